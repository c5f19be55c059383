extension Checker {
  mutating func operation(_ index: Int, _ symbol: Operator, _ arguments: [Int]) -> CELType {
    let types = arguments.map { check($0) }
    guard let declaration = FunctionCatalogue.declaration(named: symbol.rawValue) else { return .dyn }
    if let function = declaration.function { resolutions[index] = .function(function, hasTarget: false) }
    if let result = resultType(of: declaration, types, isMember: false) { return result }
    operandMismatch(index, symbol, arguments, types)
    return declaration.overloads.count == 1 ? declaration.overloads[0].result.withoutParameter : .dyn
  }

  private mutating func operandMismatch(_ index: Int, _ symbol: Operator, _ arguments: [Int], _ types: [CELType]) {
    switch symbol {
    case .and, .or, .not:
      for (argument, type) in zip(arguments, types) where type != .bool && type != .dyn {
        mismatch("'\(symbol.spelling)' takes bools, not \(type)", tree[argument].range)
      }
    case .conditional where types[0] != .bool && types[0] != .dyn:
      mismatch("the condition is of type \(types[0]), not bool", tree[arguments[0]].range)
    case .conditional:
      mismatch("the branches differ in type: \(types[1]) and \(types[2])", tree[index].range)
    case .equal, .notEqual:
      mismatch("\(types[0]) and \(types[1]) cannot be compared", tree[index].range)
    case .in:
      mismatch("\(types[0]) cannot be in \(types[1])", tree[index].range)
    case .index, .optionalIndex:
      mismatch("\(types[0]) has no index of type \(types[1])", tree[index].range)
    default:
      let list = types.map(\.description).joined(separator: " and ")
      mismatch("'\(symbol.spelling)' does not take \(list)", tree[index].range)
    }
  }

  mutating func call(_ index: Int, _ name: String, _ arguments: [Int]) -> CELType {
    let types = arguments.map { check($0) }
    return function(index, name, arguments, types, isMember: false)
  }

  mutating func memberCall(_ index: Int, _ target: Int, _ name: String, _ arguments: [Int]) -> CELType {
    if case .identifier(let namespace) = tree[target].kind, !isDeclared(namespace, isAbsolute: tree.isAbsolute(target))
    {
      let qualified = namespace + "." + name
      let isNamespace = FunctionCatalogue.namespaces.contains(namespace)
      if isNamespace || FunctionCatalogue.declaration(named: qualified) != nil {
        let types = arguments.map { check($0) }
        return function(index, qualified, arguments, types, isMember: false)
      }
    }
    let all = [target] + arguments
    let types = all.map { check($0) }
    return function(index, name, all, types, isMember: true)
  }

  /// The type of a call whose arguments, the target first, are checked.
  private mutating func function(
    _ index: Int, _ name: String, _ arguments: [Int], _ types: [CELType], isMember: Bool
  ) -> CELType {
    guard let declaration = FunctionCatalogue.declaration(named: name), let function = declaration.function else {
      if let macro = MacroDeclaration.all.first(where: { $0.name == name }) {
        return undeclared(
          index, "\(name)() takes other arguments", .undeclared(name), hint: "write \(macro.usage)")
      }
      let names =
        FunctionCatalogue.functions.lazy.map(\.name).filter { $0.contains(".") == name.contains(".") }
        + MacroDeclaration.all.lazy.map(\.name)
      return undeclared(
        index, "unknown function '\(name)'", .undeclared(name), hint: suggestion(for: name, among: names))
    }
    resolutions[index] = .function(function, hasTarget: isMember)
    if let result = resultType(of: declaration, types, isMember: isMember) {
      checkPattern(function, arguments)
      return result
    }
    let forms = declaration.overloads.map { $0.signature(of: name) }
    let accepted = "there is " + forms.prefix(4).joined(separator: ", ") + (forms.count > 4 ? ", ..." : "")
    let list = (isMember ? types.dropFirst() : types[...]).map(\.description).joined(separator: ", ")
    let callee = isMember ? "\(types.first?.description ?? "").\(name)" : name
    mismatch("no such function: \(callee)(\(list))", tree[index].range, hint: accepted)
    let style = declaration.overloads.filter {
      $0.isMember == isMember && ($0.parameters.count == types.count || $0.isVariadic)
    }
    if style.isEmpty { resolutions[index] = .failure(.noSuchOverload(function: name, types: types)) }
    return .dyn
  }

  /// A constant pattern that RE2 rejects is an error before evaluation.
  private mutating func checkPattern(_ function: Function, _ arguments: [Int]) {
    guard function == .matches, let last = arguments.last, case .literal(.string(let text)) = tree[last].kind,
      case .failure(let problem) = Pattern.compile(text)
    else { return }
    mismatch("the pattern is not valid: \(problem.reason)", tree[last].range)
  }

  /// What a call gives; nil when no overload takes the arguments. Where `dyn` leaves several with different results,
  /// `dyn`.
  private func resultType(of declaration: FunctionDeclaration, _ types: [CELType], isMember: Bool) -> CELType? {
    var result: CELType?
    let isOpen = types.contains { $0 == .dyn }
    for overload in declaration.overloads where overload.isMember == isMember {
      var bindings = TypeBindings()
      guard overload.accepts(types, &bindings) else { continue }
      let type = bindings.resolve(overload.result)
      guard isOpen else { return type }
      if let result, result != type { return .dyn }
      result = type
    }
    return result
  }

  // MARK: Macros

  mutating func comprehension(_ index: Int, _ comprehension: Expression.Comprehension) -> CELType {
    let operandType = check(comprehension.operand)
    let variables = variableTypes(comprehension, operandType)
    resolutions[index] = .locals(first: locals.count)
    withLocals(zip(comprehension.variables, variables).map { ($0, $1) }) { checker in
      for body in comprehension.bodies { checker.check(body) }
    }
    if comprehension.bodies.count == 2 || comprehension.kind.isPredicate, let condition = comprehension.bodies.first {
      let type = type(of: condition)
      if type != .bool && type != .dyn {
        mismatch("the condition is of type \(type), not bool", tree[condition].range)
      }
    }
    let result = comprehension.bodies.last.map { type(of: $0) } ?? .dyn
    switch comprehension.kind {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(variables.first ?? .dyn)
    case .map, .mapWhere, .transformList, .transformListWhere: return .list(result)
    case .transformMap, .transformMapWhere: return .map(variables.first ?? .dyn, result)
    case .transformMapEntry, .transformMapEntryWhere:
      if case .map = result { return result }
      if result != .dyn, let body = comprehension.bodies.last {
        mismatch("transformMapEntry() takes a map of entries, not \(result)", tree[body].range)
      }
      return .map(.dyn, .dyn)
    case .optionalMap: return .optional(result)
    case .optionalFlatMap:
      if result == .dyn { return .optional(.dyn) }
      if let body = comprehension.bodies.last { _ = unwrapped(result, body) }
      return result
    case .bind: return result
    }
  }

  /// The types of a macro's variables, from what it runs over.
  private mutating func variableTypes(_ comprehension: Expression.Comprehension, _ operand: CELType) -> [CELType] {
    let isPair = comprehension.variables.count == 2
    switch comprehension.kind {
    case .bind: return [operand]
    case .optionalMap, .optionalFlatMap: return [unwrapped(operand, comprehension.operand)]
    default: break
    }
    switch operand {
    case .list(let element): return isPair ? [.int, element] : [element]
    case .map(let key, let value): return isPair ? [key, value] : [key]
    case .dyn: break
    default: mismatch("a list or a map is needed here, not \(operand)", tree[comprehension.operand].range)
    }
    return isPair ? [.dyn, .dyn] : [.dyn]
  }
}

extension ComprehensionKind {
  /// Whether the first body is a condition even when it is the only one.
  var isPredicate: Bool {
    switch self {
    case .all, .exists, .existsOne, .filter: true
    default: false
    }
  }
}

extension Overload {
  /// Whether the overload takes arguments of these types.
  func accepts(_ types: [CELType], _ bindings: inout TypeBindings) -> Bool {
    guard isVariadic ? types.count >= parameters.count : types.count == parameters.count else { return false }
    for (position, type) in types.enumerated() {
      guard let parameter = position < parameters.count ? parameters[position] : parameters.last,
        bindings.accepts(type, as: parameter)
      else { return false }
    }
    return true
  }
}

extension CELType {
  /// The type, or `dyn` if it is a parameter.
  var withoutParameter: CELType {
    if case .parameter = self { .dyn } else { self }
  }
}
