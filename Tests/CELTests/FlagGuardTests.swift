import CEL
import Testing

@Suite("Flags that conditions cannot be true without")
struct FlagGuardTests {
  private func guardOf(_ expression: String) throws -> FlagGuard? {
    try Environment.service.compile(expression).get().flagGuard
  }

  private func frame(_ service: Service) -> [Value] { Array(repeating: .object(service), count: 2) }

  @Test(
    "a flag that is not as it must be rules the rest out",
    arguments: [
      ("has(service.healthcheck)", Service(name: "web")),
      ("!has(service.image)", Service(name: "web", image: "nginx")),
      ("service.healthcheck.disable", Service(name: "web")),
      ("service.healthcheck.disable", Service(name: "web", healthcheck: Healthcheck())),
      ("!service.healthcheck.disable", Service(name: "web", healthcheck: Healthcheck(isDisabled: true))),
      ("service.ports.size() == 0 && has(service.image) && true", Service(name: "web")),
      ("!!has(service.image) && service.name == 'web'", Service(name: "web")),
    ])
  func ruledOut(expression: String, service: Service) throws {
    let test = try #require(try guardOf(expression))
    #expect(test.rulesOut(frame(service)))
    #expect(try Environment.service.compile(expression).get().evaluate(frame(service)).isFalse)
  }

  @Test(
    "a flag that is as it must be does not", arguments: ["has(service.healthcheck)", "service.healthcheck.disable"])
  func allowed(expression: String) throws {
    let test = try #require(try guardOf(expression))
    #expect(!test.rulesOut(frame(Service(name: "web", healthcheck: Healthcheck(isDisabled: true)))))
  }

  @Test("other conditions have none", arguments: ["has(service.image) || true", "service.name == 'web'", "true"])
  func otherConditions(expression: String) throws {
    #expect(try guardOf(expression) == nil)
  }

  @Test("what is not known does not decide")
  func unknownFields() throws {
    let test = try #require(try guardOf("has(service.user) && true"))
    #expect(!test.rulesOut(frame(Service(name: "x", user: .unknown))))
    #expect(!test.rulesOut([]))
    #expect(!test.rulesOut([.int(1), .int(1)]))
  }
}

extension Value {
  fileprivate var isFalse: Bool {
    if case .bool(false) = self { true } else { false }
  }
}
