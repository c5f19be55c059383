/// The tables of a program while it is built, by the compiler or from its encoded form.
struct ProgramTables: Sendable {
  var nodes: [Node] = []
  var children: [Int32] = []
  var constants: [Value] = []
  var fields: [FieldReference] = []
  var patterns: [LazyPattern] = []
  var localCount = 0
  var variableCount = 0

  /// Adds a node and gives its index.
  mutating func append(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(truncatingIfNeeded: nodes.count &- 1)
  }

  mutating func appendConstant(_ value: Value) -> Int32 {
    constants.append(value)
    return append(Node(operation: .constant, first: Int32(truncatingIfNeeded: constants.count &- 1)))
  }

  /// The value of a node that is a constant.
  func constant(_ index: Int32) -> Value? {
    let node = nodes[Int(index)]
    return node.operation == .constant ? constants[node.a] : nil
  }

  /// The nodes that a node uses.
  func operands(of node: Node) -> [Int] {
    switch node.operation {
    case .constant, .variable, .local, .undeclared, .call0: []
    case .field, .optionalField, .hasField, .name, .optionalName, .hasName, .not, .matches, .call1: [node.a]
    case .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained, .index,
      .optionalIndex, .call2:
      [node.a, node.b]
    case .conditional, .call3, .comprehension, .comprehensionPair: [node.a, node.b, node.c]
    case .list, .callList: children[node.a..<(node.a + node.b)].map { Int($0 < 0 ? ~$0 : $0) }
    case .map: children[node.a..<(node.a + 2 * node.b)].map { Int($0 < 0 ? ~$0 : $0) }
    }
  }

  /// How long the tables are.
  struct Mark {
    fileprivate let nodes, children, constants, fields, patterns: Int
  }

  var mark: Mark {
    Mark(
      nodes: nodes.count, children: children.count, constants: constants.count, fields: fields.count,
      patterns: patterns.count)
  }

  /// Forgets what was added after a mark.
  mutating func rewind(to mark: Mark) {
    nodes.removeLast(nodes.count - mark.nodes)
    children.removeLast(children.count - mark.children)
    constants.removeLast(constants.count - mark.constants)
    fields.removeLast(fields.count - mark.fields)
    patterns.removeLast(patterns.count - mark.patterns)
  }
}
