import Syntax

/// Merges the values of several files, the later over the earlier.
enum Merger {
  /// One value over another; nil when the later one is `!reset`.
  static func merge(_ base: ComposeValue, _ over: ComposeValue, by rule: MergeRule) -> ComposeValue? {
    switch over.mergeTag {
    case .reset: return nil
    case .override: return withoutResets(over)
    case .none: break
    }
    switch rule {
    case .replace: return withoutResets(over)
    case .generic: return generic(base, over)
    case .attributes(let rules): return mappings(base, over) { rules[$0] ?? .generic }
    case .each(let rule): return mappings(base, over) { _ in rule }
    case .keyed(let separators):
      return mappings(keyed(base, separators), keyed(over, separators)) { _ in .replace }
    case .named: return mappings(named(base), named(over)) { _ in .generic }
    case .dependencies:
      let isList = over.sequence != nil
      return mappings(named(base), named(over)) { _ in isList ? .replace : .generic }
    case .subnets: return subnets(base, over)
    case .unique(let key): return unique(base, over, key)
    case .build: return mappings(build(base), build(over)) { MergeRule.buildAttributes[$0] ?? .generic }
    case .logging: return logging(base, over)
    }
  }

  /// The value without what is `!reset` inside.
  static func withoutResets(_ value: ComposeValue) -> ComposeValue {
    guard value.hasReset else { return value }
    switch value.content {
    case .mapping(let mapping):
      let entries = mapping.entries.compactMap { entry in
        entry.value.mergeTag == .reset ? nil : replacing(entry, withoutResets(entry.value))
      }
      return ComposeValue(.mapping(ComposeMapping(entries: entries)), at: value.place)
    case .sequence(let items):
      let items = items.filter { $0.mergeTag != .reset }.map(withoutResets)
      return ComposeValue(.sequence(items), at: value.place)
    default: return value
    }
  }

  /// `KEY=value` items as a mapping; a mapping stays one.
  static func keyed(_ value: ComposeValue, _ separators: [UInt8] = [Byte.equals]) -> ComposeValue {
    guard let items = value.sequence else { return value }
    let entries = items.compactMap { item -> ComposeMapping.Entry? in
      guard let scalar = item.scalar else { return nil }
      var keyed = scalar.split(at: separators.first ?? Byte.equals)
      for separator in separators.dropFirst() where keyed == nil { keyed = scalar.split(at: separator) }
      let content = keyed.map { ComposeValue.Content.scalar($0.value) } ?? .null
      return ComposeMapping.Entry(
        key: keyed?.key ?? scalar.skeleton, keyPlace: item.place, place: item.place,
        value: ComposeValue(content, at: item.place))
    }
    return ComposeValue(.mapping(ComposeMapping(entries: entries)), at: value.place)
  }

  /// Names as a mapping from names to nothing; a mapping stays one.
  static func named(_ value: ComposeValue) -> ComposeValue {
    guard let items = value.sequence else { return value }
    let entries = items.compactMap { item in
      item.scalar.map {
        ComposeMapping.Entry(
          key: $0.skeleton, keyPlace: item.place, place: item.place, value: ComposeValue(.null, at: item.place))
      }
    }
    return ComposeValue(.mapping(ComposeMapping(entries: entries)), at: value.place)
  }

  /// A build's text as its context; a mapping stays one.
  static func build(_ value: ComposeValue) -> ComposeValue {
    guard value.scalar != nil else { return value }
    let entry = ComposeMapping.Entry(key: "context", keyPlace: value.place, place: value.place, value: value)
    return ComposeValue(.mapping(ComposeMapping(entries: [entry])), at: value.place)
  }

  private static func generic(_ base: ComposeValue, _ over: ComposeValue) -> ComposeValue {
    switch (base.content, over.content) {
    case (.mapping, .mapping): mappings(base, over) { _ in .generic }
    case (.sequence(let first), .sequence(let second)):
      ComposeValue(.sequence(first + second.map(withoutResets)), at: over.place)
    case (_, .null): base
    default: withoutResets(over)
    }
  }

  private static func mappings(
    _ base: ComposeValue, _ over: ComposeValue, rule: (String) -> MergeRule
  ) -> ComposeValue {
    guard let first = base.mapping, let second = over.mapping else {
      return over.isNull ? base : withoutResets(over)
    }
    var entries: [ComposeMapping.Entry?] = first.entries
    var indices: [String: Int] = [:]
    for (index, entry) in first.entries.enumerated() { indices[entry.key] = index }
    for entry in second.entries {
      guard let index = indices[entry.key], let earlier = entries[index] else {
        guard entry.value.mergeTag != .reset else { continue }
        indices[entry.key] = entries.count
        entries.append(replacing(entry, withoutResets(entry.value)))
        continue
      }
      entries[index] = merge(earlier.value, entry.value, by: rule(entry.key)).map { value in
        ComposeMapping.Entry(key: entry.key, keyPlace: earlier.keyPlace, place: entry.place, value: value)
      }
    }
    return ComposeValue(.mapping(ComposeMapping(entries: entries.compactMap { $0 })), at: base.place)
  }

  private static func unique(_ base: ComposeValue, _ over: ComposeValue, _ key: UniqueKey) -> ComposeValue {
    if over.isNull { return base }
    var items: [ComposeValue] = []
    var indices: [String: Int] = [:]
    for item in base.items + over.items where item.mergeTag != .reset {
      guard let key = key.key(of: item) else {
        items.append(item)
        continue
      }
      if let index = indices[key] {
        items[index] = item
      } else {
        indices[key] = items.count
        items.append(item)
      }
    }
    return ComposeValue(.sequence(items), at: over.place)
  }

  private static func subnets(_ base: ComposeValue, _ over: ComposeValue) -> ComposeValue {
    guard let pools = base.sequence, let others = over.sequence else { return generic(base, over) }
    var bySubnet: [String: ComposeValue] = [:]
    for pool in pools {
      if let subnet = pool["subnet"]?.scalar?.skeleton { bySubnet[subnet] = pool }
    }
    let merged = others.map { pool in
      pool["subnet"]?.scalar.flatMap { bySubnet[$0.skeleton] }.map { generic($0, pool) } ?? withoutResets(pool)
    }
    return ComposeValue(.sequence(merged), at: over.place)
  }

  private static func logging(_ base: ComposeValue, _ over: ComposeValue) -> ComposeValue {
    let drivers = (base["driver"]?.scalar?.skeleton, over["driver"]?.scalar?.skeleton)
    if let first = drivers.0, let second = drivers.1, first != second { return withoutResets(over) }
    return generic(base, over)
  }

  private static func replacing(_ entry: ComposeMapping.Entry, _ value: ComposeValue) -> ComposeMapping.Entry {
    ComposeMapping.Entry(key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: value)
  }
}
