import Syntax

/// A directive of a configuration, as it stands after its includes are expanded.
struct ConfigNode: Sendable {
  let tree: ConfigTree
  let index: Int

  private var entry: ConfigTree.Entry { tree.entries[index] }

  /// The name.
  var name: String { entry.name }

  /// Its place in its file.
  var syntax: SyntaxNode { entry.syntax }

  /// The kind of block that it stands in.
  var context: ConfigContext { entry.context }

  /// Whether it is a directive rather than a line of a `map` or the like.
  var isDirective: Bool { entry.syntax.kind == .directive && !isInFreeForm }

  /// Whether it has a block.
  var isBlock: Bool { entry.syntax.form == .block }

  /// The directive around it.
  var parent: ConfigNode? { entry.parent < 0 ? nil : tree.node(entry.parent) }

  /// The index of the directive around it; -1 at the top.
  var parentIndex: Int { entry.parent }

  /// The values of the words after the name.
  var arguments: [String] { entry.syntax.arguments.map(\.value) }

  /// The value of one word after the name, from 0.
  func argument(_ position: Int) -> String? {
    let arguments = entry.syntax.arguments
    return arguments.indices.contains(position) ? arguments[position].value : nil
  }

  /// The whole directive.
  var place: Place { entry.syntax.place }

  /// The name and the words after it, without the block.
  var headPlace: Place {
    let end = entry.syntax.arguments.last?.span ?? entry.syntax.nameSpan
    return Place(entry.syntax.tree.source, entry.syntax.nameSpan.union(end))
  }

  /// One word after the name, from 0; the name where there is none.
  func place(ofArgument position: Int) -> Place {
    let arguments = entry.syntax.arguments
    return arguments.indices.contains(position) ? arguments[position].place : entry.syntax.namePlace
  }

  /// All words after the name; the name where there are none.
  var valuePlace: Place {
    let arguments = entry.syntax.arguments
    guard let first = arguments.first, let last = arguments.last else { return entry.syntax.namePlace }
    return Place(entry.syntax.tree.source, first.span.union(last.span))
  }

  /// Where a word refers to a variable, whose name is in lower case; all words where none does.
  func place(ofVariable name: String) -> Place {
    let source = entry.syntax.tree.source
    for argument in entry.syntax.arguments {
      let written = Array(source[argument.span])
      for match in VariableScanner(written) where match.name?.lowercased() == name {
        let start = argument.span.start + match.range.lowerBound
        return Place(source, Span(start, start + match.range.count))
      }
    }
    return valuePlace
  }

  /// What stands directly inside.
  var children: some Sequence<ConfigNode> { tree.children(of: index) }

  /// The directives of a name that stand directly inside.
  func children(named name: String) -> [ConfigNode] { tree.children(of: index, named: name) }

  /// Whether a directive of a name stands directly inside.
  func has(_ name: String) -> Bool { !children(named: name).isEmpty }

  /// All entries inside, at whatever depth.
  var descendants: some Sequence<ConfigNode> { ((index + 1)..<entry.end).lazy.map { [tree] in tree.node($0) } }

  /// The nearest block of a name around it.
  func enclosing(_ name: String) -> ConfigNode? {
    var current = parent
    while let node = current {
      if node.name == name, node.isBlock { return node }
      current = node.parent
    }
    return nil
  }

  private var isInFreeForm: Bool { parent.map { BlockDirectives.isFreeForm($0.name) } ?? false }
}
