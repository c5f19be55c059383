/// A map of the expression language; keeps the order in which entries were given.
public struct ValueMap: Sendable {
  /// The entries, in order.
  public let entries: [(key: Value, value: Value)]

  /// A map of entries with distinct keys.
  public init(_ entries: [(key: Value, value: Value)]) {
    self.entries = entries
  }
}
