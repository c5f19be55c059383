extension Checker {
  /// The type of `operand.field`, `operand.?field` or what `has(operand.field)` asks for.
  mutating func select(_ index: Int, _ operand: Int, _ field: String, isOptional: Bool) -> CELType {
    if !isOptional, let type = qualifiedName(index, operand, field) { return type }
    let type = check(operand)
    if case .failure = resolutions[operand], case .dyn = type {
      // Already said what is wrong with the operand.
      return .dyn
    }
    if case .optional(let wrapped) = type {
      return .optional(self.field(index, field, of: wrapped).flattened)
    }
    let result = self.field(index, field, of: type)
    return isOptional ? .optional(result.flattened) : result
  }

  private mutating func field(_ index: Int, _ name: String, of type: CELType) -> CELType {
    switch type {
    case .dyn: return .dyn
    case .map(_, let value): return value
    case .object(let typeName):
      guard let schema = environment.registry.schema(named: typeName) else {
        mismatch("unknown type \(typeName)", tree[index].range)
        return .dyn
      }
      guard let position = schema.index(of: name) else {
        let error = EvaluationError.noSuchField(name, type: type)
        return undeclared(
          index, "unknown field '\(name)' on \(typeName)", error,
          hint: suggestion(for: name, among: schema.fields.lazy.map(\.name)))
      }
      resolutions[index] = .field(schema: schema, index: position)
      return schema.fields[position].type
    default:
      mismatch("\(type) has no fields", tree[index].name, hint: functionHint(name))
      return .dyn
    }
  }

  /// A hint for a function that was written like a field.
  private func functionHint(_ name: String) -> String? {
    FunctionCatalogue.declaration(named: name).map { _ in "'\(name)' is a function: write \(name)()" }
  }

  /// `a.b` as the name of a variable or a type; nil when it is a field of something.
  private mutating func qualifiedName(_ index: Int, _ operand: Int, _ field: String) -> CELType? {
    let mayBeType = field == "Timestamp" || field == "Duration"
    guard environment.hasQualifiedVariables || mayBeType, case .select = tree[index].kind,
      let name = tree.qualifiedName(index)
    else { return nil }
    let root = String(name.prefix { $0 != "." })
    if !tree.isAbsolute(index), locals.contains(where: { $0.name == root }) { return nil }
    if let type = variable(index, named: name) { return type }
    guard mayBeType, environment.slots[root] == nil, let type = CELType.named(name) else { return nil }
    resolutions[index] = .type(type)
    return .type(type)
  }
}

extension CELType {
  /// What an optional of this type holds: selecting an optional field of an optional does not nest.
  var flattened: CELType {
    if case .optional(let wrapped) = self { wrapped } else { self }
  }
}
