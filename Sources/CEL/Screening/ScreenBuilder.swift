/// Finds the screen of a program by looking at the shape of its condition.
struct ScreenBuilder {
  private let tables: ProgramTables

  /// What the variables of `cel.bind` around the node at hand stand for, by slot.
  private var bindings: [Int: Int] = [:]

  private init(_ tables: ProgramTables) { self.tables = tables }

  /// The screen of a program; nil when nothing can be told without evaluating it.
  static func screen(of tables: ProgramTables) -> Screen? {
    var builder = ScreenBuilder(tables)
    return builder.screen(tables.nodes.count - 1, expecting: true)
  }

  // MARK: Conditions

  /// What must hold for a node to be true, or to be false. The depth of the recursion is that of the expression, which the
  /// parser bounds.
  private mutating func screen(_ index: Int, expecting expected: Bool) -> Screen? {
    guard tables.nodes.indices.contains(index) else { return nil }
    let node = tables.nodes[index]
    switch node.operation {
    case .not: return screen(node.a, expecting: !expected)
    case .and, .or:
      let parts = [screen(node.a, expecting: expected), screen(node.b, expecting: expected)]
      return (node.operation == .and) == expected ? all(parts) : any(parts)
    case .conditional: return conditional(node, expected)
    case .hasField: return path(of: index, .hasField).map { test($0, expected ? .isPresent : .isAbsent) }
    case .field:
      guard let path = path(of: index), case .bool = path.defaultValue else { return nil }
      return test(path, expected ? .isTrue : .isFalse)
    case .local:
      return bindings[node.a].flatMap { screen($0, expecting: expected) }
    case .equal, .notEqual:
      return (node.operation == .equal) == expected ? equal(node) : different(node)
    case .greater, .greaterOrEqual:
      guard expected, let least = wholeNumber(node.b) else { return nil }
      return least >= (node.operation == .greater ? 0 : 1) ? nonZero(node.a) : nil
    case .contained:
      guard expected, let path = textPath(node.a), let texts = texts(node.b) else { return nil }
      return test(path, .isOneOf(texts))
    case .call2: return expected ? search(node) : nil
    case .comprehension, .comprehensionPair: return comprehension(node, expected)
    default: return nil
    }
  }

  private mutating func conditional(_ node: Node, _ expected: Bool) -> Screen? {
    any([
      all([screen(node.a, expecting: true), screen(node.b, expecting: expected)]),
      all([screen(node.a, expecting: false), screen(node.c, expecting: expected)]),
    ])
  }

  private mutating func equal(_ node: Node) -> Screen? {
    if let path = textPath(node.a), let text = text(node.b) { return test(path, .isOneOf([text])) }
    if let number = wholeNumber(node.b), number != 0 { return nonZero(node.a) }
    return nil
  }

  private mutating func different(_ node: Node) -> Screen? {
    if text(node.b) == "" || wholeNumber(node.b) == 0 { return nonZero(node.a) }
    return nil
  }

  /// `text.contains('x')` and its like find nothing in an empty text.
  private mutating func search(_ node: Node) -> Screen? {
    switch Function(rawValue: node.code) {
    case .contains, .startsWith, .endsWith:
      guard let text = text(node.b), !text.isEmpty else { return nil }
      return nonZero(node.a)
    default: return nil
    }
  }

  private mutating func comprehension(_ node: Node, _ expected: Bool) -> Screen? {
    switch ComprehensionKind(rawValue: node.code) {
    case .bind: return bound(node) { $0.screen(node.b, expecting: expected) }
    case .exists where expected, .existsOne where expected, .all where !expected: return nonZero(node.a)
    default: return nil
    }
  }

  /// What `make` gives with the variable of a `cel.bind` in mind.
  private mutating func bound(_ node: Node, _ make: (inout ScreenBuilder) -> Screen?) -> Screen? {
    let slot = Int(node.slot)
    let outer = bindings[slot]
    bindings[slot] = node.a
    defer { bindings[slot] = outer }
    return make(&self)
  }

  // MARK: Values

  /// What must hold for a text, a list or a map not to be empty, or for a number not to be zero.
  private mutating func nonZero(_ index: Int) -> Screen? {
    guard tables.nodes.indices.contains(index) else { return nil }
    let node = tables.nodes[index]
    switch node.operation {
    case .field: return path(of: index).map { test($0, .isNotZero) }
    case .local: return bindings[node.a].flatMap { nonZero($0) }
    case .call1:
      switch Function(rawValue: node.code) {
      case .size, .range, .lowerAscii, .upperAscii, .trim, .sort, .distinct: return nonZero(node.a)
      default: return nil
      }
    case .call2 where Function(rawValue: node.code) == .add: return any([nonZero(node.a), nonZero(node.b)])
    case .comprehension, .comprehensionPair:
      switch ComprehensionKind(rawValue: node.code) {
      case .filter, .map, .mapWhere, .transformList, .transformListWhere, .transformMap, .transformMapWhere:
        return nonZero(node.a)
      case .bind: return bound(node) { $0.nonZero(node.b) }
      default: return nil
      }
    default: return nil
    }
  }

  private func textPath(_ index: Int) -> FieldPath? {
    guard let path = path(of: index), case .string = path.defaultValue else { return nil }
    return path
  }

  /// The path that a node reads, or asks for, from a variable.
  private func path(of index: Int, _ operation: Operation = .field) -> FieldPath? {
    var fields: [FieldReference] = []
    var index = index
    var expected = operation
    while tables.nodes.indices.contains(index) {
      let node = tables.nodes[index]
      switch node.operation {
      case .variable: return fields.isEmpty ? nil : FieldPath(variable: node.a, fields: fields)
      case .local:
        guard !fields.isEmpty, let bound = bindings[node.a] else { return nil }
        index = bound
      case expected:
        fields.insert(tables.fields[node.b], at: 0)
        index = node.a
        expected = .field
      default: return nil
      }
    }
    return nil
  }

  private func text(_ index: Int) -> String? {
    if case .string(let text)? = constant(index) { text } else { nil }
  }

  private func wholeNumber(_ index: Int) -> Int64? {
    if case .int(let number)? = constant(index) { number } else { nil }
  }

  private func constant(_ index: Int) -> Value? { tables.constant(Int32(truncatingIfNeeded: index)) }

  /// The texts of a list that holds nothing else.
  private func texts(_ index: Int) -> [String]? {
    let node = tables.nodes[index]
    let elements: [String?]
    if case .list(let values)? = constant(index) {
      elements = values.map { if case .string(let text) = $0 { text } else { nil } }
    } else if node.operation == .list {
      // An optional element is the complement of its node, which is no index.
      elements = tables.children[node.a..<(node.a + node.b)].map { $0 < 0 ? nil : text(Int($0)) }
    } else {
      return nil
    }
    let texts = elements.compactMap(\.self)
    return texts.count == elements.count ? texts : nil
  }

  // MARK: Screens

  private func test(_ path: FieldPath, _ question: FieldQuestion) -> Screen {
    .test(FieldTest(path: path, question: question))
  }

  /// Those that say something must all hold.
  private func all(_ parts: [Screen?]) -> Screen? {
    let parts = parts.compactMap(\.self)
    return parts.count > 1 ? .all(parts) : parts.first
  }

  /// One must hold; when one of them says nothing, none does.
  private func any(_ parts: [Screen?]) -> Screen? {
    let known = parts.compactMap(\.self)
    return known.count == parts.count ? .any(known) : nil
  }
}
