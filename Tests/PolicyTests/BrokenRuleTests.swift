import Syntax
import TestSupport
import Testing

@testable import Policy

/// What becomes of rules that are broken in one place: the error says where, underlines it, and says what to do.
struct BrokenRuleTests {
  private static let when = "when: variable.value == \"\""
  private static let message = "message: \"`{variable.name}` is empty\""

  /// A way to break the rule, the error, and what it underlines.
  struct Break: CustomTestStringConvertible {
    let old: String
    let new: String
    let error: String
    let underlined: String
    var testDescription: String { new }

    init(_ old: String, _ new: String, _ error: String, _ underlined: String) {
      (self.old, self.new, self.error, self.underlined) = (old, new, error, underlined)
    }
  }

  private static let expressions: [Break] = [
    Break(
      when, "when: variable.valu == ''", "7:16: error: unknown field 'valu' on env.variable; did you mean 'value'?",
      "valu"),
    Break(
      when, "when: variable.value == 1",
      "7:7: error: string and int cannot be compared; quote the int, or convert it with string()", "variable.value == 1"
    ),
    Break(
      when, "when: variable.value",
      "7:7: error: the expression is of type string, not bool; a condition asks or compares: has(x.y), x == y",
      "variable.value"),
    Break(when, "when: variable.value = ''", "7:22: error: '=' is no operator; did you mean '=='?", "="),
    Break(
      when, "when: has(variable.value) and true",
      "7:27: error: expected an operator or the end, found 'and'; did you mean '&&'?", "and"),
    Break(
      when, "when: not has(variable.value)",
      "7:11: error: expected an operator or the end, found 'has'; did you mean '!'?", "has"),
    Break(
      when, "when: variable.value()",
      "7:7: error: no such function: env.variable.value(); 'value' is a field: write it without ()", "variable.value()"),
    Break(
      when, "when: variable.name() == ''",
      "7:16: error: unknown function 'name'; 'name' is a field: write it without ()", "name"),
    Break(
      when, "when: variable.value.size == 1", "7:22: error: string has no fields; 'size' is a function: write size()",
      "size"),
    Break(
      when, "when: variable.value.startWith('a')",
      "7:22: error: unknown function 'startWith'; did you mean 'startsWith'?", "startWith"),
    Break(
      when, "when: variable.value.contains(1)",
      "7:7: error: no such function: string.contains(int); there is string.contains(string) -> bool",
      "variable.value.contains(1)"),
    Break(
      when, "when: variable.value in 'abc'",
      "7:7: error: string cannot be in string; for a part of a text write text.contains(part)",
      "variable.value in 'abc'"),
    Break(
      when, "when: service.image == ''", "7:7: error: unknown variable 'service'; there is file, variable", "service"),
    Break(
      when, "when: variable.value.matches('a(b')", "7:30: error: the pattern is not valid: missing ): a(b", "'a(b'"),
    Break(
      when, "when: variable.value.matches('(?!a)b')",
      "7:30: error: the pattern is not valid: invalid perl operator: (?!; patterns are RE2's, which do not look ahead or behind",
      "'(?!a)b'"),
    Break(when, "when: variable.value == \"", "7:25: error: the string has no end", "\""),
    Break(
      when, "when: variable.value == '\\q'",
      "7:26: error: unknown escape sequence; a raw string, r'...', takes backslashes as they are", "\\q"),
    Break(when, "when: (variable.value == ''", "7:28: error: expected ')', but the expression ends", ""),
    Break(
      when, "when: >-\n  variable.name == ''\n  && variable.valu == ''",
      "9:15: error: unknown field 'valu' on env.variable; did you mean 'value'?", "valu"),
    Break(
      when, "when: 1 < 2", "7:7: error: the condition is always true; use one of the variables file, variable", "1 < 2"),
    Break(
      when, "when: false && variable.value == ''", "7:7: error: the condition is always false",
      "false && variable.value == ''"),
    Break(when, "when: 1 / 0 == 1", "7:7: error: the condition always fails: division by zero", "1 / 0 == 1"),
    Break(
      when, when + "\nat: variable.name + '!'",
      "8:5: error: this is computed and stands nowhere in a file; name `variable`, or a field of it or of another variable",
      "variable.name + '!'"),
    Break(
      when, when + "\nrelated: [{at: 1, message: x}]",
      "8:16: error: this is computed and stands nowhere in a file; name `variable`, or a field of it or of another variable",
      "1"),
    Break(
      message, "message: \"{variable.nam}\"", "8:21: error: unknown field 'nam' on env.variable; did you mean 'name'?",
      "nam"),
    Break(
      message, "message: \"a {variable.name\"", "8:13: error: `{` without a matching `}`; write `{{` for a brace",
      "{variable.name"),
    Break(message, "message: \"a } b\"", "8:13: error: `}` without a matching `{`; write `}}` for a brace", "}"),
  ]

  private static let keys: [Break] = [
    Break(
      "severity: warning", "severty: warning", "4:1: error: unknown key `severty`; did you mean `severity`?", "severty"),
    Break(
      "severity: warning", "severity: fatal",
      "4:11: error: `fatal` is no severity; expected one of info, warning, error", "fatal"),
    Break(
      "severity: warning", "severity: {production: error}",
      "4:1: error: `severity` has no `default`; add `default: warning`", "severity"),
    Break(
      "severity: warning", "severity: warning\nseverity: error",
      "5:1: error: `severity` is already a key of this mapping; remove or rename one of the two", "severity"),
    Break(
      "id: ACME1", "id: acme-1", "1:5: error: `acme-1` is no rule id; use capitals and digits: DKR001, ACME-7", "acme-1"
    ),
    Break("id: ACME1", "id: [ACME1]", "1:1: error: `id` must be a text", "id"),
    Break(
      "on: env.variable", "on: env.varable", "6:5: error: unknown scope `env.varable`; did you mean `env.variable`?",
      "env.varable"),
    Break(
      "on: env.variable", "on: kubernetes.pod",
      "6:5: error: unknown scope `kubernetes.pod`; `stacklint schema` lists them", "kubernetes.pod"),
    Break(message, "message: \" \"", "8:10: error: `message` is empty", "\" \""),
    Break(message, "message:", "8:1: error: `message` must be a text", "message"),
    Break(when + "\n", "", "1:1: error: `when` is missing", "id"),
    Break("  - good: B=2\n", "", "10:1: error: a rule needs at least two bad and two good examples", "examples"),
    Break(
      "\"A=  # <- finding\"", "A=", "11:5: error: a bad example marks the line of each finding with `# <- finding`",
      "bad"),
    Break(
      "  - good: B=2\n", "  - good: B=2\n  - good: C=3\n    bad: \"A= # <- finding\"\n",
      "15:5: error: an example is either `bad` or `good`", "good"),
    Break(
      message, "fix: {title: x, edits: [{at: variable, replace: a, insert_after: b}]}\n" + message,
      "8:26: error: an edit has one of replace, insert_before and insert_after", "at"),
    Break(
      message, "options: {limit: {type: int, default: many}}\n" + message, "8:39: error: expected a whole number",
      "many"),
    Break(
      "summary: Variable is", "summary: Variable: is",
      "3:18: error: a mapping cannot start here; quote the text if the `:` is part of it, or check the indentation", ":"
    ),
    Break("  - bad: \"A", "\t- bad: \"A", "11:1: error: a tab cannot indent YAML; indent with spaces", "\t"),
    Break(
      "  - good: B=2\n", "  - good: B=2\n---\nid: ACME2\n",
      "15:1: error: there is a second document in the file; give it a file of its own", "-"),
  ]

  @Test(arguments: expressions + keys)
  func theErrorIsShownWhereItIs(broken: Break) throws {
    try #require(soundRule.contains(broken.old))
    let problems = problems(String(soundRule.replacing(broken.old, with: broken.new)))
    #expect(problems.count == 1)
    let lines = problems.first?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    try #require(lines.count == 3, "\(problems)")
    #expect(lines[0] == "a.yaml:" + broken.error)
    let mark = Array(lines[2]).firstIndex(of: "^") ?? 0
    let marked = Array(lines[1])[min(mark, lines[1].count)...].prefix(Array(lines[2]).count - mark)
    #expect(String(marked) == broken.underlined)
  }

  @Test(arguments: [
    ("", "stacklint: a.yaml: there is nothing in the file"),
    ("- a\n", "a.yaml:1:1: error: expected a mapping; write lines of `key: value`\n1 | - a\n  | ^"),
  ])
  func aFileWithoutARuleIsAnError(text: String, expected: String) {
    #expect(problems(text) == [expected])
  }

  @Test func aLongLineIsShownAroundTheFault() {
    let text = soundRule.replacing(
      Self.when, with: "when: variable.name == \"\(String(repeating: "ä", count: 300))\" && variable.valu == ''")
    let lines = problems(String(text)).first?.split(separator: "\n") ?? []
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("7 | …ä"))
    #expect(lines[1].hasSuffix("variable.valu == ''"))
    let column = Array(lines[2]).firstIndex(of: "^") ?? 0
    #expect(String(Array(lines[1])[column...].prefix(4)) == "valu")
  }

  @Test func aFileCannotSpeakToTheTerminal() {
    let text = String(soundRule.replacing("severity: warning", with: "\"se\u{1B}[2Jverity\": warning"))
    for problem in problems(text) { #expect(!problem.contains("\u{1B}")) }
  }

  /// Whatever somebody writes, the answer is an error, at once.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "(", count: 50_000) + "true" + String(repeating: ")", count: 50_000),
      String(repeating: "!", count: 90_000) + "true",
      "size(" + String(repeating: "[", count: 40_000) + String(repeating: "]", count: 40_000) + ") == 0",
      Array(repeating: "1", count: 30_000).joined(separator: "+") + " == 1",
      String(repeating: "true ? true : ", count: 6_000) + "true",
      "variable.value == '" + String(repeating: "a", count: 1_000_000) + "'",
      "variable.value.matches('((a{1000}){1000}){1000}')",
      "variable.value.matches('" + String(repeating: "(", count: 50_000) + "')",
      "variable" + String(repeating: ".value", count: 15_000),
      String(repeating: "a", count: 90_000), String(repeating: "a", count: 90_000) + "()",
      String(repeating: "\"", count: 90_000), String(repeating: "\\", count: 90_000),
      "[" + String(repeating: "variable.value,", count: 6_000) + "] == 1",
      "99999999999999999999999999 == 1", "1e999999 == 1", "'\\u{110000}' == ''",
    ])
  func hostileExpressionsEndInAnError(expression: String) {
    let escaped = expression.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let found = problems(String(soundRule.replacing(Self.when, with: "when: \"\(escaped)\"")))
    #expect(!found.isEmpty)
    for problem in found { #expect(problem.utf8.count < 1000) }
  }

  /// Patterns that explode in engines that try every way are fine here: matching is linear.
  @Test(.timeLimit(.minutes(1))) func nestedRepetitionsAreHarmless() throws {
    let text = String(soundRule.replacing(Self.when, with: "when: variable.value.matches('^(a+)+$')"))
      .replacing("A=  #", with: "A=aa  #").replacing("B=  #", with: "B=a  #")
      .replacing("good: B=2", with: "good: B=\(String(repeating: "a", count: 50_000))b")
    let rule = try RuleReader().read(SourceFile(path: "a.yaml", text: text)).get()
    #expect(RuleTester(rule).failures() == [])
  }

  private func problems(_ text: String) -> [String] {
    guard case .failure(let failure) = RuleReader().read(SourceFile(path: "a.yaml", text: text)) else { return [] }
    return failure.problems.map(\.description)
  }
}
