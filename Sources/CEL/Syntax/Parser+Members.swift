extension Parser {
  /// `Member = Primary | Member "." SELECTOR ["(" [ExprList] ")"] | Member "[" Expr "]"`, with `.?` and `[?` of
  /// optional values.
  mutating func member(from start: Int? = nil, isNegative: Bool = false) throws(SyntaxFailure) -> Int {
    let start = start ?? token.start
    var operand = try primary(from: start, isNegative: isNegative)
    while true {
      switch token.kind {
      case .dot:
        try advance()
        operand = try selection(of: operand, from: start)
      case .leftBracket:
        let bracket = token.range
        try advance()
        let isOptional = try take(.question)
        let index = try expression()
        try expect(.rightBracket, "']'")
        let symbol: Operator = isOptional ? .optionalIndex : .index
        operand = try node(
          .operation(symbol, arguments: [operand, index]), from: start, name: bracket, children: [operand, index])
      case .leftBrace:
        guard let type = qualifiedName(operand) else { throw unexpected("an operator or the end") }
        try skipMessageFields()
        operand = try node(.message(type: type), from: start)
      default: return operand
      }
    }
  }

  private mutating func selection(of operand: Int, from start: Int) throws(SyntaxFailure) -> Int {
    let isOptional = try take(.question)
    let nameRange = token.range
    let name: String
    if token.kind == .quotedIdentifier {
      name = String(text(token).dropFirst().dropLast())
      try advance()
      return try node(
        .select(operand: operand, field: name, isOptional: isOptional), from: start, name: nameRange,
        children: [operand])
    }
    guard token.kind == .identifier, !isKeyword else { throw unexpected("the name of a field or function") }
    name = text(token)
    try advance()
    if !isOptional, token.kind == .leftParenthesis {
      let arguments = try self.arguments()
      return try memberCall(operand, name, arguments, from: start, name: nameRange)
    }
    return try node(
      .select(operand: operand, field: name, isOptional: isOptional), from: start, name: nameRange,
      children: [operand])
  }

  /// Whether the current token is a word that is neither an identifier nor a selector.
  private var isKeyword: Bool { isWord("in") || isWord("true") || isWord("false") || isWord("null") }

  private mutating func primary(from start: Int, isNegative: Bool) throws(SyntaxFailure) -> Int {
    switch token.kind {
    case .int, .uint, .double, .string, .bytes: return try literalExpression(from: start, isNegative: isNegative)
    case .identifier, .dot: return try identifierOrCall(from: start)
    case .leftParenthesis:
      try advance()
      let inner = try expression()
      try expect(.rightParenthesis, "')'")
      return inner
    case .leftBracket: return try list(from: start)
    case .leftBrace: return try map(from: start)
    default: throw unexpected("an expression")
    }
  }

  private mutating func literalExpression(from start: Int, isNegative: Bool) throws(SyntaxFailure) -> Int {
    var value = literal
    if token.kind == .int, case .uint(let magnitude) = value {
      if isNegative, magnitude <= UInt64(Int64.max) + 1 {
        value = .int(0 &- Int64(truncatingIfNeeded: magnitude))
      } else if let positive = Int64(exactly: magnitude) {
        value = .int(positive)
      } else {
        throw SyntaxFailure("the number does not fit in 64 bits", token.range)
      }
    } else if isNegative, case .double(let number) = value {
      value = .double(-number)
    }
    try advance()
    return try node(.literal(value), from: start)
  }

  private mutating func identifierOrCall(from start: Int) throws(SyntaxFailure) -> Int {
    let isAbsolute = try take(.dot)
    guard token.kind == .identifier else { throw unexpected("a name") }
    let name = text(token)
    let nameRange = token.range
    if !isAbsolute {
      if isWord("true") || isWord("false") {
        try advance()
        return try node(.literal(.bool(name == "true")), from: start)
      }
      if isWord("null") {
        try advance()
        return try node(.literal(.null), from: start)
      }
    }
    if isKeyword { throw unexpected("an expression") }
    if ReservedWords.contains(name) {
      throw SyntaxFailure("'\(name)' is a reserved word", nameRange, hint: "only fields may be called so")
    }
    try advance()
    if token.kind == .leftParenthesis {
      let arguments = try self.arguments()
      return try call(name, arguments, from: start, name: nameRange)
    }
    return try node(.identifier(name), from: start, name: nameRange)
  }

  /// `"(" [ExprList] ")"`
  private mutating func arguments() throws(SyntaxFailure) -> [Int] {
    try expect(.leftParenthesis, "'('")
    var arguments: [Int] = []
    if try take(.rightParenthesis) { return arguments }
    repeat { arguments.append(try expression()) } while try take(.comma)
    try expect(.rightParenthesis, "',' or ')'")
    return arguments
  }

  private mutating func list(from start: Int) throws(SyntaxFailure) -> Int {
    try advance()
    var elements: [Expression.Element] = []
    // A comma may follow the elements, even if there are none.
    if token.kind == .comma { try advance() } else { try listElements(&elements) }
    try expect(.rightBracket, "',' or ']'")
    return try node(.list(elements), from: start, children: elements.map(\.value))
  }

  private mutating func listElements(_ elements: inout [Expression.Element]) throws(SyntaxFailure) {
    while token.kind != .rightBracket {
      let isOptional = try take(.question)
      elements.append(Expression.Element(value: try expression(), isOptional: isOptional))
      guard try take(.comma) else { break }
    }
  }

  private mutating func map(from start: Int) throws(SyntaxFailure) -> Int {
    try advance()
    var entries: [Expression.Entry] = []
    if token.kind == .comma { try advance() } else { try mapEntries(&entries) }
    try expect(.rightBrace, "',' or '}'")
    return try node(.map(entries), from: start, children: entries.flatMap { [$0.key, $0.value] })
  }

  private mutating func mapEntries(_ entries: inout [Expression.Entry]) throws(SyntaxFailure) {
    while token.kind != .rightBrace {
      let isOptional = try take(.question)
      let key = try expression()
      try expect(.colon, "':' between key and value")
      entries.append(Expression.Entry(key: key, value: try expression(), isOptional: isOptional))
      guard try take(.comma) else { break }
    }
  }

  /// The fields of a message literal. They are read so that the rest of the grammar holds, and dropped, because the
  /// checker rejects every message: models cannot be constructed.
  private mutating func skipMessageFields() throws(SyntaxFailure) {
    try advance()
    while token.kind != .rightBrace {
      _ = try take(.question)
      guard token.kind == .identifier || token.kind == .quotedIdentifier else {
        throw unexpected("the name of a field")
      }
      try advance()
      try expect(.colon, "':' between field and value")
      _ = try expression()
      guard try take(.comma) else { break }
    }
    try expect(.rightBrace, "',' or '}'")
  }

  /// `a.b.c` as one name; nil for anything else.
  func qualifiedName(_ index: Int) -> String? { tree.qualifiedName(index) }
}

extension ExpressionTree {
  /// `a.b.c` as one name; nil for anything else.
  func qualifiedName(_ index: Int) -> String? {
    switch self[index].kind {
    case .identifier(let name): return name
    case .select(let operand, let field, false):
      guard let prefix = qualifiedName(operand) else { return nil }
      return prefix + "." + field
    default: return nil
    }
  }

  /// Whether a name is one of the root scope, `.a` or `.a.b`, which skips the variables of macros.
  func isAbsolute(_ index: Int) -> Bool {
    switch self[index].kind {
    case .identifier: self[index].range.lowerBound != self[index].name.lowerBound
    case .select(let operand, _, _): isAbsolute(operand)
    default: false
    }
  }
}
