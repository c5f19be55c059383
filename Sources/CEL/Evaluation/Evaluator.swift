/// One evaluation of a program.
///
/// Nodes are evaluated by recursion over their indices; its depth is that of the expression, which the parser bounds.
/// The cases are kept in functions of their own so that the recursive frame stays small. It cannot be copied, so that
/// nothing copies its tables behind our back.
struct Evaluator: ~Copyable {
  let program: Program
  var frame: [Value]
  /// The value of the variable after those of the frame, if there is one: the same for all frames.
  let common: Value
  var locals: [Value]
  /// The patterns that were made of values: loops ask for the same again and again.
  var patterns: [StringKey: LazyPattern] = [:]
  /// What loops gave for earlier frames.
  var memory = LoopMemory()
  /// The steps that are left.
  var budget = Program.costLimit

  var root: Int { program.tables.nodes.count &- 1 }

  init(_ program: Program, _ frame: [Value], common: Value = .null) {
    self.program = program
    self.frame = frame
    self.common = common
    locals = program.tables.localCount == 0 ? [] : Array(repeating: .null, count: program.tables.localCount)
  }

  static let outOfBudget = Value.error(.costLimit(Program.costLimit))

  /// The value of the program.
  mutating func run() -> Value {
    let result = evaluate(root)
    // `&&` and `||` may have absorbed the error, but the answer would depend on where the limit struck.
    return budget < 0 ? Self.outOfBudget : result
  }

  /// The value of the program for another frame.
  mutating func run(_ frame: [Value]) -> Value {
    self.frame = frame
    budget = Program.costLimit
    return run()
  }

  /// Takes steps for work that depends on the size of a value.
  mutating func charge(_ steps: Int) { budget &-= steps }

  mutating func evaluate(_ index: Int) -> Value {
    budget &-= 1
    if budget < 0 { return Self.outOfBudget }
    let node = program.tables.nodes[index]
    switch node.operation {
    case .constant: return program.tables.constants[node.a]
    case .variable: return node.a < frame.count ? frame[node.a] : common
    case .local: return locals[node.a]
    case .field: return readField(node)
    case .and: return and(node)
    case .or: return or(node)
    case .not: return not(node)
    case .equal: return equal(node, negated: false)
    case .notEqual: return equal(node, negated: true)
    case .conditional: return conditional(node)
    default: return evaluateRest(node, index)
    }
  }

  @inline(never)
  private mutating func evaluateRest(_ node: Node, _ index: Int) -> Value {
    switch node.operation {
    case .less: return compare(node, "<") { $0 == .less }
    case .lessOrEqual: return compare(node, "<=") { $0 == .less || $0 == .equal }
    case .greater: return compare(node, ">") { $0 == .greater }
    case .greaterOrEqual: return compare(node, ">=") { $0 == .greater || $0 == .equal }
    case .contained: return contained(node)
    case .hasField: return hasField(node)
    case .optionalField: return optionalField(node)
    case .name: return select(node)
    case .hasName: return hasName(node)
    case .optionalName: return optionalName(node)
    case .index: return element(node)
    case .optionalIndex: return optionalIndex(node)
    case .list: return list(node)
    case .map: return map(node)
    case .comprehension, .comprehensionPair: return loop(node, index)
    case .matches: return matches(node)
    case .undeclared: return undeclared(node)
    default: return call(node)
    }
  }

  // MARK: Logic

  private mutating func and(_ node: Node) -> Value {
    let left = evaluate(node.a)
    if case .bool(false) = left { return left }
    let right = evaluate(node.b)
    if case .bool(false) = right { return right }
    if case .bool = left, case .bool = right { return right }
    return Self.undecided("&&", left, right)
  }

  private mutating func or(_ node: Node) -> Value {
    let left = evaluate(node.a)
    if case .bool(true) = left { return left }
    let right = evaluate(node.b)
    if case .bool(true) = right { return right }
    if case .bool = left, case .bool = right { return right }
    return Self.undecided("||", left, right)
  }

  /// What `&&` and `||` give when neither side decides: unknown before an error.
  static func undecided(_ name: String, _ left: Value, _ right: Value) -> Value {
    Value.failure(left, right)
      ?? .error(.noSuchOverload(function: name, types: [left.runtimeType, right.runtimeType]))
  }

  private mutating func not(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    if case .bool(let value) = operand { return .bool(!value) }
    return operand.isFailure ? operand : .error(.noSuchOverload(function: "!", types: [operand.runtimeType]))
  }

  private mutating func conditional(_ node: Node) -> Value {
    let condition = evaluate(node.a)
    if case .bool(let value) = condition { return evaluate(value ? node.b : node.c) }
    return condition.isFailure
      ? condition : .error(.noSuchOverload(function: "?:", types: [condition.runtimeType]))
  }

  // MARK: Comparison

  private mutating func equal(_ node: Node, negated: Bool) -> Value {
    let left = evaluate(node.a)
    let other = program.tables.nodes[node.b]
    // What most comparisons are: a field with a text that stands in the rule.
    if other.operation == .constant, case .string(let left) = left,
      case .string(let right) = program.tables.constants[other.a]
    {
      budget &-= 1 &+ left.utf8.count &>> 6
      return .bool(left.hasSameCodePoints(as: right) != negated)
    }
    let right = evaluate(node.b)
    if case .string(let left) = left, case .string(let right) = right {
      charge(left.utf8.count &>> 6)
      return .bool(left.hasSameCodePoints(as: right) != negated)
    }
    if let failure = Value.failure(left, right) { return failure }
    chargeForSize(left)
    chargeForSize(right)
    if budget < 0 { return Self.outOfBudget }
    switch Comparison.equality(left, right) {
    case .equal: return .bool(!negated)
    case .different: return .bool(negated)
    case .unknown: return .unknown
    }
  }

  private mutating func compare(_ node: Node, _ name: String, _ holds: (Comparison.Order) -> Bool) -> Value {
    let left = evaluate(node.a)
    let right = evaluate(node.b)
    chargeForLength(left)
    if let order = Comparison.order(left, right) { return .bool(holds(order)) }
    return Value.failure(left, right)
      ?? .error(.noSuchOverload(function: name, types: [left.runtimeType, right.runtimeType]))
  }

  private mutating func contained(_ node: Node) -> Value {
    let element = evaluate(node.a)
    let container = evaluate(node.b)
    if let failure = Value.failure(element, container) { return failure }
    switch container {
    case .list(let elements):
      chargeForSize(container)
      if budget < 0 { return Self.outOfBudget }
      var result = Comparison.Equality.different
      for candidate in elements {
        switch Comparison.equality(element, candidate) {
        case .equal: return .bool(true)
        case .different: break
        case .unknown: result = .unknown
        }
      }
      return result.value
    case .map(let map):
      chargeForLength(element)
      return .bool(map[element] != nil)
    default: return .error(.noSuchOverload(function: "in", types: [element.runtimeType, container.runtimeType]))
    }
  }

  // MARK: Literals

  private mutating func list(_ node: Node) -> Value {
    var elements: [Value] = []
    elements.reserveCapacity(node.b)
    for position in node.a..<(node.a &+ node.b) {
      let child = Int(program.tables.children[position])
      let value = evaluate(child < 0 ? ~child : child)
      if value.isError { return value }
      if child >= 0 {
        elements.append(value)
      } else if case .optional(let wrapped) = value {
        if let wrapped { elements.append(wrapped) }
      } else {
        return value.isFailure ? value : .error(.noSuchOverload(function: "[?]", types: [value.runtimeType]))
      }
    }
    return charged(.list(elements))
  }

  private mutating func map(_ node: Node) -> Value {
    var builder = MapBuilder()
    for position in 0..<node.b {
      let child = Int(program.tables.children[node.a &+ 2 &* position])
      let key = evaluate(child < 0 ? ~child : child)
      if key.isFailure { return key }
      var value = evaluate(Int(program.tables.children[node.a &+ 2 &* position &+ 1]))
      if value.isError { return value }
      if child < 0 {
        guard case .optional(let wrapped) = value else {
          return value.isFailure ? value : .error(.noSuchOverload(function: "{?}", types: [value.runtimeType]))
        }
        guard let wrapped else { continue }
        value = wrapped
      }
      if let error = builder.insert(key, value) { return .error(error) }
    }
    return charged(.map(builder.map))
  }

  private func undeclared(_ node: Node) -> Value {
    guard case .string(let name) = program.tables.constants[node.a] else { return .error(.undeclared("")) }
    return .error(.undeclared(name))
  }
}
