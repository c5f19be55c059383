/// A value as the key of a hash table: the same number is the same key whatever its type, and strings are compared by
/// code points.
enum MapKey: Hashable {
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case string(StringKey)

  /// The key that finds a value; nil for what no map has as a key.
  init?(_ value: Value) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value):
      if let signed = Int64(exactly: value) { self = .int(signed) } else { self = .uint(value) }
    case .double(let value):
      if let signed = Int64(exactly: value) {
        self = .int(signed)
      } else if let unsigned = UInt64(exactly: value) {
        self = .uint(unsigned)
      } else {
        return nil
      }
    case .string(let value): self = .string(StringKey(value))
    default: return nil
    }
  }

  /// Whether two values are the same key.
  static func areEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
    case (.string, _), (_, .string): false
    default:
      if let left = MapKey(left), let right = MapKey(right) { left == right } else { false }
    }
  }
}

/// A string that is equal to and hashed as its code points.
struct StringKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: StringKey, right: StringKey) -> Bool { left.text.hasSameCodePoints(as: right.text) }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
