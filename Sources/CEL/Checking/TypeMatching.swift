/// The types that a call's arguments give to the type parameters of an overload.
struct TypeBindings {
  private var bindings: [(name: String, type: CELType)] = []

  /// Whether an argument of type `actual` can be given where `expected` stands; binds what parameters it has.
  mutating func accepts(_ actual: CELType, as expected: CELType) -> Bool {
    switch (expected, actual) {
    case (.parameter("number"), _):
      return actual == .int || actual == .uint || actual == .double || actual == .dyn
    case (.parameter(let name), _):
      guard let index = bindings.firstIndex(where: { $0.name == name }) else {
        bindings.append((name, actual))
        return true
      }
      guard let joined = actual.joined(with: bindings[index].type) else { return false }
      bindings[index].type = joined
      return true
    case (.dyn, _): return true
    case (_, .dyn):
      bindParameters(of: expected)
      return true
    case (.list(let expected), .list(let actual)): return accepts(actual, as: expected)
    case (.map(let expectedKey, let expectedValue), .map(let key, let value)):
      return accepts(key, as: expectedKey) && accepts(value, as: expectedValue)
    case (.optional(let expected), .optional(let actual)): return accepts(actual, as: expected)
    case (.type(let expected), .type(let actual)): return accepts(actual, as: expected)
    case (_, .null): return expected.isNullable
    default: return expected == actual
    }
  }

  /// A `dyn` argument leaves the parameters open, which is `dyn` unless another argument says more.
  private mutating func bindParameters(of expected: CELType) {
    switch expected {
    case .list(let element), .optional(let element), .type(let element): _ = accepts(.dyn, as: element)
    case .map(let key, let value):
      _ = accepts(.dyn, as: key)
      _ = accepts(.dyn, as: value)
    default: break
    }
  }

  /// A type with its parameters filled in.
  func resolve(_ type: CELType) -> CELType {
    switch type {
    case .parameter(let name): bindings.first { $0.name == name }?.type ?? .dyn
    case .list(let element): .list(resolve(element))
    case .map(let key, let value): .map(resolve(key), resolve(value))
    case .optional(let wrapped): .optional(resolve(wrapped))
    case .type(let type): .type(resolve(type))
    default: type
    }
  }
}

extension CELType {
  /// Whether `null` is a value of the type.
  var isNullable: Bool {
    switch self {
    case .null, .dyn, .object, .optional, .timestamp, .duration: true
    default: false
    }
  }

  /// The type that holds the values of both; nil when they have nothing in common.
  func joined(with other: CELType) -> CELType? {
    if self == other { return self }
    switch (self, other) {
    case (.dyn, _), (_, .dyn): return .dyn
    case (.null, _): return other.isNullable ? other : nil
    case (_, .null): return isNullable ? self : nil
    case (.list(let left), .list(let right)): return left.joined(with: right).map { .list($0) }
    case (.optional(let left), .optional(let right)): return left.joined(with: right).map { .optional($0) }
    case (.type(let left), .type(let right)): return .type(left.joined(with: right) ?? .dyn)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      guard let key = leftKey.joined(with: rightKey), let value = leftValue.joined(with: rightValue) else { return nil }
      return .map(key, value)
    default: return nil
    }
  }

  /// The type that a literal's elements share: `dyn` when they differ.
  static func common(of types: some Sequence<CELType>) -> CELType {
    var result: CELType?
    for type in types {
      guard let previous = result else {
        result = type
        continue
      }
      guard let joined = previous.joined(with: type) else { return .dyn }
      result = joined
    }
    return result ?? .dyn
  }

  /// The type of a name in an expression such as `type(x) == int`.
  static func named(_ name: String) -> CELType? {
    switch name {
    case "bool": .bool
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "null_type": .null
    case "type": .type(.dyn)
    case "optional_type": .optional(.dyn)
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    default: nil
    }
  }
}
