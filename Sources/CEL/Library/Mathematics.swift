/// The functions of `math`.
enum Mathematics {
  static func call(_ function: Function, _ operand: Value) -> Value? {
    switch (function, operand) {
    case (.greatest, _), (.least, _):
      if case .list(let elements) = operand { return extreme(function, elements) }
      return extreme(function, [operand])
    case (.bitNot, .int(let value)): return .int(~value)
    case (.bitNot, .uint(let value)): return .uint(~value)
    case (.absolute, .int(let value)): return value == .min ? .error(.overflow) : .int(abs(value))
    case (.absolute, .uint): return operand
    case (.sign, .int(let value)): return .int(value.signum())
    case (.sign, .uint(let value)): return .uint(value.signum())
    case (.squareRoot, .int(let value)): return .double(Double(value).squareRoot())
    case (.squareRoot, .uint(let value)): return .double(Double(value).squareRoot())
    case (_, .double(let value)): return ofDouble(function, value)
    default: return nil
    }
  }

  private static func ofDouble(_ function: Function, _ value: Double) -> Value? {
    switch function {
    case .ceil: .double(value.rounded(.up))
    case .floor: .double(value.rounded(.down))
    case .round: .double(value.rounded(.toNearestOrAwayFromZero))
    case .truncate: .double(value.rounded(.towardZero))
    case .absolute: .double(value.magnitude)
    case .sign: .double(value.isNaN || value == 0 ? value : value < 0 ? -1 : 1)
    case .squareRoot: .double(value.squareRoot())
    case .isNaN: .bool(value.isNaN)
    case .isInfinite: .bool(value.isInfinite)
    case .isFinite: .bool(value.isFinite)
    default: nil
    }
  }

  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value? {
    switch (function, left, right) {
    case (.greatest, _, _), (.least, _, _): extreme(function, [left, right])
    case (.bitAnd, .int(let left), .int(let right)): .int(left & right)
    case (.bitAnd, .uint(let left), .uint(let right)): .uint(left & right)
    case (.bitOr, .int(let left), .int(let right)): .int(left | right)
    case (.bitOr, .uint(let left), .uint(let right)): .uint(left | right)
    case (.bitXor, .int(let left), .int(let right)): .int(left ^ right)
    case (.bitXor, .uint(let left), .uint(let right)): .uint(left ^ right)
    case (.shiftLeft, _, .int(let distance)), (.shiftRight, _, .int(let distance)): shift(function, left, distance)
    default: nil
    }
  }

  /// Shifts fill with zeros, of signed integers too; 64 places and more leave nothing.
  private static func shift(_ function: Function, _ value: Value, _ distance: Int64) -> Value? {
    guard distance >= 0 else { return .invalid(FunctionCatalogue.spelling(of: function), "the distance is negative") }
    switch value {
    case .int(let value):
      let bits = UInt64(bitPattern: value)
      return .int(Int64(bitPattern: function == .shiftLeft ? bits << distance : bits >> distance))
    case .uint(let value): return .uint(function == .shiftLeft ? value << distance : value >> distance)
    default: return nil
    }
  }

  /// The greatest or the least of some numbers, of whatever types; of equal ones the first.
  static func extreme(_ function: Function, _ elements: [Value]) -> Value? {
    if elements.contains(where: \.isUnknown) { return .unknown }
    guard var result = elements.first else {
      return .invalid(FunctionCatalogue.spelling(of: function), "there are no numbers")
    }
    for element in elements {
      switch element {
      case .int, .uint, .double: break
      default: return nil
      }
      guard let order = Comparison.order(element, result) else { return nil }
      if order == (function == .greatest ? .greater : .less) { result = element }
    }
    return result
  }
}
