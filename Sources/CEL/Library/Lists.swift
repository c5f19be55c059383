/// The functions of lists.
enum Lists {
  /// The longest list that a function makes of a number.
  private static let maximumCount: Int64 = 100_000

  static func call(_ function: Function, _ operand: Value) -> Value? {
    if function == .range {
      guard case .int(let count) = operand else { return nil }
      guard count <= maximumCount else { return .invalid("lists.range", "more than \(maximumCount) elements") }
      return .list((0..<max(0, count)).map { .int($0) })
    }
    guard case .list(let elements) = operand else { return nil }
    switch function {
    case .first: return elements.first?.wrapped ?? .optional(nil)
    case .last: return elements.last?.wrapped ?? .optional(nil)
    case .distinct: return distinct(elements)
    case .sort: return sort(elements)
    case .flatten:
      return .list(
        elements.flatMap { element in
          if case .list(let inner) = element { inner } else { [element] }
        })
    default: return nil
    }
  }

  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value? {
    guard case .list(let left) = left, case .list(let right) = right else { return nil }
    switch function {
    case .setContains: return ElementSet(left).containsAll(right)
    case .setEquivalent:
      let forth = ElementSet(left).containsAll(right)
      if case .bool(true) = forth { return ElementSet(right).containsAll(left) }
      return forth
    case .setIntersects:
      let set = ElementSet(left)
      if right.contains(where: { set.contains($0) }) { return .bool(true) }
      return left.contains(where: \.isUnknown) || right.contains(where: \.isUnknown) ? .unknown : .bool(false)
    default: return nil
    }
  }

  static func slice(_ arguments: [Value]) -> Value? {
    guard arguments.count == 3, case .list(let elements) = arguments[0], let start = arguments[1].listIndex,
      let end = arguments[2].listIndex
    else { return nil }
    guard 0 <= start, start <= end, end <= elements.count else {
      return .error(.indexOutOfBounds("\(start)..<\(end)"))
    }
    return .list(Array(elements[start..<end]))
  }

  private static func distinct(_ elements: [Value]) -> Value {
    var seen = ElementSet([])
    return .list(elements.filter { seen.insert($0) })
  }

  private static func sort(_ elements: [Value]) -> Value? {
    if elements.contains(where: \.isUnknown) { return .unknown }
    guard let first = elements.first else { return .list([]) }
    guard elements.allSatisfy({ Comparison.order(first, $0) != nil }) else { return nil }
    return .list(elements.sorted { Comparison.order($0, $1) == .less })
  }
}

/// A set of values: those that can be a map's keys are hashed, the others compared one by one.
private struct ElementSet {
  private var keys: Set<MapKey> = []
  private var others: [Value] = []

  init(_ elements: [Value]) {
    for element in elements { insert(element) }
  }

  func contains(_ element: Value) -> Bool {
    if let key = MapKey(element) { return keys.contains(key) }
    return others.contains { Comparison.equality($0, element) == .equal }
  }

  /// Adds an element; whether it is new.
  @discardableResult
  mutating func insert(_ element: Value) -> Bool {
    if let key = MapKey(element) { return keys.insert(key).inserted }
    if contains(element) { return false }
    others.append(element)
    return true
  }

  func containsAll(_ elements: [Value]) -> Value {
    var isUnknown = false
    for element in elements where !contains(element) {
      guard element.isUnknown || others.contains(where: \.isUnknown) else { return .bool(false) }
      isUnknown = true
    }
    return isUnknown ? .unknown : .bool(true)
  }
}
