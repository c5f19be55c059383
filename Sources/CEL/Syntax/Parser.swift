/// Reads an expression by the grammar of the language definition.
///
/// Operators are read by precedence climbing, so that nesting costs few stack frames. The first break of the grammar
/// ends the parse; misuse of macros is collected.
struct Parser {
  private var lexer: Lexer
  private(set) var token = Token(kind: .end, start: 0, end: 0)
  /// The end of the token before the current one.
  private(set) var previousEnd = 0
  private var nesting = 0
  var tree = ExpressionTree()
  var diagnostics: [Diagnostic] = []

  private init(_ text: [UInt8]) { lexer = Lexer(text) }

  /// The tree of an expression, or what is wrong with it.
  static func parse(_ text: String) -> Result<ExpressionTree, CompilationFailure> {
    let bytes = Array(text.utf8)
    var parser = Parser(bytes)
    guard bytes.count <= ExpressionTree.maximumByteCount else {
      let message = "the expression is longer than \(ExpressionTree.maximumByteCount) bytes"
      return .failure(CompilationFailure(diagnostics: [Diagnostic(message: message, range: 0..<bytes.count)]))
    }
    do throws(SyntaxFailure) {
      try parser.advance()
      parser.tree.root = try parser.expression()
      guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
    } catch {
      parser.diagnostics.append(error.diagnostic)
    }
    guard parser.diagnostics.isEmpty else {
      return .failure(CompilationFailure(diagnostics: parser.diagnostics))
    }
    return .success(parser.tree)
  }

  // MARK: Tokens

  mutating func advance() throws(SyntaxFailure) {
    previousEnd = token.end
    token = try lexer.next()
  }

  /// Takes the current token if it is of a kind.
  mutating func take(_ kind: Token.Kind) throws(SyntaxFailure) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ description: String) throws(SyntaxFailure) {
    guard try take(kind) else { throw unexpected(description) }
  }

  func unexpected(_ expectation: String) -> SyntaxFailure {
    if token.kind == .end { return SyntaxFailure("expected \(expectation), but the expression ends", token.range) }
    return SyntaxFailure("expected \(expectation), found '\(text(token))'", token.range, hint: operatorHint)
  }

  /// A hint for somebody who writes the operators of other languages.
  private var operatorHint: String? {
    switch text(token) {
    case "and": return "did you mean '&&'?"
    case "or": return "did you mean '||'?"
    case "is": return "did you mean '=='?"
    default:
      let before = String(decoding: lexer.text[..<min(previousEnd, lexer.text.count)].suffix(3), as: UTF8.self)
      return before == "not" ? "did you mean '!'?" : nil
    }
  }

  func text(_ token: Token) -> String {
    String(decoding: lexer.text[token.range], as: UTF8.self)
  }

  /// The value of the current token, a literal.
  var literal: Value { lexer.literal }

  // MARK: Nodes

  mutating func node(
    _ kind: Expression.Kind, from start: Int, name: Range<Int>? = nil, children: [Int] = []
  ) throws(SyntaxFailure) -> Int {
    var depth = 0
    for child in children { depth = max(depth, tree[child].depth) }
    let range = start..<max(start, previousEnd)
    guard depth < ExpressionTree.maximumDepth else { throw tooDeep(range) }
    return tree.append(kind, range, name: name, depth: depth + 1)
  }

  private func tooDeep(_ range: Range<Int>) -> SyntaxFailure {
    SyntaxFailure("the expression is nested more than \(ExpressionTree.maximumDepth) levels deep", range)
  }

  // MARK: Operators

  /// `Expr = ConditionalOr ["?" ConditionalOr ":" Expr]`
  mutating func expression() throws(SyntaxFailure) -> Int {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= ExpressionTree.maximumDepth else { throw tooDeep(token.range) }
    let start = token.start
    let condition = try binary(minimum: .or)
    let operatorRange = token.range
    guard try take(.question) else { return condition }
    let first = try binary(minimum: .or)
    try expect(.colon, "':' of the conditional")
    let second = try expression()
    let arguments = [condition, first, second]
    return try node(
      .operation(.conditional, arguments: arguments), from: start, name: operatorRange, children: arguments)
  }

  private enum Precedence: Int {
    case or, and, relation, addition, multiplication

    var next: Precedence? { Precedence(rawValue: rawValue + 1) }
  }

  /// The current token as a binary operator.
  private var binaryOperator: (Operator, Precedence)? {
    switch token.kind {
    case .or: (.or, .or)
    case .and: (.and, .and)
    case .equal: (.equal, .relation)
    case .notEqual: (.notEqual, .relation)
    case .less: (.less, .relation)
    case .lessOrEqual: (.lessOrEqual, .relation)
    case .greater: (.greater, .relation)
    case .greaterOrEqual: (.greaterOrEqual, .relation)
    case .identifier where isWord("in"): (.in, .relation)
    case .plus: (.add, .addition)
    case .minus: (.subtract, .addition)
    case .star: (.multiply, .multiplication)
    case .slash: (.divide, .multiplication)
    case .percent: (.remainder, .multiplication)
    default: nil
    }
  }

  /// Binary operators of at least a precedence; all are left-associative.
  private mutating func binary(minimum: Precedence) throws(SyntaxFailure) -> Int {
    let start = token.start
    var left = try unary()
    while let (symbol, precedence) = binaryOperator, precedence.rawValue >= minimum.rawValue {
      if symbol == .or || symbol == .and {
        left = try logical(symbol, precedence, first: left, from: start)
        continue
      }
      let operatorRange = token.range
      try advance()
      let right = if let next = precedence.next { try binary(minimum: next) } else { try unary() }
      let arguments = [left, right]
      left = try node(.operation(symbol, arguments: arguments), from: start, name: operatorRange, children: arguments)
    }
    return left
  }

  /// A chain of `&&` or of `||`, as a balanced tree: a long one is not deep.
  private mutating func logical(
    _ symbol: Operator, _ precedence: Precedence, first: Int, from start: Int
  ) throws(SyntaxFailure) -> Int {
    var terms = [first]
    let operatorRange = token.range
    let kind = token.kind
    while try take(kind) {
      terms.append(try binary(minimum: precedence.next ?? .multiplication))
    }
    return try balanced(symbol, terms[...], name: operatorRange)
  }

  private mutating func balanced(
    _ symbol: Operator, _ terms: ArraySlice<Int>, name: Range<Int>
  ) throws(SyntaxFailure) -> Int {
    guard terms.count > 1, let first = terms.first, let last = terms.last else { return terms.first ?? 0 }
    let middle = terms.startIndex + (terms.count + 1) / 2
    let arguments = [
      try balanced(symbol, terms[..<middle], name: name), try balanced(symbol, terms[middle...], name: name),
    ]
    let depth = arguments.reduce(0) { max($0, tree[$1].depth) }
    let range = tree[first].range.lowerBound..<tree[last].range.upperBound
    guard depth < ExpressionTree.maximumDepth else { throw tooDeep(range) }
    return tree.append(.operation(symbol, arguments: arguments), range, name: name, depth: depth + 1)
  }

  /// `Unary = Member | "!" {"!"} Member | "-" {"-"} Member`
  private mutating func unary() throws(SyntaxFailure) -> Int {
    guard token.kind == .not || token.kind == .minus else { return try member() }
    var signs: [Token] = []
    let kind = token.kind
    while token.kind == kind {
      signs.append(token)
      try advance()
    }
    var operand: Int
    if kind == .minus, token.kind == .int || token.kind == .double, let sign = signs.popLast() {
      operand = try member(from: sign.start, isNegative: true)
    } else {
      operand = try member()
    }
    for sign in signs.reversed() {
      let symbol: Operator = kind == .not ? .not : .negate
      operand = try node(
        .operation(symbol, arguments: [operand]), from: sign.start, name: sign.range, children: [operand])
    }
    return operand
  }

  /// Whether the current token is a certain word.
  func isWord(_ word: StaticString) -> Bool {
    guard token.end - token.start == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(lexer.text[token.range]) }
  }
}
