/// Makes a flat program of a checked expression.
struct Compiler {
  private let checker: Checker
  private var tables = ProgramTables()

  private var tree: ExpressionTree { checker.tree }

  /// The program of an expression in which the checker found nothing wrong.
  static func program(for checker: Checker) -> Program {
    var compiler = Compiler(checker: checker)
    _ = compiler.emit(checker.tree.root)
    compiler.tables.localCount = checker.localCount
    return Program(compiler.tables, resultType: checker.resultType, registry: checker.environment.registry)
  }

  private init(checker: Checker) { self.checker = checker }

  private mutating func emit(_ index: Int) -> Int32 {
    switch tree[index].kind {
    case .literal(let value): return tables.appendConstant(value)
    case .identifier(let name): return identifier(index, name)
    case .select(let operand, let field, let isOptional):
      return select(index, operand, field, isOptional ? (.optionalField, .optionalName) : (.field, .name))
    case .presence(let operand, let field, _): return select(index, operand, field, (.hasField, .hasName))
    case .call(let name, let arguments): return call(index, name, arguments)
    case .memberCall(let target, let name, let arguments):
      if case .function(_, hasTarget: false) = checker.resolutions[index] { return call(index, name, arguments) }
      return call(index, name, [target] + arguments)
    case .operation(let symbol, let arguments): return operation(index, symbol, arguments)
    case .list(let elements): return list(elements)
    case .map(let entries): return map(entries)
    case .message(let type): return undeclared(type)
    case .comprehension(let comprehension): return self.comprehension(index, comprehension)
    }
  }

  private mutating func undeclared(_ name: String) -> Int32 {
    tables.constants.append(.string(name))
    return tables.append(
      Node(operation: .undeclared, first: Int32(truncatingIfNeeded: tables.constants.count - 1)))
  }

  /// A variable, a macro's variable or a type; nil when the node is neither.
  private mutating func resolved(_ index: Int) -> Int32? {
    switch checker.resolutions[index] {
    case .variable(let slot):
      tables.variableCount = max(tables.variableCount, slot + 1)
      return tables.append(Node(operation: .variable, first: Int32(truncatingIfNeeded: slot)))
    case .local(let slot):
      return tables.append(Node(operation: .local, first: Int32(truncatingIfNeeded: slot)))
    case .type(let type): return tables.appendConstant(.type(type))
    default: return nil
    }
  }

  private mutating func identifier(_ index: Int, _ name: String) -> Int32 {
    resolved(index) ?? undeclared(name)
  }

  private mutating func select(
    _ index: Int, _ operand: Int, _ field: String, _ operations: (typed: Operation, untyped: Operation)
  ) -> Int32 {
    if let node = resolved(index) { return node }
    let object = emit(operand)
    if case .field(let schema, let position) = checker.resolutions[index],
      let reference = FieldReference(schema, position)
    {
      tables.fields.append(reference)
      return tables.append(
        Node(
          operation: operations.typed, first: object, second: Int32(truncatingIfNeeded: tables.fields.count - 1)))
    }
    tables.constants.append(.string(field))
    return tables.append(
      Node(
        operation: operations.untyped, first: object, second: Int32(truncatingIfNeeded: tables.constants.count - 1)))
  }

  private mutating func operation(_ index: Int, _ symbol: Operator, _ arguments: [Int]) -> Int32 {
    if case .function = checker.resolutions[index] { return call(index, symbol.rawValue, arguments) }
    let operation: Operation =
      switch symbol {
      case .and: .and
      case .or: .or
      case .not: .not
      case .conditional: .conditional
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .in: .contained
      case .index: .index
      default: .optionalIndex
      }
    let nodes = arguments.map { emit($0) }
    return tables.append(node(operation, 0, nodes))
  }

  private func node(_ operation: Operation, _ code: UInt8, _ operands: [Int32]) -> Node {
    Node(
      operation: operation, code: code, first: operands.count > 0 ? operands[0] : 0,
      second: operands.count > 1 ? operands[1] : 0, third: operands.count > 2 ? operands[2] : 0)
  }

  // MARK: Calls

  private mutating func call(_ index: Int, _ name: String, _ arguments: [Int]) -> Int32 {
    guard case .function(let function, _) = checker.resolutions[index] else { return undeclared(name) }
    let mark = tables.mark
    let nodes = arguments.map { emit($0) }
    if function == .matches, nodes.count == 2, case .string(let pattern)? = tables.constant(nodes[1]),
      tables.nodes.count - 1 == Int(nodes[1])
    {
      tables.nodes.removeLast()
      tables.constants.removeLast()
      tables.patterns.append(LazyPattern(pattern))
      return tables.append(
        Node(operation: .matches, first: nodes[0], second: Int32(truncatingIfNeeded: tables.patterns.count - 1)))
    }
    let constants = nodes.compactMap { tables.constant($0) }
    if constants.count == nodes.count, function.isCheap {
      let value = Library.call(function, constants)
      if value.isWorthKeeping {
        tables.rewind(to: mark)
        return tables.appendConstant(value)
      }
    }
    switch nodes.count {
    case 0: return tables.append(node(.call0, function.rawValue, nodes))
    case 1: return tables.append(node(.call1, function.rawValue, nodes))
    case 2: return tables.append(node(.call2, function.rawValue, nodes))
    case 3: return tables.append(node(.call3, function.rawValue, nodes))
    default:
      let start = tables.children.count
      tables.children.append(contentsOf: nodes)
      return tables.append(
        Node(
          operation: .callList, code: function.rawValue, first: Int32(truncatingIfNeeded: start),
          second: Int32(truncatingIfNeeded: nodes.count)))
    }
  }

  // MARK: Literals

  private mutating func list(_ elements: [Expression.Element]) -> Int32 {
    let mark = tables.mark
    let nodes = elements.map { emit($0.value) }
    let constants = nodes.compactMap { tables.constant($0) }
    if constants.count == nodes.count, !elements.contains(where: \.isOptional) {
      tables.rewind(to: mark)
      return tables.appendConstant(.list(constants))
    }
    let start = tables.children.count
    for (element, node) in zip(elements, nodes) { tables.children.append(element.isOptional ? ~node : node) }
    return tables.append(
      Node(
        operation: .list, first: Int32(truncatingIfNeeded: start), second: Int32(truncatingIfNeeded: nodes.count)))
  }

  private mutating func map(_ entries: [Expression.Entry]) -> Int32 {
    let mark = tables.mark
    var nodes: [Int32] = []
    for entry in entries {
      let key = emit(entry.key)
      nodes.append(entry.isOptional ? ~key : key)
      nodes.append(emit(entry.value))
    }
    if !entries.contains(where: \.isOptional), let value = constantMap(nodes) {
      tables.rewind(to: mark)
      return tables.appendConstant(value)
    }
    let start = tables.children.count
    tables.children.append(contentsOf: nodes)
    return tables.append(
      Node(
        operation: .map, first: Int32(truncatingIfNeeded: start), second: Int32(truncatingIfNeeded: entries.count)))
  }

  private func constantMap(_ nodes: [Int32]) -> Value? {
    var builder = MapBuilder()
    for position in stride(from: 0, to: nodes.count, by: 2) {
      guard let key = tables.constant(nodes[position]), let value = tables.constant(nodes[position + 1]),
        builder.insert(key, value) == nil
      else { return nil }
    }
    return .map(builder.map)
  }

  // MARK: Macros

  private mutating func comprehension(_ index: Int, _ comprehension: Expression.Comprehension) -> Int32 {
    let operand = emit(comprehension.operand)
    let bodies = comprehension.bodies.map { emit($0) }
    var slot = 0
    if case .locals(let first) = checker.resolutions[index] { slot = first }
    return tables.append(
      Node(
        operation: comprehension.variables.count == 2 ? .comprehensionPair : .comprehension,
        code: comprehension.kind.rawValue, slot: UInt16(truncatingIfNeeded: slot), first: operand,
        second: bodies.first ?? operand, third: bodies.last ?? operand))
  }
}

extension Function {
  /// Whether a call can be computed when the expression is compiled, where no limit on cost holds: what it makes is no
  /// larger than what it is given.
  fileprivate var isCheap: Bool {
    switch self {
    case .matches, .replace, .join, .format, .range: false
    default: true
    }
  }
}

extension Value {
  /// Whether a program may hold the value instead of computing it: large ones would bloat its encoded form.
  fileprivate var isWorthKeeping: Bool {
    switch self {
    case .error, .unknown: false
    case .string(let text): text.utf8.count <= 1024
    case .bytes(let bytes): bytes.count <= 1024
    case .list(let elements): elements.count <= 64 && elements.allSatisfy(\.isWorthKeeping)
    case .map(let map): map.entries.count <= 64 && map.entries.allSatisfy { $0.value.isWorthKeeping }
    case .optional(let wrapped): wrapped?.isWorthKeeping ?? true
    default: true
    }
  }
}
