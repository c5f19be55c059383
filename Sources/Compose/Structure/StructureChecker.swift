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
    guard let mapping = root.mapping else {
      report(
        SyntaxProblem(
          "a Compose file must be a mapping, not \(root.kindDescription)", at: span(of: root),
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

  private mutating func check(_ mapping: YAMLMapping, _ table: KeyTable, at span: Span? = nil) {
    for merge in mapping.brokenMerges where !merge.isNull { expect("a mapping or a list of mappings", merge, "<<") }
    let entries = mapping.entries
    for entry in entries {
      if entry.key.hasPrefix("x-"), table.allowsExtensions { continue }
      guard let shape = table.keys[entry.key] else {
        if isText(entry) { reportUnknown(entry, table) }
        continue
      }
      check(entry.value, shape, entry.key)
    }
    for key in table.required where !entries.contains(where: { $0.key == key }) {
      guard let place = entries.first?.keyPlace.span ?? span else { continue }
      report(SyntaxProblem("\(table.owner) needs `\(key)`", at: place))
    }
  }

  private mutating func reportUnknown(_ entry: YAMLMapping.Entry, _ table: KeyTable) {
    let suggestion = Suggestion.nearest(to: entry.key, among: table.keys.keys.sorted())
    report(
      SyntaxProblem(
        "`\(entry.key)` is no key of \(table.owner)", at: entry.keyPlace.span,
        hint: table.replaced[entry.key] ?? suggestion.map { "did you mean `\($0)`?" }))
  }

  private mutating func check(_ value: YAMLValue, _ shape: Shape, _ key: String) {
    if value.tag == "!reset" { return }
    if value.isNull { return checkNothing(value, shape, key) }
    switch shape {
    case .any: checkTemplates(value)
    case .scalar(let kind): checkScalar(value, kind, key)
    case .optional(let shape): check(value, shape, key)
    case .list(let item):
      guard let items = value.sequence else { return expect("a list", value, key) }
      for element in items { check(element, item, key) }
    case .uniqueList(let item):
      guard let items = value.sequence else { return expect("a list", value, key) }
      for element in items { check(element, item, key) }
      checkUnique(items, key)
    case .textOrList: check(value, .textOrListOf(.text), key)
    case .textOrUniqueList:
      check(value, .textOrListOf(.text), key)
      checkUnique(value.sequence ?? [], key)
    case .oneOrMore(let kind):
      for element in value.sequence ?? [value] {
        if element.isNull { expect(kind.description, element, key) } else { checkScalar(element, kind, key) }
      }
    case .textOrListOf(let item, let alone):
      guard let items = value.sequence else {
        guard value.kind == .scalar else { return expect("a text or a list", value, key) }
        return checkScalar(value, alone, key)
      }
      for element in items { check(element, item, key) }
    case .keyed: checkKeyed(value, key)
    case .uniquelyKeyed:
      checkKeyed(value, key)
      checkUnique(value.sequence ?? [], key)
    case .pairs(let word):
      checkKeyed(value, key)
      checkPairs(value.sequence ?? [], alone: word, key)
    case .hosts: checkHosts(value, key)
    case .mapping(let table):
      guard let mapping = value.mapping else { return expect("a mapping", value, key) }
      check(mapping, table, at: span(of: value))
    case .mappingOf(let shape):
      guard let mapping = value.mapping else { return expect("a mapping", value, key) }
      for entry in mapping.entries where isText(entry) { check(entry.value, shape, entry.key) }
    case .namesTo(let shape):
      guard let mapping = value.mapping else { return expect("a mapping", value, key) }
      for entry in mapping.entries where isText(entry) {
        checkName(entry, key)
        check(entry.value, shape, entry.key)
      }
    case .named(let shape):
      if let items = value.sequence {
        for element in items { check(element, .text, key) }
        return checkUnique(items, key)
      }
      guard value.mapping != nil else { return expect("a list or a mapping", value, key) }
      check(value, .mappingOf(shape), key)
    case .either(let kind, let table):
      if value.kind == .scalar { return checkScalar(value, kind, key) }
      guard let mapping = value.mapping else { return expect("a text or a mapping", value, key) }
      check(mapping, table, at: span(of: value))
    }
  }

  /// A key without a value: only some may be empty.
  private mutating func checkNothing(_ value: YAMLValue, _ shape: Shape, _ key: String) {
    let expected: String
    switch shape {
    case .any, .optional, .scalar(.value), .scalar(.option): return
    case .scalar(let kind): expected = kind.description
    case .list, .uniqueList: expected = "a list"
    case .oneOrMore(let kind): expected = kind.description
    case .textOrList, .textOrUniqueList, .textOrListOf: expected = "a text or a list"
    case .keyed, .uniquelyKeyed, .pairs, .hosts: expected = "a mapping or a list"
    case .mapping, .mappingOf, .namesTo: expected = "a mapping"
    case .named: expected = "a list or a mapping"
    case .either: expected = "a text or a mapping"
    }
    // An alias that leads nowhere is a problem of its own.
    if !value.isAlias { expect(expected, value, key) }
  }

  private mutating func checkKeyed(_ value: YAMLValue, _ key: String) {
    guard value.kind != .scalar else { return expect("a mapping or a list of `KEY=value`", value, key) }
    for element in value.sequence ?? [] {
      check(element, .text, key)
      guard key == "environment" || key == "args", let name = element.text?.head(before: Byte.equals) else {
        continue
      }
      if name.utf8.last.map({ $0 >= 0x80 || ByteSet.spaces.contains($0) }) ?? false, name.last?.isWhitespace == true {
        report(SyntaxProblem("the name of this variable ends with a space", at: element.place.span))
      }
    }
    for entry in value.mapping?.entries ?? [] where isText(entry) { check(entry.value, .scalar(.value), entry.key) }
  }

  private mutating func checkPairs(_ items: [YAMLValue], alone word: String?, _ key: String) {
    for item in items {
      guard let text = item.text, !text.utf8.contains(UInt8(ascii: "=")), text != word,
        !text.utf8.contains(UInt8(ascii: "$"))
      else { continue }
      report(SyntaxProblem("`\(text)` in `\(key)` says no value: write `\(text)=VALUE`", at: item.place.span))
    }
    if word != nil { checkUnique(items, key) }
  }

  private mutating func checkHosts(_ value: YAMLValue, _ key: String) {
    guard value.kind != .scalar else { return expect("a mapping or a list of `HOST=address`", value, key) }
    for element in value.sequence ?? [] {
      check(element, .text, key)
      guard let text = element.text, !text.utf8.contains(UInt8(ascii: "$")),
        !text.contains(where: { $0 == "=" || $0 == ":" })
      else { continue }
      report(SyntaxProblem("`\(text)` names no address: write `\(text)=ADDRESS`", at: element.place.span))
    }
    checkUnique(value.sequence ?? [], key)
    for entry in value.mapping?.entries ?? [] where isText(entry) { check(entry.value, .textOrList, entry.key) }
  }

  private mutating func checkUnique(_ items: [YAMLValue], _ key: String) {
    var seen: Set<String> = []
    for item in items {
      guard let text = item.scalar?.text, !seen.insert(text).inserted else { continue }
      report(SyntaxProblem("`\(text)` is in `\(key)` twice", at: item.place.span))
    }
  }

  /// Whether a key is a text, as all keys must be.
  private mutating func isText(_ entry: YAMLMapping.Entry) -> Bool {
    if entry.isKeyText { return true }
    report(
      SyntaxProblem(
        "the key `\(entry.key)` must be a text", at: entry.keyPlace.span, hint: "quote it: \"\(entry.key)\""))
    return false
  }

  /// Names of services, volumes, secrets and configs: letters, digits, `.`, `_` and `-`.
  private mutating func checkName(_ entry: YAMLMapping.Entry, _ key: String) {
    let isRight = entry.key.utf8.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte == Byte.dot || byte == Byte.underscore || byte == Byte.dash
    }
    if isRight, !entry.key.isEmpty { return }
    report(
      SyntaxProblem(
        "`\(entry.key)` cannot be a name in `\(key)`", at: entry.keyPlace.span,
        hint: "letters, digits, `.`, `_` and `-` may be in it"))
  }

  private mutating func checkScalar(_ value: YAMLValue, _ kind: ScalarShape, _ key: String) {
    guard let scalar = value.scalar else { return expect(kind.description, value, key) }
    if scalar.text.has(Byte.dollar) { return checkTemplate(scalar) }
    check(scalar, value, kind, key)
  }

  private mutating func check(_ scalar: YAMLScalar, _ value: YAMLValue, _ kind: ScalarShape, _ key: String) {
    if !kind.acceptsType(of: scalar) {
      let hint = kind.acceptsText ? "quote it: \"\(scalar.text)\"" : nil
      return report(
        SyntaxProblem(
          "`\(key)` must be \(kind.description), not \(value.kindDescription)", at: value.place.span, hint: hint))
    }
    guard let message = kind.fault(in: scalar.text, key: key, isText: scalar.resolved == .string) else { return }
    report(SyntaxProblem(message, at: value.place.span))
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
