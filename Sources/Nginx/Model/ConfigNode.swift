import Syntax

/// A directive of a configuration, as it stands after its includes are expanded.
struct ConfigNode: Sendable {
  let tree: ConfigTree
  let index: Int

  /// The name.
  var name: String { tree.entries[index].name }

  /// Its place in its file.
  var syntax: SyntaxNode { tree.entries[index].syntax }

  /// What the tables know of its name; nil for a name that nobody defines, and in free-form bodies.
  var info: DirectiveInfo? { tree.entries[index].info }

  /// The kind of block that it stands in.
  var context: ConfigContext { tree.entries[index].context }

  /// Whether it is a directive rather than a line of a `map` or the like.
  var isDirective: Bool { tree.entries[index].isDirective }

  /// Whether it has a block.
  var isBlock: Bool { syntax.form == .block }

  /// The directive around it.
  var parent: ConfigNode? { parentIndex < 0 ? nil : tree.node(parentIndex) }

  /// The index of the directive around it; -1 at the top.
  var parentIndex: Int { tree.entries[index].parent }

  /// The values of the words after the name.
  var arguments: [String] { tree.entries[index].words }

  /// The value of one word after the name, from 0.
  func argument(_ position: Int) -> String? {
    let words = tree.entries[index].words
    return words.indices.contains(position) ? words[position] : nil
  }

  /// The whole directive.
  var place: Place { syntax.place }

  /// The name and the words after it, without the block.
  var headPlace: Place {
    let syntax = syntax
    let end = syntax.arguments.last?.span ?? syntax.nameSpan
    return Place(syntax.tree.source, syntax.nameSpan.union(end))
  }

  /// One word after the name, from 0; the name where there is none.
  func place(ofArgument position: Int) -> Place {
    let arguments = syntax.arguments
    return arguments.indices.contains(position) ? arguments[position].place : syntax.namePlace
  }

  /// All words after the name; the name where there are none.
  var valuePlace: Place {
    let arguments = syntax.arguments
    guard let first = arguments.first, let last = arguments.last else { return syntax.namePlace }
    return Place(syntax.tree.source, first.span.union(last.span))
  }

  /// Where a word refers to a variable, whose name is in lower case; all words where none does.
  func place(ofVariable name: String) -> Place {
    let source = syntax.tree.source
    for argument in syntax.arguments {
      let written = Array(source[argument.span])
      for match in VariableScanner(written) where match.name?.inLowerCase == name {
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
  func has(_ name: String) -> Bool { firstChild(named: name) != nil }

  /// The first directive of a name that stands directly inside.
  func firstChild(named name: String) -> ConfigNode? { tree.firstChild(of: index, named: name) }

  /// All entries inside, at whatever depth.
  var descendants: some Sequence<ConfigNode> {
    ((index + 1)..<tree.entries[index].end).lazy.map { [tree] in tree.node($0) }
  }

  /// The nearest block of a name around it.
  func enclosing(_ name: String) -> ConfigNode? {
    var current = parent
    while let node = current {
      if node.name == name, node.isBlock { return node }
      current = node.parent
    }
    return nil
  }
}
