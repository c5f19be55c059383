/// A type of the expression language.
public indirect enum CELType: Hashable, Sendable {
  /// Not known before evaluation; fits everywhere.
  case dyn
  /// The type of `null`.
  case null
  /// `true` and `false`.
  case bool
  /// 64-bit signed integers.
  case int
  /// 64-bit unsigned integers.
  case uint
  /// IEEE 754 double-precision numbers.
  case double
  /// Unicode strings.
  case string
  /// Byte strings.
  case bytes
  /// Lists of one type.
  case list(CELType)
  /// Maps from one type to another.
  case map(CELType, CELType)
  /// An object of a model, by the name of its schema: `dockerfile.stage`.
  case object(String)
  /// A value or nothing.
  case optional(CELType)
  /// A point in time.
  case timestamp
  /// A span of time.
  case duration
  /// The type of types.
  case type(CELType)
  /// A type parameter of a function's signature.
  case parameter(String)
}

extension CELType: CustomStringConvertible {
  /// The type as the specification writes it: `list(string)`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .object(let name): name
    case .optional(let wrapped): "optional_type(\(wrapped))"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type(let type): "type(\(type))"
    case .parameter(let name): name
    }
  }
}
