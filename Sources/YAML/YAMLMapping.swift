import Syntax

/// A mapping with its merge keys applied: own keys win over merged ones, earlier merged mappings over later ones.
public struct YAMLMapping: Sendable {
  /// A key and its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: String

    /// Where the key stands, with its quotes.
    public let keyPlace: Place

    /// The value.
    public let value: YAMLValue

    /// Whether it came through a merge key (`<<`).
    public let isMerged: Bool

    /// Whether the key is a text: quoted, or nothing that YAML takes for a number, a boolean or null.
    public var isKeyText: Bool {
      guard let first = key.utf8.first, first < 0x41 || first == 0x7E || "tTfFnN".utf8.contains(first) else {
        return !key.isEmpty
      }
      let bytes = keyPlace.source.bytes
      let start = keyPlace.span.start
      if start < bytes.count, bytes[start] == Byte.doubleQuote || bytes[start] == Byte.singleQuote { return true }
      return CoreSchema.resolve(key) == .string
    }

    /// The whole entry, from its key to the end of its value.
    public var place: Place { value.holder.place }
  }

  /// The document that it belongs to.
  public let document: YAMLDocument

  /// The entry, item or document that holds it.
  public let node: SyntaxNode

  init(document: YAMLDocument, node: SyntaxNode) {
    self.document = document
    self.node = node
  }

  /// All entries: the own ones in document order, then the merged ones.
  public var entries: [Entry] {
    var entries: [Entry] = []
    var merges: [SyntaxNode] = []
    var count = 0
    for child in node.children {
      if child.hasName("<<") { merges.append(child) } else { count += 1 }
    }
    entries.reserveCapacity(count)
    for child in node.children where merges.isEmpty || !child.hasName("<<") {
      entries.append(entry(child, isMerged: false))
    }
    if merges.isEmpty { return entries }
    var keys = Set(entries.map(\.key))
    for merge in merges {
      for source in mergeSources(of: merge) {
        for entry in source.entries where keys.insert(entry.key).inserted {
          entries.append(Entry(key: entry.key, keyPlace: entry.keyPlace, value: entry.value, isMerged: true))
        }
      }
    }
    return entries
  }

  /// What `transform` makes of each of the entries.
  public func map<Result>(_ transform: (Entry) -> Result) -> [Result] {
    var count = 0
    for child in node.children {
      if child.hasName("<<") { return entries.map(transform) }
      count += 1
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for child in node.children { results.append(transform(entry(child, isMerged: false))) }
    return results
  }

  /// The keys, in the order of `entries`.
  public var keys: [String] { entries.map(\.key) }

  /// The value of a key; nil when there is no such key. Of a key that is there twice, the last value counts.
  public subscript(key: String) -> YAMLValue? { entry(for: key)?.value }

  /// The entry of a key; nil when there is no such key. Of a key that is there twice, the last one counts.
  public func entry(for key: String) -> Entry? {
    var own: SyntaxNode?
    var hasMerge = false
    for child in node.children {
      if child.hasName(key) { own = child }
      if child.hasName("<<") { hasMerge = true }
    }
    if let own { return entry(own, isMerged: false) }
    guard hasMerge else { return nil }
    for merge in node.children where merge.hasName("<<") {
      for source in mergeSources(of: merge) {
        if let entry = source.entry(for: key) {
          return Entry(key: entry.key, keyPlace: entry.keyPlace, value: entry.value, isMerged: true)
        }
      }
    }
    return nil
  }

  /// The values of merge keys that are neither mappings nor lists of mappings.
  public var brokenMerges: [YAMLValue] {
    guard node.children.contains(where: { $0.hasName("<<") }) else { return [] }
    return node.children.filter { $0.hasName("<<") }.flatMap { merge in
      let value = YAMLValue(document: document, holder: merge)
      return (value.sequence ?? [value]).filter { $0.kind != .mapping }
    }
  }

  private func entry(_ node: SyntaxNode, isMerged: Bool) -> Entry {
    Entry(
      key: node.name, keyPlace: node.namePlace, value: YAMLValue(document: document, holder: node), isMerged: isMerged)
  }

  private func mergeSources(of merge: SyntaxNode) -> [YAMLMapping] {
    let value = YAMLValue(document: document, holder: merge)
    return (value.sequence ?? [value]).compactMap(\.mapping)
  }
}
