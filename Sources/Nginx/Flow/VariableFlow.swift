import Syntax

/// Follows what clients choose through `set`, `map`, captures and conditions to where it is used.
///
/// All that a value can be is collected, up to bounds, so that the work grows with the configuration only; what is not
/// followed counts as not chosen by a client.
struct VariableFlow {
  /// How many definitions are followed one after the other.
  static let maximumDepth = 8

  /// How many values of one text are told apart.
  private static let maximumValues = 8

  /// How many directives of a block are looked through for what may have set a variable.
  private static let maximumSiblings = 64

  let tree: ConfigTree
  private var mappingValues: [Int: [FlowValue]] = [:]
  private var openMappings: Set<Int> = []

  init(_ tree: ConfigTree) {
    self.tree = tree
  }

  /// The values that a text of a directive can have.
  mutating func values(of text: String, at node: ConfigNode, depth: Int = 0) -> [FlowValue] {
    var values = [FlowValue(parts: [])]
    for piece in ValueTemplate(text).pieces {
      switch piece {
      case .literal(let literal):
        for index in values.indices { values[index].parts.append(.literal(literal)) }
      case .variable(let name):
        let choices = variable(name, at: node, depth: depth)
        var next: [FlowValue] = []
        for choice in choices {
          for value in values where next.count < VariableFlow.maximumValues {
            next.append(FlowValue(parts: value.parts + choice.parts))
          }
        }
        values = next
      }
    }
    return values
  }

  // MARK: - Variables

  private mutating func variable(_ name: String, at node: ConfigNode, depth: Int) -> [FlowValue] {
    let opaque = [FlowValue(parts: [.opaque(name)])]
    guard depth < VariableFlow.maximumDepth else { return opaque }
    if let number = Int(name) { return capture({ $0.capture(number) }, at: node, depth: depth) ?? opaque }
    if let mapping = tree.mappings[name] { return narrowed(mapped(mapping, depth: depth), name, at: node) }
    if let assigned = assigned(name, at: node, depth: depth) { return narrowed(assigned, name, at: node) }
    if let taint = ClientVariables.taint(name, at: node.place(ofVariable: name)) {
      return narrowed([FlowValue(parts: [.tainted(taint)])], name, at: node)
    }
    if VariableTable.isBuiltin(name) { return opaque }
    return capture({ $0.capture(named: name) }, at: node, depth: depth) ?? opaque
  }

  // MARK: - set

  /// What the `set` directives that are in force give a variable: the last unconditional one of the innermost block that
  /// has any, and those in `if` blocks behind it.
  private mutating func assigned(_ name: String, at node: ConfigNode, depth: Int) -> [FlowValue]? {
    guard tree.assignments[name] != nil else { return nil }
    var found: [Int] = []
    var level = node.parentIndex
    let isSequential = ["set", "if", "return", "rewrite"].contains(node.name)
    while found.count < VariableFlow.maximumValues {
      let own = (tree.assignmentsByBlock[BlockVariable(block: level, name: name)] ?? [])
        .suffix(VariableFlow.maximumSiblings).filter { isSequential ? $0 < node.index : $0 != node.index }
      let certain = own.last
      let conditional = (tree.conditionalAssignments[BlockVariable(block: level, name: name)] ?? [])
        .suffix(VariableFlow.maximumSiblings)
        .filter { $0 > certain ?? -1 && (!isSequential || $0 < node.index) && $0 != node.index }
      found += conditional.suffix(VariableFlow.maximumValues - 1)
      if let certain {
        found.append(certain)
        break
      }
      if level < 0 { break }
      level = tree.entries[level].parent
    }
    var values: [FlowValue] = []
    for index in found {
      let set = tree.node(index)
      guard let text = set.argument(1) else { continue }
      values += self.values(of: text, at: set, depth: depth + 1).map { $0.passed(set.headPlace, .assignment(name)) }
    }
    return values.isEmpty ? nil : Array(values.prefix(VariableFlow.maximumValues))
  }

  // MARK: - map

  /// What a `map` gives its variable; `geo` and `split_clients` give what is written there.
  private mutating func mapped(_ index: Int, depth: Int) -> [FlowValue] {
    if let known = mappingValues[index] { return known }
    let map = tree.node(index)
    let target = VariableFlow.target(of: map)
    guard openMappings.insert(index).inserted else { return [FlowValue(parts: [.opaque(map.name)])] }
    var values: [FlowValue] = []
    if map.name == "map", let subject = map.argument(0) {
      let subjectName = ValueTemplate(subject).onlyVariable
      for line in map.children where values.count < VariableFlow.maximumValues {
        guard let text = line.argument(0), text.utf8.contains(Byte.dollar), line.name != "include" else { continue }
        let isPattern = line.name.utf8.first == UInt8(ascii: "~")
        let isSubject = subjectName != nil && ValueTemplate(text).onlyVariable == subjectName
        // A line for one text that gives the text itself is a list of what is allowed.
        if isSubject, !isPattern, line.name != "default" { continue }
        if isSubject, isPattern {
          values += bounded(line, subject: subject, map, depth: depth)
        } else {
          values += self.values(of: text, at: line, depth: depth + 1).filter { !$0.taints.isEmpty }
            .map { $0.passed(line.headPlace, .mapping(target)) }
        }
      }
    }
    openMappings.remove(index)
    values.append(FlowValue(parts: [.opaque(map.name)]))
    mappingValues[index] = values
    return values
  }

  /// The name of the variable that a `map` defines.
  private static func target(of map: ConfigNode) -> String {
    map.arguments.last.map { String($0.drop { $0 == "$" }) } ?? ""
  }

  /// The subject of a `map` where a pattern has matched it.
  private mutating func bounded(_ line: ConfigNode, subject: String, _ map: ConfigNode, depth: Int) -> [FlowValue] {
    guard let use = RegexUse.all(of: line).first else { return [] }
    let tree = use.tree
    return values(of: subject, at: map, depth: depth + 1).filter { !$0.taints.isEmpty }
      .compactMap { VariableFlow.narrow($0, by: tree) }.map {
        $0.passed(line.headPlace, .mapping(VariableFlow.target(of: map)))
      }
  }

  // MARK: - Captures

  /// What a group of the pattern that was matched last can hold; nil when no pattern with such a group is in sight.
  private mutating func capture(
    _ group: (RegexTree) -> RegexCapture?, at node: ConfigNode, depth: Int
  ) -> [FlowValue]? {
    for use in usesInForce(at: node) {
      let pattern = use.tree
      guard let capture = group(pattern) else { continue }
      guard !capture.isFinite else { return [FlowValue(parts: [.opaque("captured")])] }
      var taints: [Taint] = []
      if let subject = use.subject {
        let reader = use.position < 0 ? use.node.parent ?? use.node : use.node
        taints = values(of: subject, at: reader, depth: depth + 1).flatMap(\.taints)
      } else {
        taints = [ClientVariables.host(at: use.place)]
      }
      let values = taints.prefix(VariableFlow.maximumValues).map {
        FlowValue(parts: [.tainted($0.captured(capture, at: use.place))])
      }
      return values.isEmpty ? [FlowValue(parts: [.opaque("captured")])] : values
    }
    return nil
  }

  /// The patterns whose captures a directive may use, the likeliest first: its own, those of the blocks around it, and
  /// in each block those of the `rewrite` and `if` directives before it.
  func usesInForce(at node: ConfigNode) -> [RegexUse] {
    var uses = RegexUse.all(of: node).filter { $0.node.name == "rewrite" || $0.position < 0 }
    if node.name != "if", node.parent?.name == "map" { return uses }
    var current = node
    while let block = current.parent {
      let siblings = tree.regexDirectives[block.index] ?? []
      for index in siblings.reversed().prefix(VariableFlow.maximumSiblings) where index < current.index {
        uses += RegexUse.all(of: tree.node(index)).filter { use in !(IfCondition(use.node)?.isNegated ?? false) }
      }
      uses += RegexUse.all(of: block)
      if block.name == "server" {
        uses += block.children(named: "server_name").flatMap(RegexUse.all)
      }
      current = block
    }
    return uses
  }

  // MARK: - Conditions

  /// The values of a variable that the conditions around a directive let through.
  private func narrowed(_ values: [FlowValue], _ name: String, at node: ConfigNode) -> [FlowValue] {
    var result = values
    var current = node
    while let block = current.parent {
      if let condition = IfCondition(block), !condition.isNegated {
        result = narrow(result, name, by: condition, of: block)
      }
      for index in (tree.regexDirectives[block.index] ?? []).reversed().prefix(VariableFlow.maximumSiblings)
      where index < node.index {
        let guarding = tree.node(index)
        guard let condition = IfCondition(guarding), condition.isNegated, Answers(node: guarding).status != nil else {
          continue
        }
        result = narrow(result, name, by: condition, of: guarding)
      }
      current = block
    }
    return result
  }

  private func narrow(
    _ values: [FlowValue], _ name: String, by condition: IfCondition, of node: ConfigNode
  ) -> [FlowValue] {
    guard ValueTemplate(condition.subject).onlyVariable == name else { return values }
    if condition.comparison == "=" { return [FlowValue(parts: [.opaque(name)])] }
    guard condition.isRegex, let use = RegexUse.all(of: node).first else { return values }
    let pattern = use.tree
    return values.map { VariableFlow.narrow($0, by: pattern) ?? FlowValue(parts: [.opaque(name)]) }
  }

  /// A value that matches a pattern as a whole; nil when the pattern leaves no choice.
  private static func narrow(_ value: FlowValue, by pattern: RegexTree) -> FlowValue? {
    guard pattern.isAnchoredAtStart, pattern.isAnchoredAtEnd else { return value }
    if RegexFacts.isFinite(pattern.root) { return nil }
    let bytes = pattern.matchedBytes
    return FlowValue(
      parts: value.parts.map { part in
        guard case .tainted(var taint) = part else { return part }
        taint.bytes = taint.bytes.intersection(bytes)
        taint.first = taint.first.intersection(bytes)
        return .tainted(taint)
      })
  }
}
