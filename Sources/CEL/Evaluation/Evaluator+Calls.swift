extension Evaluator {
  mutating func call(_ node: Node) -> Value {
    guard let function = Function(rawValue: node.code) else { return .error(.undeclared("")) }
    switch node.operation {
    case .call1:
      let operand = evaluate(node.a)
      if operand.isFailure { return operand }
      chargeForSize(operand)
      if function == .distinct { chargeForPairs(operand, operand) }
      if budget < 0 { return Self.outOfBudget }
      return charged(Library.call(function, operand))
    case .call2:
      let left = evaluate(node.a)
      // The alternative of an optional is only computed when it is needed.
      if function == .orValue || function == .or, case .optional(let wrapped?) = left {
        return function == .or ? left : wrapped
      }
      let right = evaluate(node.b)
      if let failure = Value.failure(left, right) { return failure }
      chargeForSize(left)
      chargeForSize(right)
      switch function {
      case .matches: return matches(left, right)
      case .setContains, .setEquivalent, .setIntersects: chargeForPairs(left, right)
      case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes,
        .getSeconds, .getMilliseconds:
        charge(Self.costOfTimeZone)
      default: break
      }
      if budget < 0 { return Self.outOfBudget }
      return charged(Library.call(function, left, right))
    default: return callList(node, function)
    }
  }

  private mutating func callList(_ node: Node, _ function: Function) -> Value {
    var arguments: [Value] = []
    switch node.operation {
    case .call3: arguments = [evaluate(node.a), evaluate(node.b), evaluate(node.c)]
    case .callList:
      for position in node.a..<(node.a &+ node.b) { arguments.append(evaluate(Int(program.tables.children[position]))) }
    default: break
    }
    if arguments.contains(where: \.isUnknown) { return .unknown }
    if let error = arguments.first(where: \.isError) { return error }
    for argument in arguments { chargeForSize(argument) }
    if budget < 0 { return Self.outOfBudget }
    return charged(Library.call(function, arguments))
  }

  /// Counts work that is proportional to the size of a value, all that it holds included.
  ///
  /// Lists may share what they hold, so that a few steps make a value of a million parts; counting each part where a
  /// value is made or walked keeps everything that follows within the limit.
  mutating func chargeForSize(_ value: Value) {
    switch value {
    case .string(let text): charge(text.utf8.count &>> 4)
    case .bytes(let bytes): charge(bytes.count &>> 4)
    case .list(let elements):
      charge(elements.count)
      for element in elements {
        if budget < 0 { return }
        chargeForSize(element)
      }
    case .map(let map):
      charge(map.entries.count)
      for entry in map.entries {
        if budget < 0 { return }
        if case .string(let key) = entry.key { charge(key.utf8.count &>> 4) }
        chargeForSize(entry.value)
      }
    case .optional(let wrapped?):
      charge(1)
      chargeForSize(wrapped)
    default: break
    }
  }

  /// The steps that looking up a time zone counts for: it may read a file.
  private static let costOfTimeZone = 200

  /// Counts the length of a string or of bytes that are compared or looked up.
  mutating func chargeForLength(_ value: Value) {
    switch value {
    case .string(let text): charge(text.utf8.count &>> 6)
    case .bytes(let bytes): charge(bytes.count &>> 6)
    default: break
    }
  }

  /// Counts comparing each element of a list with each of another, as sets do with what is no key of a map.
  private mutating func chargeForPairs(_ left: Value, _ right: Value) {
    guard case .list(let left) = left, case .list(let right) = right else { return }
    let counts = (left.count { MapKey($0) == nil }, right.count { MapKey($0) == nil })
    let pairs = counts.0.multipliedReportingOverflow(by: counts.1)
    charge(pairs.overflow ? Program.costLimit : pairs.partialValue &>> 3)
  }

  /// A result, its size counted.
  mutating func charged(_ result: Value) -> Value {
    chargeForSize(result)
    return budget < 0 ? Self.outOfBudget : result
  }
}
