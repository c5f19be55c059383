/// The functions of optional values.
enum Optionals {
  static func call(_ function: Function, _ operand: Value) -> Value? {
    switch (function, operand) {
    case (.optionalOf, _): .optional(operand)
    case (.optionalOfNonZeroValue, _): operand.isZero ? .optional(nil) : .optional(operand)
    case (.hasValue, .optional(let wrapped)): .bool(wrapped != nil)
    case (.value, .optional(let wrapped)): wrapped ?? .error(.emptyOptional)
    case (.unwrapOptionals, .list(let elements)): unwrap(elements)
    default: nil
    }
  }

  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value? {
    switch (function, left, right) {
    case (.or, .optional(let wrapped), .optional): wrapped == nil ? right : left
    case (.orValue, .optional(let wrapped), _): wrapped ?? right
    default: nil
    }
  }

  private static func unwrap(_ elements: [Value]) -> Value? {
    var result: [Value] = []
    for element in elements {
      guard case .optional(let wrapped) = element else { return element.isUnknown ? .unknown : nil }
      if let wrapped { result.append(wrapped) }
    }
    return .list(result)
  }
}
