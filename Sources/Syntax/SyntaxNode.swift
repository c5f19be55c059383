/// A node of a tree: a handle of two words, cheap to copy.
public struct SyntaxNode: Sendable, Hashable {
  /// The tree it belongs to.
  public let tree: SyntaxTree

  /// Its place in document order, from 0.
  public let index: Int

  init(tree: SyntaxTree, index: Int) {
    self.tree = tree
    self.index = index
  }

  private var record: NodeRecord { tree.records[index] }

  /// What it is.
  public var kind: NodeKind { tree.records[index].kind }

  /// What follows its name.
  public var form: NodeForm { tree.records[index].form }

  /// The instruction (in capitals), the directive, the key; empty where the kind has no name.
  public var name: String { tree.string(tree.records[index].name) }

  /// Where the name stands; empty where there is none.
  public var nameSpan: Span { tree.records[index].nameSpan }

  /// The whole node with its children, without the line ending.
  public var span: Span { tree.records[index].span }

  /// The whole node as a place.
  public var place: Place { Place(tree.source, record.span) }

  /// The name as a place.
  public var namePlace: Place { Place(tree.source, record.nameSpan) }

  /// The node around it.
  public var parent: SyntaxNode? {
    let parent = record.parent
    return parent < 0 ? nil : SyntaxNode(tree: tree, index: Int(parent))
  }

  /// The nodes directly inside, in document order.
  public var children: SyntaxNodes {
    SyntaxNodes(tree: tree, range: (index + 1)..<Int(record.subtreeEnd))
  }

  /// The index of the first node after this one that is not inside of it, in document order.
  public var subtreeEnd: Int { Int(record.subtreeEnd) }

  /// All nodes inside, at whatever depth, in document order.
  public var descendants: some Sequence<SyntaxNode> {
    ((index + 1)..<Int(record.subtreeEnd)).lazy.map { SyntaxNode(tree: tree, index: $0) }
  }

  /// The words after the name.
  public var arguments: Arguments {
    let record = record
    let first = Int(record.firstArgument)
    return Arguments(tree: tree, range: first..<(first + Int(record.argumentCount)))
  }

  /// The flags of a Dockerfile instruction (`--mount=…`); `tag` and `anchor` of a YAML node.
  public var flags: [Flag] {
    let record = record
    let first = Int(record.firstFlag)
    return (first..<(first + Int(record.flagCount))).map { index in
      let flag = tree.flags[index]
      return Flag(
        name: flag.name, value: flag.value, place: Place(tree.source, flag.span),
        valuePlace: Place(tree.source, flag.valueSpan))
    }
  }

  /// Whether it has flags: what `flags` would make a list of.
  public var hasFlags: Bool { record.flagCount > 0 }

  /// Whether it opens heredocs.
  public var hasHeredocs: Bool { record.heredocCount > 0 }

  /// The heredocs that the instruction opens, in the order of their bodies.
  public var heredocs: [Heredoc] {
    let record = record
    let first = Int(record.firstHeredoc)
    return (first..<(first + Int(record.heredocCount))).map { index in
      let heredoc = tree.heredocs[index]
      return Heredoc(
        name: heredoc.name, content: tree.string(heredoc.content), place: Place(tree.source, heredoc.contentSpan),
        expands: heredoc.expands, stripsTabs: heredoc.stripsTabs)
    }
  }

  /// The first child with a name, compared byte by byte.
  public func child(named name: String) -> SyntaxNode? {
    children.first { $0.hasName(name) }
  }

  /// Whether the name is `name`, compared byte by byte and without making a string.
  public func hasName(_ name: String) -> Bool {
    tree.matches(record.name, name)
  }
}

/// One word after a node's name.
public struct Argument: Sendable {
  fileprivate let tree: SyntaxTree
  fileprivate let record: ArgumentRecord

  /// The word with quotes and escapes resolved as its language does.
  public var value: String { tree.string(record.value) }

  /// The word as written.
  public var raw: String { tree.source.text(record.span) }

  /// Where it stands, quotes included.
  public var span: Span { record.span }

  /// Where it stands, quotes included.
  public var place: Place { Place(tree.source, record.span) }

  /// How it was quoted.
  public var quoting: Quoting { record.quoting }

  /// Hands the bytes of the value to `body` without making a string.
  public func withValue(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { tree.withBytes(record.value, body) }

  /// Whether the value is `value`, compared byte by byte and without making a string.
  public func hasValue(_ value: String) -> Bool { tree.matches(record.value, value) }
}

/// The words after a node's name.
public struct Arguments: Sendable, RandomAccessCollection {
  fileprivate let tree: SyntaxTree
  fileprivate let range: Range<Int>

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of words.
  public var endIndex: Int { range.count }

  /// The word at a position, from 0.
  public subscript(position: Int) -> Argument {
    Argument(tree: tree, record: tree.arguments[range.lowerBound + position])
  }
}

/// The nodes of one level.
public struct SyntaxNodes: Sendable, Sequence {
  fileprivate let tree: SyntaxTree
  fileprivate let range: Range<Int>

  init(tree: SyntaxTree, range: Range<Int>) {
    self.tree = tree
    self.range = range
  }

  /// Whether there is none.
  public var isEmpty: Bool { range.isEmpty }

  /// The first of them.
  public var first: SyntaxNode? { range.first.map { SyntaxNode(tree: tree, index: $0) } }

  /// Walks them in document order.
  public func makeIterator() -> Iterator { Iterator(tree: tree, position: range.lowerBound, end: range.upperBound) }

  /// The state of a walk.
  public struct Iterator: IteratorProtocol {
    fileprivate let tree: SyntaxTree
    fileprivate var position: Int
    fileprivate let end: Int

    /// The next sibling.
    public mutating func next() -> SyntaxNode? {
      guard position < end else { return nil }
      defer { position = Int(tree.records[position].subtreeEnd) }
      return SyntaxNode(tree: tree, index: position)
    }
  }
}

extension SyntaxTree {
  fileprivate func matches(_ reference: StringReference, _ text: String) -> Bool {
    if case .source(let span) = reference, span.count != text.utf8.count { return false }
    return withBytes(reference) { $0.elementsEqual(text.utf8) }
  }

  fileprivate func withBytes<Result>(
    _ reference: StringReference, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch reference {
    case .source(let span):
      return source.bytes.withUnsafeBufferPointer { bytes in
        let end = min(span.end, bytes.count)
        return body(UnsafeBufferPointer(rebasing: bytes[min(span.start, end)..<end]))
      }
    case .stored(let index):
      var text = strings[Int(index)]
      return text.withUTF8(body)
    }
  }
}

extension SyntaxNode {
  /// Whether both are the same node of the same tree.
  public static func == (left: SyntaxNode, right: SyntaxNode) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}
