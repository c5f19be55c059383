/// The tree of one file, whatever its language: named nodes with arguments, flat and in document order.
///
/// An nginx directive, a Dockerfile instruction, a YAML mapping entry and a sequence item are all nodes. What differs
/// between languages is which kinds appear and what their arguments mean; each language's model says that.
/// Nodes live in arrays and refer to each other by index, so a tree is a handful of allocations.
public final class SyntaxTree: Sendable {
  /// The file that was parsed.
  public let source: SourceFile

  /// Its language.
  public let language: Language

  /// What the parser could not accept, in document order. The rest of the tree is valid all the same.
  public let problems: [SyntaxProblem]

  /// The comments of the file, in document order, each from its marker to the end of its line (line ending excluded).
  public let comments: [Span]

  let records: [NodeRecord]
  let arguments: [ArgumentRecord]
  let flags: [FlagRecord]
  let heredocs: [HeredocRecord]
  let strings: [String]

  init(
    source: SourceFile, language: Language, problems: [SyntaxProblem], comments: [Span], records: [NodeRecord],
    arguments: [ArgumentRecord], flags: [FlagRecord], heredocs: [HeredocRecord], strings: [String]
  ) {
    self.source = source
    self.language = language
    self.problems = problems
    self.comments = comments
    self.records = records
    self.arguments = arguments
    self.flags = flags
    self.heredocs = heredocs
    self.strings = strings
  }

  /// The same tree with further problems, of those that show only once the whole is read.
  public func adding(_ more: [SyntaxProblem]) -> SyntaxTree {
    SyntaxTree(
      source: source, language: language, problems: (problems + more).sorted { $0.span < $1.span }, comments: comments,
      records: records, arguments: arguments, flags: flags, heredocs: heredocs, strings: strings)
  }

  /// The number of nodes.
  public var nodeCount: Int { records.count }

  /// The nodes without a parent, in document order.
  public var roots: SyntaxNodes { SyntaxNodes(tree: self, range: 0..<records.count) }

  /// The node at an index of document order; the index comes from `SyntaxNode.index` of the same tree.
  public func node(at index: Int) -> SyntaxNode { SyntaxNode(tree: self, index: index) }

  /// All nodes in document order, parents before their children.
  public var allNodes: some Sequence<SyntaxNode> {
    (0..<records.count).lazy.map { SyntaxNode(tree: self, index: $0) }
  }

  func string(_ reference: StringReference) -> String {
    switch reference {
    case .source(let span): source.text(span)
    case .stored(let index): strings[Int(index)]
    }
  }
}

/// What a node is.
public enum NodeKind: UInt8, Sendable, CaseIterable {
  /// A Dockerfile instruction, an nginx directive.
  case directive
  /// A Dockerfile parser directive such as `# escape=`.
  case parserDirective
  /// A YAML document.
  case document
  /// A YAML mapping entry; its name is the key.
  case entry
  /// A YAML sequence item; it has no name.
  case item
  /// A line of a free-form nginx body (`map`, `types`, Lua ...), a pattern of an ignore file.
  case line
  /// A variable of an environment file.
  case variable
}

/// What follows a node's name.
public enum NodeForm: UInt8, Sendable, CaseIterable {
  /// Words, or nothing.
  case plain
  /// A JSON array (Dockerfile's exec form).
  case json
  /// A braced block; children are inside.
  case block
  /// A YAML scalar, which is the only argument.
  case scalar
  /// A YAML mapping; children are entries.
  case mapping
  /// A YAML sequence; children are items.
  case sequence
  /// A YAML alias; the only argument is the anchor's name.
  case alias
}

/// How a word was quoted in the source.
public enum Quoting: UInt8, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// Between `'`.
  case single
  /// Between `"`.
  case double
  /// As a string of a JSON array.
  case json
  /// Quoted in part, or in several ways: `a"b c"`.
  case mixed
  /// A YAML literal block scalar (`|`).
  case literal
  /// A YAML folded block scalar (`>`).
  case folded
}

/// Text of a tree: a slice of the file or, where decoding changed it, a string kept aside.
enum StringReference: Sendable {
  case source(Span)
  case stored(UInt32)
}

struct NodeRecord: Sendable {
  var kind: NodeKind
  var form: NodeForm
  var name: StringReference
  var nameSpan: Span
  var span: Span
  var parent: Int32
  var subtreeEnd: UInt32
  var firstArgument: UInt32
  var argumentCount: UInt32
  var firstFlag: UInt32
  var flagCount: UInt32
  var firstHeredoc: UInt32
  var heredocCount: UInt32
}

struct ArgumentRecord: Sendable {
  var value: StringReference
  var span: Span
  var quoting: Quoting
}

struct FlagRecord: Sendable {
  var name: String
  var value: String?
  var span: Span
  var valueSpan: Span
}

struct HeredocRecord: Sendable {
  var name: String
  var content: StringReference
  var contentSpan: Span
  var expands: Bool
  var stripsTabs: Bool
}
