import CEL
import Testing

@testable import Policy

struct MessageTemplateTests {
  private let environment = Environment(
    variables: [Variable("name", .string, "A name."), Variable("count", .int, "A number.")], registry: TypeRegistry([]))

  @Test(arguments: [
    ("plain", "plain"),
    ("`{name}` has {count} parts", "`web` has 3 parts"),
    ("a map {{}} and {{x}}", "a map {} and {x}"),
    ("{{'a': {name}}}", "{'a': web}"),
    ("{ {'}': name}['}'] }", "web"),
  ])
  func expressionsStandInBraces(template: String, expected: String) throws {
    let compiled = try MessageTemplate.compile(template, in: environment).get()
    #expect(compiled.render([.string("web"), .int(3)]) == expected)
  }

  @Test func aMessageWithAHoleIsNone() throws {
    let compiled = try MessageTemplate.compile("{name} x", in: environment).get()
    #expect(compiled.render([.unknown, .int(3)]) == nil)
  }

  @Test(arguments: [("{nam}", 1..<4), ("a {name", 2..<7), ("é {nam}", 4..<7), ("{{'a': name}", 11..<12)])
  func faultsHaveTheirPlace(template: String, range: Range<Int>) {
    guard case .failure(let failure) = MessageTemplate.compile(template, in: environment) else {
      Issue.record("the template was accepted")
      return
    }
    #expect(failure.faults.map(\.range) == [range])
  }
}
