import Syntax

/// Reads nginx configuration: whole files, fragments (only `server`, `location` or single directives) and templates.
///
/// Grammar and error messages are nginx's own (`ngx_conf_file.c`; the directives' manual is at nginx.org/en/docs). Where
/// nginx would stop, a problem is recorded and reading goes on.
///
/// - A directive is a `directive` node; its words are the arguments, and a block's directives are its children.
/// - The lines of free-form bodies (`map`, `geo`, `types` …) are `line` nodes, named by their first word.
/// - The code of a `*_by_lua_block` is the last argument of its node.
public enum NginxParser {
  /// The deepest nesting of blocks that becomes nodes in nodes.
  public static let maximumDepth = 100

  /// What is said of a block beyond that.
  static let depthMessage = "blocks are nested more than \(maximumDepth) deep"

  /// The tree of a file, with its problems.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    var parser = Parser(source)
    parser.run()
    return parser.finish()
  }
}

/// The state of one parse.
private struct Parser {
  private let source: SourceFile
  private var lexer: NginxLexer
  private var builder: SyntaxTreeBuilder
  private var words: [NginxToken] = []
  private var blocks: [Block] = []
  private var hasReportedEnd = false

  /// A block that is open.
  private struct Block {
    /// Whether its lines are no directives: the body of a `map`.
    let isFreeForm: Bool

    /// Where its name stands; that of the brace for a block without a name.
    let nameSpan: Span

    /// Whether a node was opened for it; beyond the depth limit none is.
    let hasNode: Bool
  }

  init(_ source: SourceFile) {
    self.source = source
    lexer = NginxLexer(source.bytes)
    builder = SyntaxTreeBuilder(source: source, language: .nginx)
  }

  private var isFreeForm: Bool { blocks.last?.isFreeForm ?? false }

  mutating func run() {
    while let token = lexer.next() {
      switch token.kind {
      case .space, .byteOrderMark, .template: break
      case .comment: builder.addComment(token.span)
      case .word: addWord(token)
      case .semicolon: endDirective(token.span)
      case .open: openBlock(token.span)
      case .close: closeBlock(token.span)
      case .lua: builder.addArgument(token.span)
      }
    }
    end()
  }

  consuming func finish() -> SyntaxTree {
    for problem in lexer.problems { builder.report(problem) }
    return builder.finish()
  }

  private mutating func addWord(_ token: NginxToken) {
    if words.count == 1, let first = words.first, isPlaceholder(first), startsLine(token.span.start) {
      emit(words, at: first.span.end)
      words.removeAll(keepingCapacity: true)
    }
    words.append(token)
  }

  private mutating func endDirective(_ span: Span) {
    guard let first = words.first else {
      return builder.report(SyntaxProblem("unexpected \";\"", at: span))
    }
    let isPlain = first.quoting == .none && !first.hasEscape
    if !isFreeForm, !isPlain || BlockDirectives.mayNeedBlock(source.bytes[first.span.start]) {
      let name = value(of: first)
      if BlockDirectives.needsBlock(name, argumentCount: words.count - 1) {
        builder.report(SyntaxProblem("directive \"\(name)\" has no opening \"{\"", at: span))
      }
    }
    emit(words, at: span.end)
    words.removeAll(keepingCapacity: true)
  }

  private mutating func openBlock(_ span: Span) {
    defer { words.removeAll(keepingCapacity: true) }
    guard let first = words.first else {
      builder.report(SyntaxProblem("unexpected \"{\"", at: span))
      return open(nameSpan: .empty(at: span.start), name: nil, arguments: [], brace: span, isFreeForm: isFreeForm)
    }
    if isFreeForm {
      builder.report(SyntaxProblem("unexpected \"{\"", at: span))
      return open(words: words, brace: span, isFreeForm: true)
    }
    var header = words
    let name = value(of: first)
    if !BlockDirectives.mayHaveBlock(name) {
      let split = indexOfForgottenTerminator()
      builder.report(
        SyntaxProblem(
          "directive \"\(name)\" is not terminated by \";\"", at: span,
          hint: split.map { "a `;` is missing at the end of line \(line(of: words[$0 - 1].span))" }))
      if let split {
        emit(Array(words[..<split]), at: words[split - 1].span.end)
        header = Array(words[split...])
      }
    }
    let isFreeForm = header.first.map { BlockDirectives.isFreeForm(value(of: $0)) } ?? false
    open(words: header, brace: span, isFreeForm: isFreeForm)
  }

  private mutating func closeBlock(_ span: Span) {
    if let last = words.last {
      let expectation = isFreeForm ? "line" : "directive"
      builder.report(
        SyntaxProblem("unexpected \"}\"", at: span, hint: "the \(expectation) before it lacks its `;`"))
      emit(words, at: last.span.end)
      words.removeAll(keepingCapacity: true)
    }
    guard let block = blocks.popLast() else {
      return builder.report(SyntaxProblem("unexpected \"}\"", at: span, hint: "no block is open here"))
    }
    if block.hasNode { builder.close(at: span.end) }
  }

  private mutating func end() {
    let end = Span.empty(at: source.bytes.count)
    if let last = words.last {
      if words.contains(where: \.isUnterminated) || (words.count == 1 && isTemplate && isPlaceholder(last)) {
        hasReportedEnd = true
      } else {
        builder.report(
          SyntaxProblem(
            "unexpected end of file, expecting \";\" or \"}\"", at: end,
            hint: "the last directive lacks its `;`"))
        hasReportedEnd = true
      }
      emit(words, at: last.span.end)
    }
    if let block = blocks.last, !hasReportedEnd, lexer.problems.last?.span != end {
      builder.report(
        SyntaxProblem(
          "unexpected end of file, expecting \"}\"", at: end,
          hint: "the block on line \(line(of: block.nameSpan)) is not closed"))
    }
  }

  // MARK: - Nodes

  private mutating func emit(_ words: [NginxToken], at end: Int) {
    guard let first = words.first else { return }
    builder.open(
      isFreeForm ? .line : .directive, nameSpan: first.span, name: decoded(first), at: first.span.start)
    addArguments(words.dropFirst())
    builder.close(at: end)
  }

  private mutating func open(words: [NginxToken], brace: Span, isFreeForm: Bool) {
    guard let first = words.first else { return }
    open(
      nameSpan: first.span, name: decoded(first), arguments: words.dropFirst(), brace: brace, isFreeForm: isFreeForm)
  }

  private mutating func open(
    nameSpan: Span, name: String?, arguments: ArraySlice<NginxToken>, brace: Span, isFreeForm: Bool
  ) {
    let kind: NodeKind = self.isFreeForm ? .line : .directive
    builder.open(kind, form: .block, nameSpan: nameSpan, name: name, at: nameSpan.start)
    addArguments(arguments)
    let isTooDeep = builder.depth > NginxParser.maximumDepth
    if isTooDeep {
      if blocks.last?.hasNode != false {
        builder.report(
          SyntaxProblem(
            NginxParser.depthMessage, at: brace,
            hint: "what is deeper is read as if it stood at this depth"))
      }
      builder.close(at: brace.end)
    }
    blocks.append(
      Block(isFreeForm: isFreeForm, nameSpan: nameSpan.isEmpty ? brace : nameSpan, hasNode: !isTooDeep))
  }

  private mutating func addArguments(_ words: ArraySlice<NginxToken>) {
    for word in words { builder.addArgument(word.span, value: decoded(word), quoting: word.quoting) }
  }

  // MARK: - Words

  /// The value of a word where it differs from its bytes.
  private func decoded(_ word: NginxToken) -> String? {
    guard word.quoting != .none || word.hasEscape else { return nil }
    return value(of: word)
  }

  /// The value of a word: without quotes, `\"`, `\'`, `\\`, `\t`, `\r`, `\n` resolved, other backslashes kept.
  private func value(of word: NginxToken) -> String {
    var start = word.span.start
    var end = word.span.end
    if word.quoting != .none {
      start += 1
      if !word.isUnterminated { end -= 1 }
    }
    let raw = source.bytes[start..<max(start, end)]
    guard word.hasEscape else { return String(decoding: raw, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      if raw[index] == Byte.backslash, index + 1 < raw.endIndex, let escaped = escape(raw[index + 1]) {
        bytes.append(escaped)
        index += 2
      } else {
        bytes.append(raw[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case Byte.doubleQuote, Byte.singleQuote, Byte.backslash: byte
    case UInt8(ascii: "t"): Byte.tab
    case UInt8(ascii: "r"): Byte.carriageReturn
    case UInt8(ascii: "n"): Byte.lineFeed
    default: nil
    }
  }

  /// Whether a word is a placeholder such as `${EXTRA_CONFIG}`, which a template leaves alone on its line, without `;`.
  private func isPlaceholder(_ word: NginxToken) -> Bool {
    guard !isFreeForm, word.quoting == .none, source.bytes[word.span.start] == Byte.dollar else { return false }
    return VariableReference(source.text(word.span)) != nil
  }

  /// Whether the file's name says that something fills it in before nginx reads it.
  private var isTemplate: Bool {
    source.path.split(separator: "/").last?.split(separator: ".").dropFirst().contains { part in
      ["template", "templ", "tmpl", "tpl", "envsubst", "in", "j2", "erb", "dist"].contains(part)
    } ?? false
  }

  /// Where, among the words before a `{`, a directive starts that was meant to be one of its own: the last word that is
  /// the first of its line and the name of a directive with a block.
  private func indexOfForgottenTerminator() -> Int? {
    words.indices.dropFirst().last { index in
      words[index].quoting == .none && startsLine(words[index].span.start)
        && BlockDirectives.mayHaveBlock(value(of: words[index]))
    }
  }

  private func startsLine(_ offset: Int) -> Bool {
    var offset = offset
    while offset > 0 {
      offset -= 1
      if source.bytes[offset] == Byte.lineFeed { return true }
      if !source.bytes[offset].isNginxSpace { return false }
    }
    return true
  }

  private func line(of span: Span) -> Int { source.lineTable.line(at: span.start) }
}

extension NginxParser {
  /// The spans of a file's tokens, white space and comments included: put together they are the file.
  public static func tokens(of source: SourceFile) -> [Span] {
    var lexer = NginxLexer(source.bytes)
    var spans: [Span] = []
    while let token = lexer.next() { spans.append(token.span) }
    return spans
  }
}
