import Syntax

/// Place mode: not what a value is but where it stands.
extension Evaluator {
  /// Where the value of a node stands; nil when nothing on the way to it has a place.
  mutating func place(of index: Int) -> Place? {
    let node = program.tables.nodes[index]
    switch node.operation {
    case .variable, .local: return evaluate(index).place
    case .field, .optionalField: return fieldPlace(node)
    case .name, .optionalName: return namePlace(index, node)
    case .conditional:
      guard case .bool(let condition) = evaluate(node.a) else { return nil }
      return place(of: condition ? node.b : node.c)
    case .index, .optionalIndex: return evaluate(index).place ?? place(of: node.a)
    case .comprehension, .comprehensionPair: return comprehensionPlace(index, node)
    case .call1, .call2: return callPlace(index, node)
    case .call3, .callList: return evaluate(index).place
    default: return nil
    }
  }

  private mutating func fieldPlace(_ node: Node) -> Place? {
    let reference = program.tables.fields[node.b]
    guard case .object(let object)? = evaluate(node.a).unwrapped else { return place(of: node.a) }
    return reference.field.locate?(object) ?? reference.field.read(object)?.place ?? object.place
      ?? place(of: node.a)
  }

  private mutating func namePlace(_ index: Int, _ node: Node) -> Place? {
    guard case .object(let object)? = evaluate(node.a).unwrapped,
      case .string(let name) = program.tables.constants[node.b],
      let position = object.schema.index(of: name), position < object.schema.fields.count
    else { return evaluate(index).place ?? place(of: node.a) }
    let field = object.schema.fields[position]
    return field.locate?(object) ?? field.read(object)?.place ?? object.place ?? place(of: node.a)
  }

  private mutating func comprehensionPlace(_ index: Int, _ node: Node) -> Place? {
    switch ComprehensionKind(rawValue: node.code) {
    case .bind:
      locals[Int(node.slot)] = evaluate(node.a)
      return place(of: node.b)
    case .optionalMap, .optionalFlatMap:
      guard let value = evaluate(node.a).unwrapped else { return place(of: node.a) }
      locals[Int(node.slot)] = value
      return place(of: node.b) ?? place(of: node.a)
    default: return evaluate(index).place ?? place(of: node.a)
    }
  }

  /// Functions that only hand their argument on keep its place; else the result has one if it is an object.
  private mutating func callPlace(_ index: Int, _ node: Node) -> Place? {
    switch Function(rawValue: node.code) {
    case .dyn, .optionalOf, .optionalOfNonZeroValue, .value: return place(of: node.a)
    case .first, .last: return evaluate(index).place ?? place(of: node.a)
    case .or, .orValue:
      if case .optional(_?) = evaluate(node.a) { return place(of: node.a) }
      return place(of: node.b)
    default: return evaluate(index).place
    }
  }

  /// Where the elements of a list stand.
  mutating func places(of index: Int) -> [Place] {
    let node = program.tables.nodes[index]
    switch node.operation {
    case .list:
      var places: [Place] = []
      for position in node.a..<(node.a &+ node.b) {
        let child = Int(program.tables.children[position])
        if let place = place(of: child < 0 ? ~child : child) { places.append(place) }
      }
      return places
    case .conditional:
      guard case .bool(let condition) = evaluate(node.a) else { return [] }
      return places(of: condition ? node.b : node.c)
    case .call2 where node.code == Function.add.rawValue: return places(of: node.a) + places(of: node.b)
    case .comprehension, .comprehensionPair:
      if let places = comprehensionPlaces(node) { return places }
    default: break
    }
    guard case .list(let elements) = evaluate(index) else { return place(of: index).map { [$0] } ?? [] }
    let places = elements.compactMap(\.place)
    guard places.isEmpty, !elements.isEmpty else { return places }
    return place(of: index).map { [$0] } ?? []
  }

  /// Where the results of `map` stand, each found in place mode; nil for macros that make no list.
  private mutating func comprehensionPlaces(_ node: Node) -> [Place]? {
    guard let kind = ComprehensionKind(rawValue: node.code) else { return nil }
    let operand = evaluate(node.a)
    let count: Int
    switch (kind, operand) {
    case (.bind, _):
      locals[Int(node.slot)] = operand
      return places(of: node.b)
    case (.map, .list(let elements)), (.mapWhere, .list(let elements)), (.transformList, .list(let elements)),
      (.transformListWhere, .list(let elements)):
      count = elements.count
    case (.map, .map(let map)), (.mapWhere, .map(let map)), (.transformList, .map(let map)),
      (.transformListWhere, .map(let map)):
      count = map.entries.count
    default: return nil
    }
    var places: [Place] = []
    for position in 0..<count {
      if budget < 0 { break }
      bind(node, operand, position)
      if kind.bodyCount == 2 {
        guard case .bool(true) = evaluate(node.b) else { continue }
      }
      if let place = place(of: node.c) { places.append(place) }
    }
    return places
  }
}

extension Value {
  /// Where the value stands, if it is an object.
  var place: Place? {
    switch self {
    case .object(let object): object.place
    case .optional(let wrapped): wrapped?.place
    default: nil
    }
  }

  /// What an optional holds, or the value itself.
  var unwrapped: Value? {
    if case .optional(let wrapped) = self { wrapped } else { self }
  }
}
