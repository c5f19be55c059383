import Stack
import Syntax
import Testing

@testable import Policy

/// Rules that are special cases of others.
struct RuleExtendsTests {
  private let base = """
    id: BASE1
    name: long-name
    summary: Name is long
    severity: {production: error, default: warning}
    profile: strict
    category: style
    on: env.variable
    when: size(variable.name) > options.limit
    message: "`{variable.name}` is longer than {options.limit}"
    why: Long names do not fit the forms of our panel, which cuts them off without a word.
    policies: P90
    references: [CWE-1]
    equivalents: {dotenv-linter: [LongName]}
    options: {limit: {type: int, default: 8, description: The longest name.}}
    examples:
      - bad: "ABCDEFGHI=1  # <- finding"
      - bad: "ABCDEFGHIJ=1  # <- finding"
      - good: ABCDEFGH=1
      - good: B=2

    """

  private let short = """
    id: ACME1
    name: short-name
    extends: BASE1
    options: {limit: 2}
    examples:
      - bad: "ABC=1  # <- finding"
      - bad: "ABCD=1  # <- finding"
      - good: AB=1
      - good: B=2

    """

  private func read(_ texts: String...) -> Result<[CompiledRule], SourceProblems> {
    RuleReader().read(texts.enumerated().map { SourceFile(path: "\($0).yaml", text: $1) })
  }

  private func problems(_ texts: String...) -> [String] {
    let sources = texts.enumerated().map { SourceFile(path: "\($0).yaml", text: $1) }
    guard case .failure(let failure) = RuleReader().read(sources) else { return [] }
    return failure.problems.map { String($0.description.split(separator: "\n").first ?? "") }
  }

  @Test func whatAFileDoesNotSayIsAsInTheOther() throws {
    let rules = try read("id: ACME1\nname: other\nextends: long-name\n", base).get()
    let rule = try #require(rules.first)
    #expect(rule.info.id == "ACME1")
    #expect(rule.info.summary == "Name is long")
    #expect(rule.info.severity == .warning)
    #expect(rule.info.environmentSeverities == ["production": .error])
    #expect(rule.info.profile == .strict)
    #expect(rule.info.category == "style")
    #expect(rule.info.why.hasPrefix("Long names"))
    #expect(rule.info.policies == ["P90"])
    #expect(rule.info.equivalents == ["dotenv-linter": ["LongName"]])
    #expect(rule.info.ancestors == ["BASE1"])
    #expect(rule.info.examples.count == 4)
    #expect(RuleTester(rule).failures() == [])
  }

  @Test func whatItSaysTakesThatOnesPlace() throws {
    let rules = try read(
      base,
      """
      id: ACME1
      name: other
      extends: BASE1
      severity: error
      profile: recommended
      category: correctness
      summary: Too long
      message: "cut {variable.name} to {options.limit}"
      why: Ours.
      references: []
      """
    ).get()
    let rule = try #require(rules.first)
    #expect(rule.info.severity == .error && rule.info.environmentSeverities.isEmpty)
    #expect(rule.info.profile == .recommended)
    #expect(rule.info.category == "correctness")
    #expect(rule.info.summary == "Too long")
    #expect(rule.info.why == "Ours.")
    #expect(rule.info.references.isEmpty)
    #expect(lint("ABCDEFGHI=1\n", rule) == ["cut ABCDEFGHI to 8"])
  }

  @Test func optionsBecomeTheDefaults() throws {
    let rules = try read(base, short).get()
    let rule = try #require(rules.first)
    #expect(RuleTester(rule).failures() == [])
    #expect(lint("ABC=1\n", rule) == ["`ABC` is longer than 2"])
    #expect(lint("ABCD=1\n", rule.configured(["limit": .int(3)])) == ["`ABCD` is longer than 3"])
  }

  @Test func rulesMayExtendOnesThatExtend() throws {
    let third = "id: ACME2\nname: third\nextends: ACME1\nmessage: no\n"
    let rules = try read(third, short, base).get()
    #expect(rules.map(\.info.id) == ["ACME1", "ACME2", "BASE1"])
    #expect(rules[1].info.ancestors == ["ACME1", "BASE1"])
    #expect(lint("ABC=1\n", rules[1]) == ["no"])
    #expect(RuleTester(rules[1]).failures() == [])
  }

  @Test func embeddedRulesCanBeExtended() throws {
    let text = RulePack.encode([try RuleReader().read(SourceFile(path: "b.yaml", text: base)).get()])
    let embedded = try #require(Array(text.utf8).withUnsafeBufferPointer { RulePack.decode($0) })
    let rules = try RuleReader().read([SourceFile(path: "a.yaml", text: short)], besides: embedded).get()
    #expect(lint("ABC=1\n", rules[0]) == ["`ABC` is longer than 2"])
    let again = RulePack.encode(rules)
    let decoded = try #require(Array(again.utf8).withUnsafeBufferPointer { RulePack.decode($0) })
    #expect(decoded[0].info.ancestors == ["BASE1"])
  }

  @Test func oneFaultIsOneFinding() throws {
    let rules = try read(base, short).get()
    #expect(lint("ABCDEFGHI=1\nABC=1\n", rules) == ["ACME1 1", "ACME1 2"])
    let limited = short.replacing("name: short-name", with: "name: short-name\npaths: [\"web/\"]")
      .replacing("- bad: ", with: "- path: web/.env\n    bad: ")
    let both = try read(base, limited).get()
    #expect(lint("ABCDEFGHI=1\n", both) == ["BASE1 1"], "the special case is not about this file")
    // An accepted fault stays accepted for the rule that the comment names, and for no other.
    #expect(lint("# stacklint ignore=BASE1\nABCDEFGHI=1\n", rules) == ["ACME1 2"])
    #expect(lint("# stacklint ignore=ACME1\nABCDEFGHI=1\n", rules) == [])
  }

  @Test(arguments: [
    (
      "extends: BASE1", "extends: BASE2",
      "1.yaml:3:10: error: there is no rule `BASE2` to extend; did you mean `BASE1`?"
    ),
    ("extends: BASE1", "extends: ACME1", "1.yaml:3:10: error: the rule extends itself, by way of `ACME1`"),
    ("limit: 2", "limt: 2", "1.yaml:4:11: error: BASE1 has no option `limt`; did you mean `limit`?"),
    ("limit: 2", "limit: two", "1.yaml:4:18: error: expected a whole number"),
    (
      "{limit: 2}", "{limit: {type: int, default: 2}}",
      "1.yaml:4:11: error: `limit` is declared by BASE1; give its value"
    ),
    ("extends: BASE1", "extends: BASE1\nwhen: 'false'", "1.yaml:4:1: error: `when` comes from BASE1, which this rule"),
    ("extends: BASE1", "extends: BASE1\nmesage: a", "1.yaml:4:1: error: unknown key `mesage`; did you mean `message`?"),
    (
      "extends: BASE1", "extends: BASE1\nmessage: '{variabl}'",
      "1.yaml:4:12: error: unknown variable 'variabl'; did you mean 'variable'?"
    ),
    ("  - good: B=2\n", "", "1.yaml:5:1: error: a rule needs at least two bad and two good examples"),
  ])
  func whatIsWrongIsSaidWithItsPlace(old: String, new: String, expected: String) {
    let found = problems(base, String(short.replacing(old, with: new)))
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func otherBehaviourNeedsOtherExamples() {
    for key in ["options: {limit: 2}", "paths: [a]", "environments: [production]"] {
      let found = problems(base, "id: ACME1\nname: short-name\nextends: BASE1\n\(key)\n")
      #expect(found.count == 1 && found[0].contains("of its own needs `examples`"), "\(found)")
    }
  }

  @Test func circlesAndBrokenBasesEndInOneMessageEach() {
    let circle = problems(
      "id: A1\nname: one\nextends: A2\n", "id: A2\nname: two\nextends: A3\n", "id: A3\nname: three\nextends: A1\n")
    #expect(circle.count == 3)
    let broken = problems(base.replacing("category: style", with: "category: taste"), short)
    #expect(broken.count == 1, "who extends a broken rule is not at fault: \(broken)")
    let long = (0..<200).map { "id: A\($0)\nname: a\($0)\nextends: \($0 == 0 ? "BASE1" : "A\($0 - 1)")\n" }
    let sources = ([base] + long).enumerated().map { SourceFile(path: "\($0).yaml", text: $1) }
    guard case .failure(let failure) = RuleReader().read(sources) else {
      Issue.record("a chain of 200 rules was accepted")
      return
    }
    #expect(failure.problems.allSatisfy { $0.message == "more than 16 rules extend each other" })
  }

  // MARK: - Limits

  private func limited(_ limit: String) throws -> CompiledRule {
    let text = base.replacing("profile: strict", with: limit)
    return try RuleReader().read(SourceFile(path: "a.yaml", text: String(text))).get()
  }

  @Test func aRuleCanBeLimitedToPaths() throws {
    let rule = try limited("paths: [\"services/*/.env*\", \"!services/old/\"]")
    #expect(lint("ABCDEFGHI=1\n", rule, at: "services/a/.env").count == 1)
    #expect(lint("ABCDEFGHI=1\n", rule, at: "services/a/b/.env").isEmpty)
    #expect(lint("ABCDEFGHI=1\n", rule, at: ".env").isEmpty)
  }

  @Test func aRuleCanBeLimitedToEnvironments() throws {
    let rule = try limited("environments: [production, staging]")
    #expect(lint("ABCDEFGHI=1\n", rule, at: ".env.production").count == 1)
    #expect(lint("ABCDEFGHI=1\n", rule, at: "deploy/staging/.env").count == 1)
    #expect(lint("ABCDEFGHI=1\n", rule, at: ".env.development").isEmpty)
    #expect(lint("ABCDEFGHI=1\n", rule, at: ".env").isEmpty, "no environment is none of them")
  }

  @Test func limitsSurviveEmbedding() throws {
    let text = RulePack.encode([try limited("paths: [a]\nenvironments: [production]")])
    let decoded = try #require(Array(text.utf8).withUnsafeBufferPointer { RulePack.decode($0) })
    #expect(decoded[0].info.paths == ["a"])
    #expect(decoded[0].info.environments == ["production"])
    #expect(decoded[0].info.isAbout(path: "a") && !decoded[0].info.isAbout(path: "b"))
  }

  // MARK: -

  private func lint(_ text: String, _ rule: CompiledRule, at path: String = ".env") -> [String] {
    let tester = RuleTester(rule)
    return tester.lint(tester.parse([SourceFile(path: path, text: text)])).findings.map(\.message)
  }

  /// The rules that fire and the lines.
  private func lint(_ text: String, _ rules: [CompiledRule]) -> [String] {
    let trees = RuleTester(rules[0]).parse([SourceFile(path: ".env", text: text)])
    let set = RuleSet(rules)
    let found = RuleTester(rules[0]).units(trees).flatMap { RuleRunner(rules: set, environment: nil).run($0).findings }
    let decided = Outcome(map: PolicyMap(LintPolicy(allRules: rules, rules: set))).decide(
      found.map { JudgedFinding(finding: $0, policy: 0) }, suppressions: trees.flatMap(SuppressionReader.read))
    return decided.shown.sorted(by: Finding.inReportOrder).map { "\($0.rule.id) \($0.place.start.line)" }
  }
}
