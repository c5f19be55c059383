import CEL
import Compose
import Syntax
import Testing

struct InterpolationTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("$SET", "value"), ("${SET}", "value"), ("a-${SET}-b", "a-value-b"), ("$$SET", "$SET"),
      ("${UNSET}", "unknown"), ("x$UNSET", "unknown"),
      ("${UNSET:-default}", "default"), ("${UNSET-default}", "default"), ("${SET:-default}", "value"),
      ("${EMPTY:-default}", "default"), ("${EMPTY-default}", ""), ("${UNSET:?must be set}", "unknown"),
      ("${SET:?must be set}", "value"), ("${SET:+other}", "other"), ("${EMPTY:+other}", ""),
      ("${EMPTY+other}", "other"), ("$(a) $1 b$", "$(a) $1 b$"),
      ("${UNSET:-{x{y}}}z", "{x{y}}z"), ("${UNSET:-{}", "{"), ("${SET:-{x}}z", "valuez"),
      ("${UNSET:+other}", "unknown"), ("${UNSET:-${SET}}", "value"), ("${UNSET:-${OTHER:-deep}}", "deep"),
      ("${UNSET:-a}-${SET}", "a-value"),
    ])
  func aValueIsLookedUpAsComposeDoes(text: String, value: String) throws {
    let service = try service("environment:\n  X: \"\(text)\"", variables: ["SET": "value", "EMPTY": ""])
    #expect(service.environment.first?.field("value") == value)
  }

  @Test func aVariableWithoutAValueIsHandedOn() throws {
    let service = try service("environment:\n  - HANDED_ON\n  - EMPTY=\n")
    #expect(service.environment.map { $0.field("value") } == ["absent", ""])
    #expect(service.environment.map { $0.field("is_passed_through") } == ["true", "false"])
  }

  @Test func howAVariableIsReferredToIsAFact() throws {
    let service = try service(
      "environment:\n  A: ${X:-d}\n  B: ${X:?}\n  C: plain\n  D: ${X}\n  E: ${SET}", variables: ["SET": "s"])
    #expect(service.environment.map { $0.field("has_default") } == ["true", "false", "false", "false", "false"])
    #expect(service.environment.map { $0.field("is_required") } == ["false", "true", "false", "false", "false"])
    #expect(service.environment.map { $0.field("has_literal_value") } == ["true", "false", "true", "false", "false"])
  }

  @Test func whatIsNoReferenceIsAProblemAtItsPlace() {
    let text = "services:\n  web:\n    image: nginx\n    command: echo $(date) $1 ${1} $$ok\n"
    let tree = ComposeParser.parse(SourceFile(path: "a", text: text))
    #expect(tree.problems.first.map { tree.source.text($0.span) } == "${1}")
    #expect(tree.problems.first?.message.contains("`$$`") == true)
  }
}
