import Policy
import Reports
import Stack
import Syntax
import Testing
import YAML

/// The JSON Schemas say the same as the readers.
struct FileSchemaTests {
  private static let rules = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Rules"

  private let sound = """
    id: ACME1
    name: no-empty-values
    summary: Variable is empty
    severity: warning
    category: correctness
    on: env.variable
    when: variable.value == ""
    message: "`{variable.name}` is empty"
    why: An empty variable is read as unset by half of all programs.
    examples:
      - bad: "A=  # <- finding"
      - bad: "B=  # <- finding"
      - good: A=1
      - good: B=2

    """

  @Test func everyBuiltInRuleIsValid() throws {
    let validator = try SchemaValidator(FileSchema.rule.text)
    let sources = try RuleFiles.find(below: Self.rules).get()
    #expect(sources.count >= 200)
    for source in sources {
      let root = try #require(YAMLDocument.read(source, language: .compose).root)
      #expect(validator.faults(root) == [], "\(source.path)")
    }
  }

  /// What the schema refuses the reader refuses too, and the other way round.
  @Test(arguments: [
    ("severity: warning", "severity: {default: warning, production: error}", true),
    ("severity: warning", "severity: fatal", false),
    ("severity: warning", "severity: {production: error}", false),
    ("severity: warning", "severity: [warning]", false),
    ("category: correctness", "category: taste", false),
    ("category: correctness\n", "", false),
    ("id: ACME1", "id: acme1", false),
    ("name: no-empty-values", "name: No_Empty", false),
    ("on: env.variable", "on: env.varable", false),
    ("summary:", "sumary:", false),
    ("message:", "x-note: mine\nmessage:", true),
    ("message:", "fix: {title: Fill it}\nmessage:", true),
    ("message:", "fix: {safety: safe}\nmessage:", false),
    ("message:", "fix: {title: Fill it, safety: perhaps}\nmessage:", false),
    ("message:", "fix: Fill it\nmessage:", false),
    ("message:", "related: [{at: variable}]\nmessage:", false),
    ("message:", "options: {allowed: {type: list, default: [a]}}\nmessage:", true),
    ("message:", "options: {allowed: {type: text, default: a}}\nmessage:", false),
    ("message:", "policies: P90\nmessage:", true),
    ("message:", "policies: {P90: true}\nmessage:", false),
    ("message:", "equivalents: {dclint: rule}\nmessage:", true),
    ("  - good: B=2\n", "", false),
    ("  - good: B=2", "  - good: {web/.env: B=2}", true),
    ("  - good: B=2", "  - good: [B=2]", false),
    ("  - good: B=2", "  - god: B=2", false),
  ])
  func readerAndSchemaAgree(old: String, new: String, isValid: Bool) throws {
    try #require(sound.contains(old))
    let source = SourceFile(path: "a.yaml", text: String(sound.replacing(old, with: new)))
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let faults = try SchemaValidator(FileSchema.rule.text).faults(root)
    #expect(faults.isEmpty == isValid, "\(faults)")
    let rule = RuleReader().read(source)
    #expect(((try? rule.get()) != nil) == isValid, "\(rule)")
  }

  @Test(arguments: [
    ("profile: strict\nselect: [A1]\nignore: DKR001\nexclude: []\nfail-on: never\nshellcheck: auto", true),
    ("severity: {DKR001: error}\noptions: {DKR003: {allowed: [a], limit: 3, on: true, name: x}}", true),
    ("overrides: [{paths: [\"legacy/**\"], ignore: [DKR004], severity: {DKR001: info}}]", true),
    ("environments: {production: \"deploy/**\"}\nrules: [policies]", true),
    ("profile: lax", false),
    ("ignroe: [DKR001]", false),
    ("severity: {DKR001: fatal}", false),
    ("severity: error", false),
    ("overrides: [{ignore: [DKR004]}]", false),
    ("overrides: {paths: a}", false),
    ("fail-on: always", false),
    ("exclude: {a: b}", false),
  ])
  func readerAndSchemaOfTheConfigurationAgree(text: String, isValid: Bool) throws {
    let source = SourceFile(path: ".stacklint.yml", text: text + "\n")
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let faults = try SchemaValidator(FileSchema.configuration.text).faults(root)
    #expect(faults.isEmpty == isValid, "\(faults)")
    #expect(((try? ConfigurationReader.read(source).get()) != nil) == isValid)
  }
}
