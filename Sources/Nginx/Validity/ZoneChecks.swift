import Syntax

/// The zones of shared memory.
struct SharedZones {
  /// A zone.
  struct Zone {
    /// What uses it: two kinds of users cannot share one.
    let owner: String
    /// Its size; 0 while only uses of it are known.
    var size: Int
    /// The directive that defines it, or first names it.
    var entry: Int
    /// Whether something has been bound to it that allows no second definition.
    var isBound: Bool
  }

  /// The zones by name.
  private(set) var zones: [String: Zone] = [:]

  /// The names in the order in which they are first used.
  private(set) var order: [String] = []

  subscript(name: String) -> Zone? {
    get { zones[name] }
    set {
      if let newValue, zones.updateValue(newValue, forKey: name) == nil { order.append(name) }
    }
  }
}

/// The directives that define and use zones.
extension LoadChecker {
  /// The size of a page of memory, of which nginx's smallest zones are multiples.
  private static var page: Int { 4096 }

  mutating func checkZone(_ node: ConfigNode, _ words: [String]) {
    switch node.name {
    case "limit_req_zone", "limit_conn_zone": checkLimitZone(node, words)
    case "limit_req": checkRequestLimit(node, words)
    case "limit_conn": checkConnectionLimit(node, words)
    case "zone": checkUpstreamZone(node, words)
    default: checkSessionCache(node, words)
    }
  }

  private mutating func checkLimitZone(_ node: ConfigNode, _ words: [String]) {
    var zone: (name: String, size: Int)?
    for (position, word) in words.enumerated().dropFirst() {
      if word.hasPrefix("zone=") {
        let parts = word.dropFirst(5).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let size = ValueSyntax.size(parts[1]) else {
          return report(.invalidValue, "invalid zone size \"\(word)\"", node.index, word: position)
        }
        guard size >= 8 * LoadChecker.page else {
          return report(.invalidValue, "zone \"\(word)\" is too small", node.index, word: position)
        }
        zone = (String(parts[0]), size)
      } else if word.hasPrefix("rate="), node.name == "limit_req_zone" {
        var rate = word.dropFirst(5)
        if rate.hasSuffix("r/s") || rate.hasSuffix("r/m") { rate = rate.dropLast(3) }
        if ValueSyntax.number(rate) ?? 0 <= 0 {
          return report(
            .invalidValue, "invalid rate \"\(word)\"", node.index, word: position,
            hint: "a rate is a whole number and r/s or r/m")
        }
      } else {
        return report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: position)
      }
    }
    guard let zone, !zone.name.isEmpty else {
      return report(.invalidValue, "\"\(node.name)\" must have \"zone\" parameter", node.index)
    }
    let owner = node.name == "limit_req_zone" ? "limit_req" : "limit_conn"
    guard share(zone.name, size: zone.size, owner: owner, node, word: nil) else { return }
    if let first = zones[zone.name], first.isBound {
      let key = tree.node(first.entry).argument(0) ?? ""
      return report(
        .redefinition, "\(node.name) \"\(zone.name)\" is already bound to key \"\(key)\"", node.index,
        other: first.entry)
    }
    zones[zone.name]?.isBound = true
    zones[zone.name]?.entry = node.index
  }

  /// Adds a zone, or a use of one (size 0). False, and a mistake is noted, when it cannot be.
  mutating func share(_ name: String, size: Int, owner: String, _ node: ConfigNode, word: Int?) -> Bool {
    guard var zone = zones[name] else {
      zones[name] = SharedZones.Zone(owner: owner, size: size, entry: node.index, isBound: false)
      return true
    }
    if zone.owner != owner {
      report(
        .redefinition, "the shared memory zone \"\(name)\" is already declared for a different use", node.index,
        word: word, other: zone.entry)
      return false
    }
    if zone.size != 0, size != 0, zone.size != size {
      report(
        .redefinition,
        "the size \(size) of shared memory zone \"\(name)\" conflicts with already declared size \(zone.size)",
        node.index, word: word, other: zone.entry)
      return false
    }
    if zone.size == 0, size != 0 {
      zone.size = size
      zones[name] = zone
    }
    return true
  }

  private mutating func checkRequestLimit(_ node: ConfigNode, _ words: [String]) {
    var zone: (name: String, word: Int)?
    for (position, word) in words.enumerated() {
      if word.hasPrefix("zone=") {
        zone = (String(word.dropFirst(5)), position)
      } else if word.hasPrefix("burst=") || word.hasPrefix("delay=") {
        let name = word.prefix(5)
        if ValueSyntax.number(word.dropFirst(6)) ?? 0 <= 0 {
          return report(.invalidValue, "invalid \(name) value \"\(word)\"", node.index, word: position)
        }
      } else if word != "nodelay" {
        return report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: position)
      }
    }
    guard let zone else {
      return report(.invalidValue, "\"limit_req\" must have \"zone\" parameter", node.index)
    }
    use(zone.name, owner: "limit_req", node, word: zone.word)
  }

  private mutating func checkConnectionLimit(_ node: ConfigNode, _ words: [String]) {
    guard words.count == 2 else { return }
    guard use(words[0], owner: "limit_conn", node, word: 0) else { return }
    guard let number = ValueSyntax.number(words[1]), number > 0 else {
      return report(.invalidValue, "invalid number of connections \"\(words[1])\"", node.index, word: 1)
    }
    if number > 65_535 {
      report(.invalidValue, "connection limit must be less 65536", node.index, word: 1)
    }
  }

  @discardableResult
  private mutating func use(_ name: String, owner: String, _ node: ConfigNode, word: Int) -> Bool {
    guard share(name, size: 0, owner: owner, node, word: word) else { return false }
    let earlier = tree.children(of: node.parentIndex, named: node.name).first { other in
      guard other.index < node.index else { return false }
      return owner == "limit_conn" ? other.argument(0) == name : other.arguments.contains("zone=\(name)")
    }
    guard let earlier else { return true }
    report(.duplicate, "\"\(node.name)\" directive is duplicate", node.index, other: earlier.index)
    return false
  }

  private mutating func checkUpstreamZone(_ node: ConfigNode, _ words: [String]) {
    if words[0].isEmpty { return report(.invalidValue, "invalid zone name \"\"", node.index, word: 0) }
    var size = 0
    if words.count == 2 {
      guard let value = ValueSyntax.size(words[1]) else {
        return report(.invalidValue, "invalid zone size \"\(words[1])\"", node.index, word: 1)
      }
      guard value >= 8 * LoadChecker.page else {
        return report(.invalidValue, "zone \"\(words[0])\" is too small", node.index, word: 1)
      }
      size = value
    }
    _ = share(words[0], size: size, owner: "upstream", node, word: 0)
  }

  private mutating func checkSessionCache(_ node: ConfigNode, _ words: [String]) {
    for (position, word) in words.enumerated() {
      if ["off", "none", "builtin"].contains(word) { continue }
      if word.hasPrefix("builtin:"), ValueSyntax.number(word.dropFirst(8)) != nil { continue }
      let parts = word.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "shared", !parts[1].isEmpty, let size = ValueSyntax.size(parts[2]) else {
        return report(.invalidValue, "invalid session cache \"\(word)\"", node.index, word: position)
      }
      guard size >= 8 * LoadChecker.page else {
        return report(.invalidValue, "session cache \"\(word)\" is too small", node.index, word: position)
      }
      guard share(String(parts[1]), size: size, owner: "ssl", node, word: position) else { return }
    }
  }

  mutating func checkCachePath(_ words: [String], _ index: Int) {
    let node = tree.node(index)
    var zone: (name: String, size: Int)?
    for (position, word) in words.enumerated().dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      func invalid(_ message: String) { report(.invalidValue, message, index, word: position) }
      guard parts.count == 2 else { return invalid("invalid parameter \"\(word)\"") }
      let value = parts[1]
      switch parts[0] {
      case "levels":
        let levels = value.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(levels.count), levels.allSatisfy({ $0 == "1" || $0 == "2" }) else {
          return invalid("invalid \"levels\" \"\(word)\"")
        }
      case "use_temp_path":
        guard value == "on" || value == "off" else {
          return invalid("invalid use_temp_path value \"\(word)\", it must be \"on\" or \"off\"")
        }
      case "keys_zone":
        let halves = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, let size = ValueSyntax.size(halves[1]) else {
          return invalid("invalid keys zone size \"\(word)\"")
        }
        guard size >= 2 * LoadChecker.page else { return invalid("keys zone \"\(word)\" is too small") }
        zone = (String(halves[0]), size)
      case "inactive":
        guard ValueSyntax.time(value, inSeconds: true) != nil else {
          return invalid("invalid inactive value \"\(word)\"")
        }
      case "max_size", "min_free":
        guard ValueSyntax.offset(value) != nil else { return invalid("invalid \(parts[0]) value \"\(word)\"") }
      case "loader_files", "manager_files":
        guard ValueSyntax.number(value) != nil else { return invalid("invalid \(parts[0]) value \"\(word)\"") }
      case "loader_sleep", "loader_threshold", "manager_sleep", "manager_threshold":
        guard ValueSyntax.time(value, inSeconds: false) != nil else {
          return invalid("invalid \(parts[0]) value \"\(word)\"")
        }
      case "purger", "purger_files", "purger_sleep", "purger_threshold": break
      default: return invalid("invalid parameter \"\(word)\"")
      }
    }
    guard let zone, !zone.name.isEmpty else {
      return report(.invalidValue, "\"\(node.name)\" must have \"keys_zone\" parameter", index)
    }
    guard share(zone.name, size: zone.size, owner: node.name, node, word: nil) else { return }
    if zones[zone.name]?.isBound == true {
      return report(
        .redefinition, "duplicate zone \"\(zone.name)\"", index, other: zones[zone.name]?.entry)
    }
    zones[zone.name]?.isBound = true
    zones[zone.name]?.entry = index
  }

  /// At the end: zones that are used and defined nowhere.
  mutating func checkZones() {
    guard !isOpenEnded else { return }
    for name in zones.order {
      guard let zone = zones[name], zone.size == 0, !reportsUnknownCache(zone, name) else { continue }
      let isRate = zone.owner == "limit_req" || zone.owner == "limit_conn"
      report(
        LoadError(
          kind: isRate ? .undefinedRateZone : .undefined, message: "zero size shared memory zone \"\(name)\"",
          entry: zone.entry, stage: .starting))
    }
  }

  /// A cache's zone is missed earlier, when a location inherits it.
  private mutating func reportsUnknownCache(_ zone: SharedZones.Zone, _ name: String) -> Bool {
    guard zone.owner.hasSuffix("_cache_path"), !tree.servers.isEmpty else { return false }
    let directive = tree.entries[zone.entry].name
    report(
      LoadError(
        kind: .undefined, message: "\"\(directive)\" zone \"\(name)\" is unknown", entry: zone.entry, part: .word(0),
        stage: .merging))
    return true
  }
}
