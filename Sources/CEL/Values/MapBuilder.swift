/// Collects the entries of a map and refuses keys that a map cannot have.
struct MapBuilder {
  private var entries: [(key: Value, value: Value)] = []
  private var seen: Set<MapKey> = []

  /// The map of the entries so far.
  var map: ValueMap { ValueMap(entries) }

  /// Adds an entry; gives the error when the key is there already or is none.
  mutating func insert(_ key: Value, _ value: Value) -> EvaluationError? {
    let isUsable =
      switch key {
      case .bool, .int, .uint, .string: true
      default: false
      }
    guard isUsable, let mapKey = MapKey(key) else {
      return .invalidArgument(function: "{}", reason: "a map's key cannot be of type \(key.runtimeType.valueName)")
    }
    guard seen.insert(mapKey).inserted else { return .duplicateKey(celString(key)) }
    entries.append((key, value))
    return nil
  }
}
