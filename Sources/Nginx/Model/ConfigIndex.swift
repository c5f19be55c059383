import Syntax

/// What is looked up by name or kind over a whole configuration, collected in one pass.
struct ConfigIndex {
  /// Blocks with more children than this are indexed by name, so that thousands of servers do not make each look into
  /// their `http` a walk over all of them.
  private static let largeBlockSize = 32

  private(set) var servers: [Int] = []
  private(set) var upstreams: [Int] = []
  private(set) var zones: [Int] = []
  private(set) var zoneUses: [Int] = []
  private(set) var mappings: [String: Int] = [:]
  private(set) var assignments: [String: [Int]] = [:]
  private(set) var assignmentsByBlock: [BlockVariable: [Int]] = [:]
  private(set) var conditionalAssignments: [BlockVariable: [Int]] = [:]
  private(set) var regexDirectives: [Int: [Int]] = [:]
  private(set) var zonesByName: [ZoneKey: Int] = [:]
  private(set) var usedZones: Set<ZoneKey> = []
  private(set) var largeBlocks: [Int: [String: [Int]]] = [:]

  init(_ entries: [ConfigTree.Entry]) {
    for (index, entry) in entries.enumerated() where entry.context != .other { add(entry, index, entries) }
    indexLargeBlocks(entries)
  }

  private mutating func add(_ entry: ConfigTree.Entry, _ index: Int, _ entries: [ConfigTree.Entry]) {
    switch entry.name {
    case "server":
      if entry.context == .http || entry.context == .unknown, entry.syntax.form == .block { servers.append(index) }
    case "upstream":
      if entry.context == .http || entry.context == .unknown, entry.syntax.form == .block { upstreams.append(index) }
    case "limit_req_zone", "limit_conn_zone":
      zones.append(index)
      if let key = ZoneKey(of: entry.syntax), zonesByName[key] == nil { zonesByName[key] = index }
    case "limit_req", "limit_conn":
      zoneUses.append(index)
      if let key = ZoneKey(of: entry.syntax) { usedZones.insert(key) }
    case "map", "split_clients":
      if let name = variable(entry, at: 1) { mappings[name] = index }
    case "geo":
      if let name = variable(entry, at: entry.words.count - 1) { mappings[name] = index }
    case "rewrite", "if": regexDirectives[entry.parent, default: []].append(index)
    case "set":
      if let name = variable(entry, at: 0) {
        assignments[name, default: []].append(index)
        assignmentsByBlock[BlockVariable(block: entry.parent, name: name), default: []].append(index)
        if entry.parent >= 0, entries[entry.parent].name == "if" {
          let block = entries[entry.parent].parent
          conditionalAssignments[BlockVariable(block: block, name: name), default: []].append(index)
        }
      }
    default: break
    }
  }

  private func variable(_ entry: ConfigTree.Entry, at position: Int) -> String? {
    entry.words.indices.contains(position) ? VariableReference(entry.words[position])?.name : nil
  }

  private mutating func indexLargeBlocks(_ entries: [ConfigTree.Entry]) {
    var counts: [Int: Int] = [:]
    guard entries.count > ConfigIndex.largeBlockSize else { return }
    for entry in entries where entry.context != .other { counts[entry.parent, default: 0] += 1 }
    let large = Set(counts.filter { $0.value > ConfigIndex.largeBlockSize }.keys)
    guard !large.isEmpty else { return }
    for (index, entry) in entries.enumerated() where large.contains(entry.parent) {
      largeBlocks[entry.parent, default: [:]][entry.name, default: []].append(index)
    }
  }
}

/// A variable as one block sets it.
struct BlockVariable: Hashable, Sendable {
  /// The block; -1 at the top.
  let block: Int

  /// The variable's name in lower case, without `$`.
  let name: String
}

/// What a zone counts, and its name: requests and connections have zones of their own.
struct ZoneKey: Hashable, Sendable {
  /// Whether requests are counted rather than connections.
  let countsRequests: Bool

  /// The zone's name.
  let name: String

  /// The zone that a directive defines or uses; nil when it names none.
  init?(of directive: SyntaxNode) {
    let words = directive.arguments.lazy.map(\.value)
    countsRequests = directive.hasName("limit_req") || directive.hasName("limit_req_zone")
    if directive.hasName("limit_conn") {
      guard let name = words.first else { return nil }
      self.name = name
    } else {
      guard let word = words.first(where: { $0.hasPrefix("zone=") }) else { return nil }
      name = String(word.dropFirst("zone=".count).prefix { $0 != ":" })
    }
  }
}
