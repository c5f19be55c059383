/// A value of an expression.
public enum Value: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A signed integer.
  case int(Int64)
  /// An unsigned integer.
  case uint(UInt64)
  /// A floating-point number.
  case double(Double)
  /// A string; compared by its code points, never by canonical equivalence.
  case string(String)
  /// Bytes.
  case bytes([UInt8])
  /// A list.
  case list([Value])
  /// A map.
  case map(ValueMap)
  /// An object of a model.
  case object(any ModelObject)
  /// The default of an object type: all fields are absent. What reading an absent field of that type gives.
  case absentObject(String)
  /// A type; what it is a list or a map of does not count when types are compared.
  case type(CELType)
  /// A point in time.
  case timestamp(Timestamp)
  /// A span of time.
  case duration(Duration)
  /// A value or nothing.
  indirect case optional(Value?)
  /// Why there is no value; spreads through everything that needs it, except where `&&` and `||` do without.
  indirect case error(EvaluationError)
  /// Not knowable statically; spreads through everything that needs it, and never fires.
  case unknown
}

extension Value {
  /// The type of the value as `type()` gives it: what lists and maps hold is `dyn`.
  public var runtimeType: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .object(let object): .object(object.schema.name)
    case .absentObject(let name): .object(name)
    case .type: .type(.dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .optional: .optional(.dyn)
    case .error, .unknown: .dyn
    }
  }

  /// Whether it is an error.
  public var isError: Bool {
    if case .error = self { true } else { false }
  }

  /// Whether it is unknown.
  public var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  /// Whether it is an error or unknown: no value to compute with.
  var isFailure: Bool {
    switch self {
    case .error, .unknown: true
    default: false
    }
  }

  /// What to give instead of a result when at least one of two operands is no value: unknown wins over an error.
  static func failure(_ left: Value, _ right: Value) -> Value? {
    if case .unknown = left { return .unknown }
    if case .unknown = right { return .unknown }
    if case .error = left { return left }
    if case .error = right { return right }
    return nil
  }

  /// The value that an absent field of a type reads as.
  static func defaultValue(of type: CELType) -> Value {
    switch type {
    case .dyn, .null, .type, .parameter: .null
    case .bool: .bool(false)
    case .int: .int(0)
    case .uint: .uint(0)
    case .double: .double(0)
    case .string: .string("")
    case .bytes: .bytes([])
    case .list: .list([])
    case .map: .map(.empty)
    case .object(let name): .absentObject(name)
    case .optional: .optional(nil)
    case .timestamp: .timestamp(.epoch)
    case .duration: .duration(.zero)
    }
  }

  /// Whether it is the default of its type, as `optional.ofNonZeroValue` asks.
  var isZero: Bool {
    switch self {
    case .null, .absentObject: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.entries.isEmpty
    case .timestamp(let value): value == .epoch
    case .duration(let value): value == .zero
    case .optional(let value): value == nil
    case .object, .type, .error, .unknown: false
    }
  }
}
