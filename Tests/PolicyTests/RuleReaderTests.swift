import Syntax
import TestSupport
import Testing

@testable import Policy

struct RuleReaderTests {
  @Test func aSoundRuleIsRead() throws {
    let rule = try RuleReader().read(SourceFile(path: "a.yaml", text: soundRule)).get()
    #expect(rule.info.id == "ACME1")
    #expect(rule.info.severity == .warning)
    #expect(rule.info.profile == .recommended)
    #expect(RuleTester(rule).failures() == [])
  }

  @Test func aMisspeltFieldIsShownWhereItStands() {
    expectProblem(
      replacing: "variable.value", with: "variable.valu",
      """
      a.yaml:7:16: error: unknown field 'valu' on env.variable; did you mean 'value'?
      7 | when: variable.valu == ""
        |                ^~~~
      """)
  }

  @Test func anExpressionInAMessageIsChecked() {
    expectProblem(
      replacing: "{variable.name}", with: "{variable.nam}",
      """
      a.yaml:8:22: error: unknown field 'nam' on env.variable; did you mean 'name'?
      8 | message: "`{variable.nam}` is empty"
        |                      ^~~
      """)
  }

  @Test func aFlowMustBeOfThingsInAFile() {
    expectProblem(
      replacing: "message:", with: "flow: \"['a']\"\nmessage:",
      beginning: "a.yaml:8:7: error: this is no list of things that stand in a file")
  }

  @Test func aMisspeltKeyIsShown() {
    expectProblem(
      replacing: "summary:", with: "sumary:",
      """
      a.yaml:3:1: error: unknown key `sumary`; did you mean `summary`?
      3 | sumary: Variable is empty
        | ^~~~~~
      """)
  }

  @Test func aConditionMustBeATruthValue() {
    expectProblem(replacing: "variable.value == \"\"", with: "variable.value", beginning: "a.yaml:7:7: error:")
  }

  @Test func aConditionMustDependOnSomething() {
    expectProblem(
      replacing: "variable.value == \"\"", with: "1 < 2",
      beginning: "a.yaml:7:7: error: the condition is always true")
  }

  @Test func anUnknownScopeIsNamed() {
    expectProblem(
      replacing: "env.variable", with: "env.varable",
      beginning: "a.yaml:6:5: error: unknown scope `env.varable`; did you mean `env.variable`?")
  }

  @Test func allProblemsAreReportedAtOnce() {
    let text = soundRule.replacing("severity: warning", with: "severity: fatal").replacing("on: env", with: "on: en")
    #expect(problems(text).count == 2)
  }

  @Test func twoRulesCannotShareAName() {
    let files = [SourceFile(path: "a.yaml", text: soundRule), SourceFile(path: "b.yaml", text: soundRule)]
    guard case .failure(let failure) = RuleReader().read(files) else {
      Issue.record("the second file was accepted")
      return
    }
    #expect(failure.problems.map(\.place.source.path) == ["b.yaml", "b.yaml"])
  }

  @Test func aRuleNeedsExamplesOfBothKinds() {
    expectProblem(
      replacing: "  - good: B=2\n", with: "",
      beginning: "a.yaml:10:1: error: a rule needs at least two bad and two good examples")
  }

  private func problems(_ text: String) -> [String] {
    guard case .failure(let failure) = RuleReader().read(SourceFile(path: "a.yaml", text: text)) else { return [] }
    return failure.problems.map(\.description)
  }

  private func expectProblem(
    replacing old: String, with new: String, _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(problems(soundRule.replacing(old, with: new)).contains(expected), sourceLocation: sourceLocation)
  }

  private func expectProblem(
    replacing old: String, with new: String, beginning expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = problems(soundRule.replacing(old, with: new))
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)", sourceLocation: sourceLocation)
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return self[..<range.lowerBound] + new + self[range.upperBound...]
  }

  fileprivate func firstRange(of other: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      self[start...].hasPrefix(other) ? start..<self.index(start, offsetBy: other.count) : nil
    }.first
  }
}
