extension Evaluator {
  // MARK: Fields that the checker found

  mutating func readField(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    switch operand {
    case .object(let object):
      return program.tables.fields[node.b].field.read(object) ?? program.tables.fields[node.b].defaultValue
    case .absentObject: return program.tables.fields[node.b].defaultValue
    case .unknown, .error: return operand
    case .optional(let wrapped): return wrapped.map { optionalField(node.b, of: $0) } ?? operand
    default: return noField(node.b, operand)
    }
  }

  mutating func optionalField(_ node: Node) -> Value {
    optionalField(node.b, of: evaluate(node.a))
  }

  private func optionalField(_ index: Int, of operand: Value) -> Value {
    switch operand {
    case .object(let object): program.tables.fields[index].field.read(object)?.wrapped ?? .optional(nil)
    case .absentObject, .optional(nil): .optional(nil)
    case .optional(let wrapped?): optionalField(index, of: wrapped)
    case .unknown, .error: operand
    default: noField(index, operand)
    }
  }

  mutating func hasField(_ node: Node) -> Value {
    hasField(node.b, in: evaluate(node.a))
  }

  private func hasField(_ index: Int, in operand: Value) -> Value {
    switch operand {
    case .object(let object):
      guard let value = program.tables.fields[index].field.read(object) else { return .bool(false) }
      return value.isFailure ? value : .bool(true)
    case .absentObject, .optional(nil): return .bool(false)
    case .optional(let wrapped?): return hasField(index, in: wrapped)
    case .unknown, .error: return operand
    default: return noField(index, operand)
    }
  }

  private func noField(_ index: Int, _ operand: Value) -> Value {
    .error(.noSuchField(program.tables.fields[index].field.name, type: operand.runtimeType))
  }

  // MARK: Fields and keys that are found at run time

  /// A field or key of a value that the checker knew nothing of.
  enum Member {
    case value(Value)
    /// The object declares the field but has none.
    case absent(CELType)
    /// There is no such key.
    case missingKey
    case failure(Value)
  }

  private func member(_ name: String, of operand: Value) -> Member {
    switch operand {
    case .map(let map): return map[name].map { .value($0) } ?? .missingKey
    case .object(let object): return field(name, of: object.schema) { $0.read(object) }
    case .absentObject(let type):
      guard let schema = program.registry.schema(named: type) else {
        return .failure(.error(.noSuchField(name, type: .object(type))))
      }
      return field(name, of: schema) { _ in nil }
    case .unknown, .error: return .failure(operand)
    default: return .failure(.error(.noSuchField(name, type: operand.runtimeType)))
    }
  }

  private func field(_ name: String, of schema: ObjectSchema, _ read: (AnyField) -> Value?) -> Member {
    guard let index = schema.index(of: name), index < schema.fields.count else {
      return .failure(.error(.noSuchField(name, type: .object(schema.name))))
    }
    let field = schema.fields[index]
    return read(field).map { .value($0) } ?? .absent(field.type)
  }

  private func name(of node: Node) -> String {
    if case .string(let name) = program.tables.constants[node.b] { name } else { "" }
  }

  mutating func select(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    if case .optional(let wrapped) = operand {
      return wrapped.map { optionalMember(name(of: node), of: $0) } ?? operand
    }
    switch member(name(of: node), of: operand) {
    case .value(let value), .failure(let value): return value
    case .absent(let type): return .defaultValue(of: type)
    case .missingKey: return .error(.noSuchKey(name(of: node)))
    }
  }

  mutating func optionalName(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    if case .optional(let wrapped) = operand {
      return wrapped.map { optionalMember(name(of: node), of: $0) } ?? operand
    }
    return optionalMember(name(of: node), of: operand)
  }

  private func optionalMember(_ name: String, of operand: Value) -> Value {
    switch member(name, of: operand) {
    case .value(let value): value.wrapped
    case .failure(let value): value
    case .absent, .missingKey: .optional(nil)
    }
  }

  mutating func hasName(_ node: Node) -> Value {
    var operand = evaluate(node.a)
    if case .optional(let wrapped) = operand {
      guard let wrapped else { return .bool(false) }
      operand = wrapped
    }
    switch member(name(of: node), of: operand) {
    case .value(let value): return value.isFailure ? value : .bool(true)
    case .failure(let value): return value
    case .absent, .missingKey: return .bool(false)
    }
  }

  // MARK: Indices

  mutating func element(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    let key = evaluate(node.b)
    if case .optional(let wrapped) = operand, !key.isFailure {
      return wrapped.map { optionalElement(key, of: $0) } ?? operand
    }
    chargeForLength(key)
    return element(key, of: operand)
  }

  mutating func optionalIndex(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    let key = evaluate(node.b)
    if case .optional(let wrapped) = operand, !key.isFailure {
      return wrapped.map { optionalElement(key, of: $0) } ?? operand
    }
    chargeForLength(key)
    return optionalElement(key, of: operand)
  }

  private func element(_ key: Value, of operand: Value) -> Value {
    if let failure = Value.failure(operand, key) { return failure }
    switch operand {
    case .list(let elements):
      guard let index = key.listIndex else {
        return .error(.noSuchOverload(function: "[]", types: [operand.runtimeType, key.runtimeType]))
      }
      return elements.indices.contains(index) ? elements[index] : .error(.indexOutOfBounds(celString(key)))
    case .map(let map): return map[key] ?? .error(.noSuchKey(celString(key)))
    default: return .error(.noSuchOverload(function: "[]", types: [operand.runtimeType, key.runtimeType]))
    }
  }

  private func optionalElement(_ key: Value, of operand: Value) -> Value {
    let value = element(key, of: operand)
    switch value {
    case .error(.indexOutOfBounds), .error(.noSuchKey): return .optional(nil)
    case .error, .unknown: return value
    default: return value.wrapped
    }
  }
}

extension Value {
  /// The value as an optional; what is none stays what it is.
  var wrapped: Value {
    switch self {
    case .error, .unknown, .optional: self
    default: .optional(self)
    }
  }

  /// The value as the index of a list: a whole number of any type.
  var listIndex: Int? {
    switch self {
    case .int(let value): Int(exactly: value)
    case .uint(let value): Int(clamping: value)
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }
}
