import Syntax

/// A document of a YAML tree, read as values: aliases followed, merge keys applied, scalars typed.
///
/// Aliases that lead nowhere, into themselves, or to more than can reasonably be expanded, read as null; the tree's
/// problems name them. So whoever walks the values of a document comes to an end, after bounded work and depth.
public final class YAMLDocument: Sendable {
  /// The tree.
  public let tree: SyntaxTree

  /// The document's node.
  public let node: SyntaxNode

  /// For the index of each alias node, the index of the node that it stands for.
  let aliasTargets: [Int: Int]

  private init(tree: SyntaxTree, node: SyntaxNode) {
    self.tree = tree
    self.node = node
    aliasTargets = YAMLDocument.resolveAliases(in: node)
  }

  /// The documents of a tree, in order.
  public static func documents(of tree: SyntaxTree) -> [YAMLDocument] {
    tree.roots.map { YAMLDocument(tree: tree, node: $0) }
  }

  /// The first document of a tree; nil for a text that holds nothing but comments.
  public convenience init?(_ tree: SyntaxTree) {
    guard let node = tree.roots.first else { return nil }
    self.init(tree: tree, node: node)
  }

  /// Reads a text; the first document's root, and what is wrong with the text.
  ///
  /// The root is nil for a text that holds nothing but comments.
  public static func read(_ source: SourceFile, language: Language) -> (root: YAMLValue?, problems: [SyntaxProblem]) {
    let tree = YAMLParser.parse(source, language: language)
    return (YAMLDocument(tree)?.root, tree.problems)
  }

  /// The value of the whole document.
  public var root: YAMLValue { YAMLValue(document: self, holder: node) }

  private static func resolveAliases(in root: SyntaxNode) -> [Int: Int] {
    guard root.form == .alias || root.descendants.contains(where: { $0.form == .alias }) else { return [:] }
    var table = AliasTable()
    var targets: [Int: Int] = [:]
    var ends: [Int] = []
    func visit(_ node: SyntaxNode) {
      while let end = ends.last, end <= node.index {
        table.leave()
        ends.removeLast()
      }
      table.enter(node.index, anchor: node.flag(named: "anchor"))
      ends.append(node.subtreeEnd)
      guard node.form == .alias, let name = node.arguments.first?.value else { return }
      if case .node(let target) = table.resolve(name) { targets[node.index] = target }
    }
    visit(root)
    for node in root.descendants { visit(node) }
    return targets
  }
}

extension SyntaxNode {
  /// The value of the first flag with a name.
  func flag(named name: String) -> String? { hasFlags ? flags.first { $0.name == name }?.value : nil }
}
