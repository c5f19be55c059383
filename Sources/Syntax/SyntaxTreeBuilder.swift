/// Collects the nodes of one file while a parser walks through it.
///
/// `open` starts a node and `close` ends the innermost one; arguments, flags and heredocs go to the node that was opened
/// last, before its first child. Whatever is still open at the end is closed there.
public struct SyntaxTreeBuilder {
  private let source: SourceFile
  private let language: Language
  private var problems: [SyntaxProblem] = []
  private var comments: [Span] = []
  private var records: [NodeRecord] = []
  private var arguments: [ArgumentRecord] = []
  private var flags: [FlagRecord] = []
  private var heredocs: [HeredocRecord] = []
  private var strings: [String] = []
  private var openNodes: [Int] = []

  /// A builder for the tree of `source`.
  public init(source: SourceFile, language: Language) {
    self.source = source
    self.language = language
  }

  /// The number of nodes that are open: the depth of the next one.
  public var depth: Int { openNodes.count }

  /// Opens a node inside the innermost open one. Its end is where `close` says.
  ///
  /// - Parameter name: the name if it differs from the bytes of `nameSpan` (other letter case, escapes); nil if not.
  public mutating func open(
    _ kind: NodeKind, form: NodeForm = .plain, nameSpan: Span, name: String? = nil, at start: Int
  ) {
    records.append(
      NodeRecord(
        kind: kind, form: form, name: reference(name, nameSpan), nameSpan: nameSpan, span: .empty(at: start),
        parent: openNodes.last.map { Int32(clamping: $0) } ?? -1, subtreeEnd: UInt32(clamping: records.count + 1),
        firstArgument: UInt32(clamping: arguments.count), argumentCount: 0, firstFlag: UInt32(clamping: flags.count),
        flagCount: 0, firstHeredoc: UInt32(clamping: heredocs.count), heredocCount: 0))
    openNodes.append(records.count - 1)
  }

  /// Changes the form of the innermost open node.
  public mutating func setForm(_ form: NodeForm) {
    guard let node = openNodes.last else { return }
    records[node].form = form
  }

  /// Adds a word to the innermost open node.
  ///
  /// - Parameter value: the word if it differs from the bytes of `span` (quotes, escapes); nil if not.
  public mutating func addArgument(_ span: Span, value: String? = nil, quoting: Quoting = .none) {
    guard let node = openNodes.last else { return }
    arguments.append(ArgumentRecord(value: reference(value, span), span: span, quoting: quoting))
    records[node].argumentCount += 1
  }

  /// Adds a flag to the innermost open node.
  public mutating func addFlag(name: String, value: String?, span: Span, valueSpan: Span) {
    guard let node = openNodes.last else { return }
    flags.append(FlagRecord(name: name, value: value, span: span, valueSpan: valueSpan))
    records[node].flagCount += 1
  }

  /// Adds a heredoc to the innermost open node.
  ///
  /// - Parameter content: the body if it differs from the bytes of `contentSpan` (stripped tabs); nil if not.
  public mutating func addHeredoc(
    name: String, content: String? = nil, contentSpan: Span, expands: Bool, stripsTabs: Bool
  ) {
    guard let node = openNodes.last else { return }
    heredocs.append(
      HeredocRecord(
        name: name, content: reference(content, contentSpan), contentSpan: contentSpan, expands: expands,
        stripsTabs: stripsTabs))
    records[node].heredocCount += 1
  }

  /// Closes the innermost open node at byte offset `end`.
  public mutating func close(at end: Int) {
    guard let node = openNodes.popLast() else { return }
    records[node].span = Span(records[node].span.start, end)
    records[node].subtreeEnd = UInt32(clamping: records.count)
  }

  /// Records a comment, from its marker to before the line ending.
  public mutating func addComment(_ span: Span) { comments.append(span) }

  /// Records a problem.
  public mutating func report(_ problem: SyntaxProblem) { problems.append(problem) }

  /// The tree; nodes that are still open are closed at the end of the file.
  public consuming func finish() -> SyntaxTree {
    while !openNodes.isEmpty { close(at: source.bytes.count) }
    return SyntaxTree(
      source: source, language: language, problems: problems.sorted { $0.span < $1.span },
      comments: comments.sorted(), records: records, arguments: arguments, flags: flags, heredocs: heredocs,
      strings: strings)
  }

  private mutating func reference(_ text: String?, _ span: Span) -> StringReference {
    guard let text else { return .source(span) }
    strings.append(text)
    return .stored(UInt32(clamping: strings.count - 1))
  }
}
