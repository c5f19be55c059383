import Foundation
import Policy
import Reports
import Stack
import Syntax
import TestSupport
import Testing
import YAML

/// The JSON Schemas say the same as the readers.
struct FileSchemaTests {
  private static let rules = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Rules"

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
    try #require(soundRule.contains(old))
    let source = SourceFile(path: "a.yaml", text: String(soundRule.replacing(old, with: new)))
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let faults = try SchemaValidator(FileSchema.rule.text).faults(root)
    #expect(faults.isEmpty == isValid, "\(faults)")
    let rule = RuleReader().read(source)
    #expect(((try? rule.get()) != nil) == isValid, "\(rule)")
  }

  @Test(arguments: [
    ("id: ACME2\nname: strict-floating\nextends: DKR001\nseverity: error", true),
    ("id: ACME2\nname: strict-floating\nextends: floating-base-image\nmessage: '{stage.base}'\nwhy: Ours", true),
    ("id: ACME2\nextends: DKR001", false),
    ("id: ACME2\nname: strict-floating\nextends: DKR001\nseverity: fatal", false),
    ("id: ACME2\nname: strict-floating\nextends: [DKR001]", false),
    ("id: ACME2\nname: strict-floating\nextends: DKR001\nwhen: 'true'", false),
    ("id: ACME2\nname: strict-floating\nextends: DKR001\noptions: {a: {type: int, default: 1}}", false),
  ])
  func readerAndSchemaOfAnExtendingRuleAgree(text: String, isValid: Bool) throws {
    let source = SourceFile(path: "a.yaml", text: text + "\n")
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let faults = try SchemaValidator(FileSchema.rule.text).faults(root)
    #expect(faults.isEmpty == isValid, "\(faults)")
    let base = try RuleReader().read(
      SourceFile(
        path: "base.yaml",
        text: soundRule.replacing("ACME1", with: "DKR001").replacing("no-empty-values", with: "floating-base-image")
          .replacing("env.variable", with: "dockerfile.stage").replacing(
            "variable.value == \"\"", with: "stage.is_final"
          )
          .replacing("{variable.name}", with: "{stage.base}"))
    ).get()
    #expect(((try? RuleReader().read(source, extending: [base]).get()) != nil) == isValid)
  }

  @Test(arguments: [
    ("name: acme\nversion: 1.0.0", true),
    ("name: acme\nversion: 1.0.0\nrequires: '0.1'\ndescription: Ours\nprofile: {base: strict, ignore: DKR001}", true),
    ("name: acme", false),
    ("name: Acme\nversion: 1.0.0", false),
    ("name: acme\nversion: 1.0.0\nprofile: strict", false),
    ("name: acme\nversion: 1.0.0\nprofile: {profile: strict}", false),
    ("name: acme\nversion: 1.0.0\nselect: [DKR001]", false),
  ])
  func readerAndSchemaOfAPackAgree(text: String, isValid: Bool) throws {
    let source = SourceFile(path: "pack.yml", text: text + "\n")
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let faults = try SchemaValidator(FileSchema.pack.text).faults(root)
    #expect(faults.isEmpty == isValid, "\(faults)")
    let directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try (text + "\n").write(to: directory.appending(path: "pack.yml"), atomically: true, encoding: .utf8)
    let pack = PolicyPackReader(directory.path, toolVersion: "0.1.0").read(besides: [])
    #expect(((try? pack.get()) != nil) == isValid)
  }

  @Test(arguments: [
    ("profile: strict\nselect: [A1]\nignore: DKR001\nexclude: []\nfail-on: never\nshellcheck: auto", true),
    ("severity: {DKR001: error}\noptions: {DKR003: {allowed: [a], limit: 3, on: true, name: x}}", true),
    ("overrides: [{paths: [\"legacy/**\"], ignore: [DKR004], severity: {DKR001: info}}]", true),
    ("environments: {production: \"deploy/**\"}\nrules: [policies]\npacks: policies/acme", true),
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
