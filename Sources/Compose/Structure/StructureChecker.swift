import Syntax
import YAML

/// Holds a Compose file against the keys and types that Compose knows.
struct StructureChecker {
  /// What was found; each place once, however often aliases lead there.
  private(set) var problems: [SyntaxProblem] = []

  private var seen: Set<Span> = []

  /// Checks all documents of a tree.
  static func problems(in tree: SyntaxTree) -> [SyntaxProblem] {
    var checker = StructureChecker()
    for document in YAMLDocument.documents(of: tree) { checker.check(document.root) }
    return checker.problems
  }

  private mutating func check(_ root: YAMLValue) {
    guard !root.isNull else { return }
    guard let mapping = root.mapping else {
      report(
        SyntaxProblem(
          "a Compose file must be a mapping, not \(root.kindDescription)", at: root.place.span,
          hint: "services belong under `services:`"))
      return
    }
    if isLegacy(mapping) { return }
    check(mapping, KeyTable.root)
  }

  /// Whether the file has the version 1 format: services at the top level, whose keys were others.
  private func isLegacy(_ root: YAMLMapping) -> Bool {
    let entries = root.entries
    if entries.contains(where: { $0.key == "services" || $0.key == "include" }) { return false }
    return entries.contains { entry in
      KeyTable.root.keys[entry.key] == nil && !entry.key.hasPrefix("x-")
        && (entry.value["image"] != nil || entry.value["build"] != nil)
    }
  }

  private mutating func check(_ mapping: YAMLMapping, _ table: KeyTable) {
    for merge in mapping.brokenMerges where !merge.isNull { expect("a mapping or a list of mappings", merge, "<<") }
    for entry in mapping.entries {
      if entry.key.hasPrefix("x-") { continue }
      guard let shape = table.keys[entry.key] else {
        let suggestion = Suggestion.nearest(to: entry.key, among: table.keys.keys.sorted())
        report(
          SyntaxProblem(
            "`\(entry.key)` is no key of \(table.owner)", at: entry.keyPlace.span,
            hint: suggestion.map { "did you mean `\($0)`?" }))
        continue
      }
      check(entry.value, shape, entry.key)
    }
  }

  private mutating func check(_ value: YAMLValue, _ shape: Shape, _ key: String) {
    if value.isNull || value.tag == "!reset" {
      if case .mapping(let table) = shape, table === KeyTable.service, value.tag == nil {
        expect("a mapping", value, key)
      }
      return
    }
    switch shape {
    case .any: checkTemplates(value)
    case .text, .scalar, .bool, .number, .size, .duration: checkScalar(value, shape, key)
    case .list(let item):
      guard let items = value.sequence else { return expect("a list", value, key) }
      for element in items { check(element, item, key) }
    case .textOrList:
      if let items = value.sequence {
        for element in items { check(element, .scalar, key) }
      } else {
        guard value.kind == .scalar else { return expect("a text or a list", value, key) }
        checkScalar(value, .scalar, key)
      }
    case .keyed:
      guard value.kind != .scalar else { return expect("a mapping or a list of `KEY=value`", value, key) }
      for element in value.sequence ?? [] { check(element, .scalar, key) }
      for entry in value.mapping?.entries ?? [] { check(entry.value, .scalar, entry.key) }
    case .mapping(let table):
      guard let mapping = value.mapping else { return expect("a mapping", value, key) }
      check(mapping, table)
    case .mappingOf(let shape):
      guard let mapping = value.mapping else { return expect("a mapping", value, key) }
      for entry in mapping.entries where !entry.key.hasPrefix("x-") { check(entry.value, shape, entry.key) }
    case .named(let shape):
      if let items = value.sequence {
        for element in items { check(element, .text, key) }
      } else {
        check(value, .mappingOf(shape), key)
      }
    case .scalarOr(let table):
      if value.kind == .scalar { return checkScalar(value, .scalar, key) }
      guard let mapping = value.mapping else { return expect("a text or a mapping", value, key) }
      check(mapping, table)
    case .boolOr(let table):
      check(value, value.kind == .scalar ? .bool : .mapping(table), key)
    case .either(let shapes):
      let shape = shapes.first { shape in
        if case .list = shape { value.kind == .sequence } else { value.kind == .scalar }
      }
      guard let shape else { return expect("a text or a list", value, key) }
      check(value, shape, key)
    }
  }

  private mutating func checkScalar(_ value: YAMLValue, _ shape: Shape, _ key: String) {
    guard let scalar = value.scalar else {
      return expect(description(of: shape), value, key)
    }
    if scalar.text.utf8.contains(UInt8(ascii: "$")) { return checkTemplate(scalar) }
    let isRight =
      switch shape {
      case .text: scalar.string != nil
      case .bool: Coercion.bool(scalar.text) != nil
      case .number: Coercion.number(scalar.text) != nil
      case .size: Coercion.bytes(scalar.text) != nil
      case .duration: Coercion.seconds(scalar.text) != nil
      default: true
      }
    guard !isRight else { return }
    if case .text = shape {
      report(
        SyntaxProblem(
          "`\(key)` must be a text, not \(value.kindDescription)", at: value.place.span,
          hint: "quote it: \"\(scalar.text)\""))
    } else {
      report(SyntaxProblem("`\(key)` must be \(description(of: shape))", at: value.place.span))
    }
  }

  private func description(of shape: Shape) -> String {
    switch shape {
    case .bool: "`true` or `false`"
    case .number: "a number"
    case .size: "a size such as `512m`"
    case .duration: "a duration such as `1m30s`"
    case .scalar: "a text or a number"
    default: "a text"
    }
  }

  private mutating func expect(_ expected: String, _ value: YAMLValue, _ key: String) {
    report(SyntaxProblem("`\(key)` must be \(expected), not \(value.kindDescription)", at: span(of: value)))
  }

  /// The value's span; that of its key where there is none.
  private func span(of value: YAMLValue) -> Span {
    let span = value.place.span
    return span.isEmpty && value.holder.kind == .entry ? value.holder.nameSpan : span
  }

  private mutating func checkTemplates(_ value: YAMLValue) {
    if let scalar = value.scalar, scalar.text.utf8.contains(UInt8(ascii: "$")) { checkTemplate(scalar) }
    for item in value.sequence ?? [] { checkTemplates(item) }
    for entry in value.mapping?.entries ?? [] { checkTemplates(entry.value) }
  }

  private mutating func checkTemplate(_ scalar: YAMLScalar) {
    let problems = Template(scalar.text).problems
    guard !problems.isEmpty else { return }
    let map = scalar.offsetMap
    for problem in problems { report(SyntaxProblem(problem.message, at: map.span(of: problem.range))) }
  }

  private mutating func report(_ problem: SyntaxProblem) {
    if seen.insert(problem.span).inserted { problems.append(problem) }
  }
}
