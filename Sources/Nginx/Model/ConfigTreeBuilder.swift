import Syntax

/// Expands the includes of a file into one list of entries.
struct ConfigTreeBuilder {
  /// Gives the trees of the files that an include's pattern stands for, seen from the file that has the include.
  typealias Resolver = (_ pattern: String, _ from: SourceFile) -> [SyntaxTree]

  private(set) var entries: [ConfigTree.Entry] = []
  private(set) var namesAtTop = NameSketch()
  private(set) var sources: [SourceFile] = []
  private(set) var trees: [SyntaxTree] = []
  private(set) var unresolved: [Int] = []
  private(set) var missing: [Int] = []
  private(set) var hasTemplateTags = false
  private(set) var isTooDeep = false
  let rootContext: ConfigContext

  /// Tells whether the file that an include names should be in sight and is not there.
  typealias MissingTest = (_ pattern: String, _ from: SourceFile) -> Bool

  private let resolve: Resolver
  private let isMissing: MissingTest
  private var openPaths: [String] = []
  private var includeCount = 0
  private var seen: Set<SourceFile> = []

  init(_ tree: SyntaxTree, isMissing: @escaping MissingTest = { _, _ in false }, resolve: @escaping Resolver) {
    let context = ContextInference.context(of: tree)
    rootContext = context
    self.resolve = resolve
    self.isMissing = isMissing
    entries.reserveCapacity(tree.nodeCount)
    append(tree, parent: -1, context: context, depth: 0)
  }

  private mutating func append(_ tree: SyntaxTree, parent: Int, context: ConfigContext, depth: Int) {
    if seen.insert(tree.source).inserted {
      sources.append(tree.source)
      trees.append(tree)
    }
    if tree.problems.contains(where: { $0.message == NginxLexer.templateMessage }) { hasTemplateTags = true }
    if tree.problems.contains(where: { $0.message == NginxParser.depthMessage }) { isTooDeep = true }
    openPaths.append(tree.source.path)
    append(tree.roots, parent: parent, context: context, depth: depth)
    openPaths.removeLast()
  }

  private mutating func append(_ nodes: SyntaxNodes, parent: Int, context: ConfigContext, depth: Int) {
    let isFreeForm = parent >= 0 && BlockDirectives.isFreeForm(entries[parent].name)
    for node in nodes {
      let index = entries.count
      let name = node.name
      if name.utf8.first == Byte.dollar, Placeholder.isDotted(name) { hasTemplateTags = true }
      let words = node.arguments.map(\.value)
      entries.append(
        ConfigTree.Entry(
          syntax: node, name: name, words: words,
          hasVariables: words.contains { $0.utf8.contains(Byte.dollar) },
          info: isFreeForm ? nil : DirectiveTable[name], isDirective: node.kind == .directive && !isFreeForm,
          context: context, parent: parent, end: index + 1))
      if parent < 0 { namesAtTop.insert(name) } else { entries[parent].names.insert(name) }
      if name == "include", node.form != .block {
        expand(node, index: index, parent: parent, context: context, depth: depth)
      } else if name.utf8.first == Byte.dollar, node.kind == .directive, node.arguments.isEmpty {
        unresolved.append(index)
      } else if depth < ConfigTree.maximumDepth, !node.children.isEmpty {
        let inner: ConfigContext = BlockDirectives.isFreeForm(name) ? .other : context.inside(name)
        append(node.children, parent: index, context: inner, depth: depth + 1)
        entries[index].end = entries.count
      }
    }
  }

  private mutating func expand(
    _ include: SyntaxNode, index: Int, parent: Int, context: ConfigContext, depth: Int
  ) {
    guard let pattern = include.arguments.first?.value else { return }
    let trees = resolve(pattern, include.tree.source)
    for tree in trees where !openPaths.contains(tree.source.path) {
      if depth < ConfigTree.maximumDepth, includeCount < ConfigTree.maximumIncludes {
        includeCount += 1
        append(tree, parent: parent, context: context, depth: depth + 1)
      } else {
        unresolved.append(index)
      }
    }
    guard trees.isEmpty, !IncludedContent.isHarmless(pattern) else { return }
    unresolved.append(index)
    if isMissing(pattern, include.tree.source) { missing.append(index) }
  }
}
