import Synchronization
import Syntax

/// The directives of a configuration in the order in which nginx reads them, includes expanded where they stand.
///
/// Flat, as `SyntaxTree` is; the objects that rules see are handles into it, so that building the model of a file costs
/// one pass.
final class ConfigTree: Sendable {
  /// How deep blocks and includes may nest together.
  static let maximumDepth = 150

  /// How many files a configuration may include; files that include each other twice would double without end.
  static let maximumIncludes = 5_000

  /// A directive, or a line of a free-form body.
  struct Entry: Sendable {
    let syntax: SyntaxNode
    let name: String
    /// The values of the words after the name.
    let words: [String]
    /// Whether any of the words has a `$`, as those with variables do.
    let hasVariables: Bool
    /// What the tables know of the name; nil for a name that nobody defines, and in free-form bodies.
    let info: DirectiveInfo?
    /// Whether it is a directive rather than a line of a `map` or the like.
    let isDirective: Bool
    /// The kind of block that it stands in; `other` in free-form bodies.
    let context: ConfigContext
    /// The entry around it; -1 at the top.
    let parent: Int
    /// One past the last entry inside it.
    var end: Int
    /// Which names stand directly inside.
    var names = NameSketch()
  }

  /// All entries in reading order.
  let entries: [Entry]

  /// Which names stand at the top.
  private let namesAtTop: NameSketch

  /// The context of the top level.
  let rootContext: ConfigContext

  /// The files, each once, in reading order.
  let sources: [SourceFile]

  /// The trees of the included files, each once, in reading order.
  let includedTrees: [SyntaxTree]

  /// The includes that lead nowhere and could hold anything, placeholders of templates among them.
  let unresolvedIncludes: [Int]

  /// The includes of files that should be in sight and are not there.
  let missingIncludes: [Int]

  /// Whether tags of a template language are in it: what is not there may then be there all the same.
  let hasTemplateTags: Bool

  /// Whether blocks nest deeper than anybody reads, so that what stands in which of them is not known.
  let isTooDeep: Bool

  /// The `server` blocks of HTTP.
  let servers: [Int]

  /// The `upstream` blocks of HTTP.
  let upstreams: [Int]

  /// `limit_req_zone` and `limit_conn_zone`.
  let zones: [Int]

  /// `limit_req` and `limit_conn`.
  let zoneUses: [Int]

  /// `map`, `geo` and `split_clients` by the name of the variable that they define.
  let mappings: [String: Int]

  /// `set` by the name of its variable.
  let assignments: [String: [Int]]

  /// `set` by the block in which it stands and the name of its variable.
  let assignmentsByBlock: [BlockVariable: [Int]]

  /// `set` in an `if`, by the block around the `if` and the name of the variable.
  let conditionalAssignments: [BlockVariable: [Int]]

  /// The `rewrite` and `if` directives of each block.
  let regexDirectives: [Int: [Int]]

  /// The definitions of zones by name and by what they count.
  let zonesByName: [ZoneKey: Int]

  /// The zones that some `limit_req` or `limit_conn` names.
  let usedZones: Set<ZoneKey>

  private let cachedRedirects = Cached<RedirectIndex>()
  private let cachedErrors = Cached<[LoadError]>()
  private let cachedSurvey = Cached<ConfigSurvey>()
  private let cachedVariables = Cached<VariableSurvey>()
  private let patterns = PatternCache()
  private let hiddenByParent: [Int: IncludedContent.Kinds]
  private let largeBlocks: [Int: [String: [Int]]]

  init(_ builder: consuming ConfigTreeBuilder) {
    entries = builder.entries
    namesAtTop = builder.namesAtTop
    rootContext = builder.rootContext
    sources = builder.sources
    hasTemplateTags = builder.hasTemplateTags
    isTooDeep = builder.isTooDeep
    missingIncludes = builder.missing
    includedTrees = Array(builder.trees.dropFirst())
    let index = ConfigIndex(entries)
    unresolvedIncludes = builder.unresolved.sorted()
    hiddenByParent = ConfigTree.hiddenKinds(of: unresolvedIncludes, in: entries)
    servers = index.servers
    upstreams = index.upstreams
    zones = index.zones
    zoneUses = index.zoneUses
    mappings = index.mappings
    assignments = index.assignments
    assignmentsByBlock = index.assignmentsByBlock
    conditionalAssignments = index.conditionalAssignments
    regexDirectives = index.regexDirectives
    zonesByName = index.zonesByName
    usedZones = index.usedZones
    largeBlocks = index.largeBlocks
  }

  /// Whether the file is a part that some other file includes.
  var isFragment: Bool { rootContext != .main }

  /// Whether something that is not in sight may add to the configuration: an include that leads nowhere, a template's
  /// tags, or the file that includes a fragment.
  var isOpenEnded: Bool { isFragment || hasTemplateTags || !unresolvedIncludes.isEmpty }

  /// Which names are redirected; collected when first asked for.
  var redirects: RedirectIndex { cachedRedirects.value { RedirectIndex(self) } }

  /// What nginx would stop at when it loads the configuration; looked for when first asked for.
  var loadErrors: [LoadError] { cachedErrors.value { LoadChecker.errors(in: self) } }

  /// What only a look at the whole tells; collected when first asked for.
  var survey: ConfigSurvey { cachedSurvey.value { ConfigSurvey(self) } }

  /// The variables that occur; collected when first asked for.
  var variables: VariableSurvey { cachedVariables.value { VariableSurvey(self) } }

  /// A regular expression of the configuration, parsed once however many ask.
  func pattern(_ text: String, ignoresCase: Bool = false) -> RegexTree { patterns.tree(text, ignoresCase: ignoresCase) }

  /// A handle for an entry.
  func node(_ index: Int) -> ConfigNode { ConfigNode(tree: self, index: index) }

  /// The entries directly inside another one; -1 for the top.
  func children(of parent: Int) -> some Sequence<ConfigNode> {
    let end = parent < 0 ? entries.count : entries[parent].end
    return sequence(state: parent + 1) { [self] position -> ConfigNode? in
      guard position < end else { return nil }
      defer { position = entries[position].end }
      return node(position)
    }
  }

  /// The directives of one name directly inside a block; -1 for the top.
  func children(of parent: Int, named name: String) -> [ConfigNode] {
    guard mayHold(name, directlyIn: parent) else { return [] }
    if let index = largeBlocks[parent] { return (index[name] ?? []).map(node) }
    let end = parent < 0 ? entries.count : entries[parent].end
    var found: [ConfigNode] = []
    var position = parent + 1
    while position < end {
      if entries[position].name == name { found.append(node(position)) }
      position = entries[position].end
    }
    return found
  }

  /// The first directive of a name directly inside a block; -1 for the top.
  func firstChild(of parent: Int, named name: String) -> ConfigNode? {
    guard mayHold(name, directlyIn: parent) else { return nil }
    if let index = largeBlocks[parent] { return index[name]?.first.map(node) }
    let end = parent < 0 ? entries.count : entries[parent].end
    var position = parent + 1
    while position < end {
      if entries[position].name == name { return node(position) }
      position = entries[position].end
    }
    return nil
  }

  /// Whether a directive of a name could stand directly inside a block; a no is sure.
  private func mayHold(_ name: String, directlyIn parent: Int) -> Bool {
    parent < 0 ? namesAtTop.mayHold(name) : entries[parent].names.mayHold(name)
  }

  /// The names of the directives directly inside a block, each once, in order.
  func childNames(of parent: Int) -> [String] {
    if let index = largeBlocks[parent] { return index.keys.sorted() }
    var names: [String] = []
    for child in children(of: parent) where !names.contains(child.name) { names.append(child.name) }
    return names.sorted()
  }

  /// Whether directives of a name may stand in a block without being in sight.
  func mayHide(_ name: String, in parent: Int) -> Bool {
    if hasTemplateTags { return true }
    if hiddenByParent.isEmpty { return false }
    return hiddenByParent[parent]?.mayDefine(name) ?? false
  }

  private static func hiddenKinds(of includes: [Int], in entries: [Entry]) -> [Int: IncludedContent.Kinds] {
    var kinds: [Int: IncludedContent.Kinds] = [:]
    for index in includes {
      kinds[entries[index].parent, default: []].insert(IncludedContent.kind(of: entries[index]))
    }
    return kinds
  }
}
