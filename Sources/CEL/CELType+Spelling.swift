extension CELType {
  /// The type in the words of somebody who writes expressions: `duration`, where `description` has the full name of the
  /// specification, `google.protobuf.Duration`.
  public var spelling: String {
    switch self {
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element.spelling))"
    case .map(let key, let value): "map(\(key.spelling), \(value.spelling))"
    case .optional(let wrapped): "optional(\(wrapped.spelling))"
    case .type(let type): "type(\(type.spelling))"
    case .dyn, .bool, .int, .uint, .double, .string, .bytes, .object, .parameter: description
    }
  }

  /// The names of the object types in it: `compose.port` for `list(compose.port)`.
  public var objectNames: [String] {
    switch self {
    case .object(let name): [name]
    case .list(let element), .optional(let element), .type(let element): element.objectNames
    case .map(let key, let value): key.objectNames + value.objectNames
    default: []
    }
  }
}
