extension Evaluator {
  /// A comprehension, or what it gave for an earlier frame that does not differ in what it depends on.
  mutating func loop(_ node: Node, _ index: Int) -> Value {
    guard let variables = program.invariantLoops?.variables(of: index), !dependsOnSubject(variables) else {
      return comprehension(node)
    }
    if let known = memory.value(of: index, variables, in: frame) { return known }
    let value = comprehension(node)
    // Where the limit struck, the value says nothing of the loop.
    if budget >= 0 { memory.keep(value, of: index, in: frame) }
    return value
  }

  /// Whether the last variable of the frame, which differs from frame to frame, is among some.
  private func dependsOnSubject(_ variables: UInt64) -> Bool {
    frame.isEmpty || variables & 1 << UInt64(frame.count &- 1) != 0
  }

  mutating func comprehension(_ node: Node) -> Value {
    guard let kind = ComprehensionKind(rawValue: node.code) else { return .error(.undeclared("")) }
    let operand = evaluate(node.a)
    switch kind {
    case .bind:
      locals[Int(node.slot)] = operand
      // An error or an unknown only counts where the body needs it.
      return evaluate(node.b)
    case .optionalMap, .optionalFlatMap: return optionalMap(node, kind, operand)
    default: break
    }
    var range: Range<Int>
    switch operand {
    case .list(let elements): range = 0..<elements.count
    case .map(let map): range = 0..<map.entries.count
    case .unknown, .error: return operand
    default: return .error(.noSuchOverload(function: "\(kind)", types: [operand.runtimeType]))
    }
    switch kind {
    case .all, .exists: return quantify(node, operand, &range, decisive: kind == .exists)
    case .existsOne: return existsOne(node, operand, range)
    case .filter, .map, .mapWhere, .transformList, .transformListWhere: return list(node, kind, operand, range)
    default: return map(node, kind, operand, range)
    }
  }

  /// Sets the variables to the element or entry at a position.
  mutating func bind(_ node: Node, _ operand: Value, _ position: Int) {
    let slot = Int(node.slot)
    let isPair = node.operation == .comprehensionPair
    switch operand {
    case .list(let elements):
      locals[slot] = isPair ? .int(Int64(position)) : elements[position]
      if isPair { locals[slot &+ 1] = elements[position] }
    case .map(let map):
      locals[slot] = map.entries[position].key
      if isPair { locals[slot &+ 1] = map.entries[position].value }
    default: break
    }
  }

  /// `all` and `exists`: the first decisive answer ends it, even after errors or unknowns.
  private mutating func quantify(
    _ node: Node, _ operand: Value, _ range: inout Range<Int>, decisive: Bool
  ) -> Value {
    var result = Value.bool(!decisive)
    for position in range {
      bind(node, operand, position)
      let value = evaluate(node.b)
      if budget < 0 { return Self.outOfBudget }
      if case .bool(let answer) = value {
        if answer == decisive { return value }
      } else if !result.isUnknown {
        if value.isUnknown {
          result = value
        } else if !result.isError {
          result = Self.undecided(decisive ? "||" : "&&", result, value)
        }
      }
    }
    return result
  }

  private mutating func existsOne(_ node: Node, _ operand: Value, _ range: Range<Int>) -> Value {
    var count = 0
    var failure: Value?
    for position in range {
      bind(node, operand, position)
      let value = evaluate(node.b)
      if budget < 0 { return Self.outOfBudget }
      if case .bool(let isMatch) = value {
        if isMatch { count += 1 }
      } else if failure == nil || value.isUnknown {
        failure = Self.noCondition(value)
      }
    }
    return failure ?? .bool(count == 1)
  }

  /// What a condition gives that is no bool.
  private static func noCondition(_ value: Value) -> Value {
    value.isFailure ? value : .error(.noSuchOverload(function: "condition", types: [value.runtimeType]))
  }

  /// Whether the condition holds for the current element, or why that cannot be said.
  private mutating func condition(_ index: Int) -> (holds: Bool, failure: Value?) {
    let value = evaluate(index)
    if case .bool(let holds) = value { return (holds, nil) }
    return (false, Self.noCondition(value))
  }

  private mutating func list(
    _ node: Node, _ kind: ComprehensionKind, _ operand: Value, _ range: Range<Int>
  ) -> Value {
    var result: [Value] = []
    var isUnknown = false
    for position in range {
      bind(node, operand, position)
      if kind == .filter || kind.bodyCount == 2 {
        let (holds, failure) = condition(node.b)
        if let failure {
          guard failure.isUnknown else { return failure }
          isUnknown = true
        }
        if !holds { continue }
      }
      if kind == .filter {
        result.append(locals[Int(node.slot)])
      } else {
        let value = evaluate(node.c)
        if value.isError { return value }
        result.append(value)
      }
      if budget < 0 { return Self.outOfBudget }
    }
    return isUnknown ? .unknown : charged(.list(result))
  }

  private mutating func map(
    _ node: Node, _ kind: ComprehensionKind, _ operand: Value, _ range: Range<Int>
  ) -> Value {
    var builder = MapBuilder()
    for position in range {
      bind(node, operand, position)
      if kind.bodyCount == 2 {
        let (holds, failure) = condition(node.b)
        if let failure { return failure }
        if !holds { continue }
      }
      let value = evaluate(node.c)
      if budget < 0 { return Self.outOfBudget }
      if value.isError { return value }
      if kind == .transformMap || kind == .transformMapWhere {
        if let error = builder.insert(locals[Int(node.slot)], value) { return .error(error) }
        continue
      }
      guard case .map(let entries) = value else {
        return value.isFailure
          ? value : .error(.noSuchOverload(function: "transformMapEntry", types: [value.runtimeType]))
      }
      for entry in entries.entries {
        if let error = builder.insert(entry.key, entry.value) { return .error(error) }
      }
      charge(entries.entries.count)
    }
    return charged(.map(builder.map))
  }

  private mutating func optionalMap(_ node: Node, _ kind: ComprehensionKind, _ operand: Value) -> Value {
    guard case .optional(let wrapped) = operand else {
      return operand.isFailure
        ? operand : .error(.noSuchOverload(function: "optMap", types: [operand.runtimeType]))
    }
    guard let wrapped else { return operand }
    locals[Int(node.slot)] = wrapped
    let result = evaluate(node.b)
    if result.isFailure { return result }
    if kind == .optionalMap { return .optional(result) }
    guard case .optional = result else {
      return .error(.noSuchOverload(function: "optFlatMap", types: [result.runtimeType]))
    }
    return result
  }
}
