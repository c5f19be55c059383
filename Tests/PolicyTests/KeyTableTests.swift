import Syntax
import Testing

@testable import Policy

/// The tables of keys and the readers cannot drift apart: each declared key is looked at, and each required one missed.
struct KeyTableTests {
  private static let rule: [(key: String, value: String)] = [
    ("id", "ACME1"), ("name", "no-empty-values"), ("summary", "Variable is empty"), ("severity", "warning"),
    ("category", "correctness"), ("on", "env.variable"), ("when", "variable.value == ''"), ("message", "It is empty"),
    ("why", "An empty variable is read as unset."),
    ("examples", "[{bad: 'A=  # <- finding'}, {bad: 'B=  # <- finding'}, {good: A=1}, {good: B=2}]"),
  ]

  private func text(without left: String = "", adding more: String = "") -> String {
    Self.rule.filter { $0.key != left }.map { "\($0.key): \($0.value)\n" }.joined() + more
  }

  private func problems(_ text: String) -> [String] {
    guard case .failure(let failure) = RuleReader().read(SourceFile(path: "a.yaml", text: text)) else { return [] }
    return failure.problems.map(\.message)
  }

  @Test(arguments: RuleKeys.rule.keys.filter(\.isRequired).map(\.name))
  func aRequiredKeyIsMissed(key: String) {
    let found = problems(text(without: key))
    #expect(found.contains { $0.contains("`\(key)` is missing") }, "\(found)")
  }

  @Test func whatIsNotRequiredIsNotMissed() {
    #expect(problems(text()) == [])
    let required = Set(RuleKeys.rule.keys.filter(\.isRequired).map(\.name))
    #expect(required == Set(Self.rule.map(\.key)))
  }

  /// A value of the wrong kind behind a key is noticed, so the key is read.
  @Test(arguments: RuleKeys.rule.keys.map(\.name))
  func aDeclaredKeyIsRead(key: String) {
    for (form, value) in [("scalar", "?"), ("sequence", "[[[]]]"), ("mapping", "{'?': {'?': []}}")] {
      let found = problems(text(without: key, adding: "\(key): \(value)\n"))
      if isRefused(RuleKeys.rule[key]?.shape, form) { #expect(!found.isEmpty, "\(key): \(value)") }
    }
  }

  @Test(arguments: ConfigurationKeys.configuration.keys.map(\.name))
  func aDeclaredKeyOfTheConfigurationIsRead(key: String) {
    for (form, value) in [("scalar", "?"), ("sequence", "[[[]]]"), ("mapping", "{'?': {'?': []}}")] {
      guard isRefused(ConfigurationKeys.configuration[key]?.shape, form) else { continue }
      let result = ConfigurationReader.read(SourceFile(path: ".stacklint.yml", text: "\(key): \(value)\n"))
      #expect((try? result.get()) == nil, "\(key): \(value)")
    }
  }

  /// The keys of the mappings inside of a rule, each with a value of the wrong kind.
  @Test(arguments: [
    ("related", "[{%: [[]]}]", RuleKeys.related), ("fix", "{%: [[]]}", RuleKeys.fix),
    ("fix", "{title: a, edits: [{%: [[]]}]}", RuleKeys.edit), ("examples", "[{%: [[]]}]", RuleKeys.example),
    ("options", "{limit: {%: [[]]}}", RuleKeys.option),
  ])
  func aDeclaredKeyInsideIsRead(key: String, template: String, table: KeyTable) {
    for inner in table.keys.map(\.name) {
      // What a default may be depends on the type.
      let others = inner == "default" || inner == "description" ? "type: int, " : ""
      let found = problems(text(without: key, adding: "\(key): \(template.replacing("%", with: others + inner))\n"))
      #expect(found.contains { $0.hasPrefix("`\(inner)` must be") || $0.hasPrefix("expected") }, "\(inner): \(found)")
      #expect(!found.contains { $0.hasPrefix("unknown key") }, "\(found)")
    }
  }

  @Test func aKeyThatIsNotDeclaredIsRefusedEverywhere() {
    for (key, value) in [
      ("color", "red"), ("related", "[{at: variable, message: a, color: red}]"), ("fix", "{title: a, color: red}"),
      ("fix", "{title: a, edits: [{at: variable, replace: b, color: red}]}"),
      ("options", "{limit: {type: int, default: 1, color: red}}"), ("examples", "[{bad: A, color: red}]"),
    ] {
      let found = problems(text(without: key, adding: "\(key): \(value)\n"))
      #expect(found.contains("unknown key `color`"), "\(key): \(found)")
    }
  }

  private func isRefused(_ shape: FileShape?, _ form: String) -> Bool {
    switch (shape, form) {
    case (.either(let shapes), _): shapes.allSatisfy { isRefused($0, form) }
    case (.text, "scalar"), (.texts, "scalar"), (.entries(.entries(.value, _), _), "mapping"), (nil, _): false
    default: true
    }
  }
}
