import CEL
import Stack
import Syntax

/// What names and grades a rule.
struct RuleIdentity {
  var id: String
  var name: String
  var severity: Severity
  var environmentSeverities: [String: Severity]
}

extension RuleBuilder {
  func readIdentity() -> RuleIdentity {
    let id = file.string("id") ?? ""
    let name = file.string("name") ?? ""
    if let argument = file.scalar("id"), !isID(id) {
      file.problems.report(
        "`\(id)` is no rule id", at: argument.place, hint: "use capitals and digits: DKR001, ACME-7")
    }
    if let argument = file.scalar("name"), !isName(name) {
      file.problems.report("`\(name)` is no rule name", at: argument.place, hint: "use kebab-case: floating-base-image")
    }
    let (severity, environments) = readSeverity()
    return RuleIdentity(id: id, name: name, severity: severity, environmentSeverities: environments)
  }

  /// One severity, or one per environment with a `default`.
  private func readSeverity() -> (Severity, [String: Severity]) {
    guard let entry = file.entry("severity") else { return (.warning, [:]) }
    if entry.form == .scalar { return (file.choice("severity", Severity.self) ?? .warning, [:]) }
    guard let reader = file.problems.mapping(entry) else { return (.warning, [:]) }
    var environments: [String: Severity] = [:]
    for child in reader.node.children { environments[child.name] = reader.choice(child.name, Severity.self) }
    guard let severity = environments.removeValue(forKey: "default") else {
      file.problems.report("`severity` has no `default`", at: reader.place)
      return (.warning, environments)
    }
    return (severity, environments)
  }

  func readOptions() -> [RuleOption] {
    guard let entry = file.entry("options"), let reader = file.problems.mapping(entry) else { return [] }
    return reader.node.children.compactMap { child in
      guard reader.entry(child.name) != nil, let option = file.problems.mapping(child) else { return nil }
      defer { option.finish(RuleKeys.option) }
      guard let type = option.choice("type", OptionType.self) else { return nil }
      let documentation = option.string("description") ?? ""
      guard let defaultNode = option.entry("default") else { return nil }
      guard let value = OptionValueReader(problems: file.problems).read(defaultNode, as: type) else { return nil }
      return RuleOption(name: child.name, type: type, defaultValue: value, documentation: documentation)
    }
  }

  private func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}

/// Reads the value of an option from YAML.
struct OptionValueReader {
  let problems: ProblemList

  /// The value; nil, with a problem, when it is not of the type.
  func read(_ node: SyntaxNode, as type: OptionType) -> Value? {
    switch type {
    case .list:
      guard node.form == .sequence else {
        problems.report("expected a list", at: node.namePlace)
        return nil
      }
      return .list(node.children.compactMap { problems.scalar(of: $0, "a text").map { .string($0.value) } })
    case .string:
      return problems.scalar(of: node, "a text").map { .string($0.value) }
    case .bool:
      guard let argument = problems.scalar(of: node, "true or false") else { return nil }
      if argument.value == "true" || argument.value == "false" { return .bool(argument.value == "true") }
      problems.report("expected true or false", at: argument.place)
      return nil
    case .int:
      guard let argument = problems.scalar(of: node, "a whole number") else { return nil }
      if let number = Int64(argument.value) { return .int(number) }
      problems.report("expected a whole number", at: argument.place)
      return nil
    }
  }
}
