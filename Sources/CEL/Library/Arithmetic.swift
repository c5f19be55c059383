/// `+ - * / %`: integers that leave their range are errors, times that leave theirs too.
enum Arithmetic {
  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)): integers(function, left, right, Value.int)
    case (.uint(let left), .uint(let right)): integers(function, left, right, Value.uint)
    case (.double(let left), .double(let right)): doubles(function, left, right)
    default: function == .add ? join(left, right) : function == .subtract ? subtract(left, right) : nil
    }
  }

  static func negate(_ operand: Value) -> Value? {
    switch operand {
    case .int(let value): value == .min ? .error(.overflow) : .int(0 - value)
    case .double(let value): .double(-value)
    default: nil
    }
  }

  private static func integers<T: FixedWidthInteger>(
    _ function: Function, _ left: T, _ right: T, _ value: (T) -> Value
  ) -> Value? {
    let result: (partialValue: T, overflow: Bool)
    switch function {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide:
      if right == 0 { return .error(.divisionByZero) }
      result = left.dividedReportingOverflow(by: right)
    case .remainder:
      if right == 0 { return .error(.modulusByZero) }
      result = left.remainderReportingOverflow(dividingBy: right)
    default: return nil
    }
    return result.overflow ? .error(.overflow) : value(result.partialValue)
  }

  private static func doubles(_ function: Function, _ left: Double, _ right: Double) -> Value? {
    switch function {
    case .add: .double(left + right)
    case .subtract: .double(left - right)
    case .multiply: .double(left * right)
    case .divide: .double(left / right)
    default: nil
    }
  }

  private static func join(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.string(let left), .string(let right)): .string(left + right)
    case (.bytes(let left), .bytes(let right)): .bytes(left + right)
    case (.list(let left), .list(let right)): .list(left + right)
    case (.timestamp(let time), .duration(let span)), (.duration(let span), .timestamp(let time)):
      time.advanced(by: span).map { .timestamp($0) } ?? .error(.overflow)
    case (.duration(let left), .duration(let right)): duration(left + right)
    default: nil
    }
  }

  private static func subtract(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.timestamp(let time), .duration(let span)):
      time.advanced(by: .zero - span).map { .timestamp($0) } ?? .error(.overflow)
    case (.timestamp(let left), .timestamp(let right)): duration(left.elapsed(since: right))
    case (.duration(let left), .duration(let right)): duration(left - right)
    default: nil
    }
  }

  /// A duration as a value; an error outside of the range of durations.
  static func duration(_ span: Duration) -> Value {
    span.isInRange ? .duration(span) : .error(.overflow)
  }
}

extension Duration {
  /// Whether its nanoseconds fit in 64 bits: about 292 years, forwards and backwards.
  var isInRange: Bool { self >= .nanoseconds(Int64.min) && self <= .nanoseconds(Int64.max) }
}

extension Timestamp {
  /// The point in time after a span; nil outside of the years 1 to 9999.
  func advanced(by span: Duration) -> Timestamp? {
    let (whole, fraction) = span.components
    var seconds = seconds.addingReportingOverflow(whole)
    if seconds.overflow { return nil }
    var nanoseconds = Int64(nanoseconds) + fraction / 1_000_000_000
    if nanoseconds < 0 {
      nanoseconds += 1_000_000_000
      seconds = seconds.partialValue.subtractingReportingOverflow(1)
    } else if nanoseconds >= 1_000_000_000 {
      nanoseconds -= 1_000_000_000
      seconds = seconds.partialValue.addingReportingOverflow(1)
    }
    return seconds.overflow ? nil : Timestamp(seconds: seconds.partialValue, nanoseconds: Int32(nanoseconds))
  }

  /// The span from another point in time to this one.
  func elapsed(since other: Timestamp) -> Duration {
    // Both lie within ten thousand years of each other, so nothing overflows.
    .seconds(seconds - other.seconds) + .nanoseconds(Int64(nanoseconds) - Int64(other.nanoseconds))
  }
}
