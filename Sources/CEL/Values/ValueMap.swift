/// A map of the expression language; keeps the order in which entries were given.
public struct ValueMap: Sendable {
  /// The entries, in order.
  public let entries: [(key: Value, value: Value)]

  /// Where each key is; only for maps that are too large to be searched one by one.
  private let indices: [MapKey: Int]?

  /// The map without entries.
  public static let empty = ValueMap([])

  /// A map of entries with distinct keys.
  public init(_ entries: [(key: Value, value: Value)]) {
    self.entries = entries
    guard entries.count > 16 else {
      indices = nil
      return
    }
    var indices = [MapKey: Int](minimumCapacity: entries.count)
    for (index, entry) in entries.enumerated() {
      if let key = MapKey(entry.key) { indices[key] = index }
    }
    self.indices = indices
  }

  /// The value of a key, numbers of different types being equal when they are the same number; nil when there is none.
  public subscript(key: Value) -> Value? {
    if let indices {
      guard let key = MapKey(key), let index = indices[key] else { return nil }
      return entries[index].value
    }
    for entry in entries where MapKey.areEqual(entry.key, key) { return entry.value }
    return nil
  }

  /// The value of a string key.
  public subscript(key: String) -> Value? {
    if let indices {
      guard let index = indices[.string(StringKey(key))] else { return nil }
      return entries[index].value
    }
    for entry in entries {
      if case .string(let candidate) = entry.key, candidate.hasSameCodePoints(as: key) { return entry.value }
    }
    return nil
  }
}
