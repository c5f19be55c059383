/// How values compare: by their number whatever its type, by code points, and never by reference except for objects.
enum Comparison {
  /// Whether two values are equal, when that can be known.
  enum Equality {
    case equal, different, unknown

    init(_ isEqual: Bool) { self = isEqual ? .equal : .different }

    /// The answer as a value.
    var value: Value {
      switch self {
      case .equal: .bool(true)
      case .different: .bool(false)
      case .unknown: .unknown
      }
    }
  }

  /// Which of two values comes first.
  enum Order {
    case less, equal, greater
    /// Not a number: no comparison holds.
    case unordered
  }

  static func equality(_ left: Value, _ right: Value) -> Equality {
    switch (left, right) {
    case (.string(let left), .string(let right)): return Equality(left.hasSameCodePoints(as: right))
    case (.bool(let left), .bool(let right)): return Equality(left == right)
    case (.int(let left), .int(let right)): return Equality(left == right)
    case (.unknown, _), (_, .unknown): return .unknown
    case (.list(let left), .list(let right)): return equality(left, right)
    case (.map(let left), .map(let right)): return equality(left, right)
    case (.null, .null): return .equal
    case (.bytes(let left), .bytes(let right)): return Equality(left == right)
    case (.object(let left), .object(let right)): return Equality(left === right)
    case (.absentObject(let left), .absentObject(let right)): return Equality(left == right)
    case (.absentObject, .null), (.null, .absentObject): return .equal
    case (.type(let left), .type(let right)): return Equality(left.isSameKind(as: right))
    case (.timestamp(let left), .timestamp(let right)): return Equality(left == right)
    case (.duration(let left), .duration(let right)): return Equality(left == right)
    case (.optional(let left), .optional(let right)):
      if let left, let right { return equality(left, right) }
      return Equality(left == nil && right == nil)
    default:
      if let order = numericOrder(left, right), case .equal = order { return .equal }
      return .different
    }
  }

  private static func equality(_ left: [Value], _ right: [Value]) -> Equality {
    guard left.count == right.count else { return .different }
    var result = Equality.equal
    for (left, right) in zip(left, right) {
      switch equality(left, right) {
      case .equal: break
      case .different: return .different
      case .unknown: result = .unknown
      }
    }
    return result
  }

  private static func equality(_ left: ValueMap, _ right: ValueMap) -> Equality {
    guard left.entries.count == right.entries.count else { return .different }
    var result = Equality.equal
    for entry in left.entries {
      guard let other = right[entry.key] else { return .different }
      switch equality(entry.value, other) {
      case .equal: break
      case .different: return .different
      case .unknown: result = .unknown
      }
    }
    return result
  }

  /// The order of two values; nil for types that have none.
  static func order(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.int(let left), .int(let right)): return order(left, right)
    case (.string(let left), .string(let right)):
      if left.hasSameCodePoints(as: right) { return .equal }
      return left.precedesByCodePoints(right) ? .less : .greater
    case (.bool(let left), .bool(let right)): return left == right ? .equal : left ? .greater : .less
    case (.bytes(let left), .bytes(let right)):
      if left == right { return .equal }
      return left.lexicographicallyPrecedes(right) ? .less : .greater
    case (.timestamp(let left), .timestamp(let right)): return order(left, right)
    case (.duration(let left), .duration(let right)): return order(left, right)
    default: return numericOrder(left, right)
    }
  }

  private static func order<T: Comparable>(_ left: T, _ right: T) -> Order {
    left < right ? .less : left == right ? .equal : .greater
  }

  /// The order of two numbers of any types; nil when one is no number.
  private static func numericOrder(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.int(let left), .int(let right)): return order(left, right)
    case (.uint(let left), .uint(let right)): return order(left, right)
    case (.double(let left), .double(let right)): return order(left, right)
    // Comparisons of integers of different types are exact in Swift.
    case (.int(let left), .uint(let right)): return left < right ? .less : left == right ? .equal : .greater
    case (.uint(let left), .int(let right)): return left < right ? .less : left == right ? .equal : .greater
    // An integer beside a double counts as the double that it converts to, as in other implementations of the
    // language: past 2^53 neighbours are equal to the same double.
    case (.int(let left), .double(let right)): return order(Double(left), right)
    case (.uint(let left), .double(let right)): return order(Double(left), right)
    case (.double(let left), .int(let right)): return order(left, Double(right))
    case (.double(let left), .uint(let right)): return order(left, Double(right))
    default: return nil
    }
  }

  private static func order(_ left: Double, _ right: Double) -> Order {
    left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
  }
}

extension CELType {
  /// Whether both are lists, both maps, and so on, whatever they hold.
  func isSameKind(as other: CELType) -> Bool {
    switch (self, other) {
    case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
    default: self == other
    }
  }
}
