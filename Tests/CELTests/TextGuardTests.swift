import CEL
import Testing

@Suite("Tests that conditions cannot be true without")
struct TextGuardTests {
  private let web = Service(name: "web", image: "nginx")
  private let vague = Service(name: "x", user: .unknown)

  private func guardOf(_ expression: String) throws -> TextGuard? {
    try Environment.service.compile(expression).get().textGuard
  }

  private func frame(_ service: Service) -> [Value] { Array(repeating: .object(service), count: 2) }

  @Test(
    "a field that is compared with texts",
    arguments: [
      "service.name == 'web'", "service.name in ['api', 'web']", "service.name == 'web' && service.image == 'x'",
      "service.ports.size() > 0 && service.name == 'web'", "(service.name in ['web'] && true) && service.image != ''",
    ])
  func fieldsThatAreCompared(expression: String) throws {
    let test = try #require(try guardOf(expression))
    #expect(test.text(in: frame(web)) == "web")
    #expect(test.allows("web"))
    #expect(!test.allows("worker"))
  }

  @Test(
    "other conditions have none",
    arguments: [
      "service.name != 'web'", "service.name == 'web' || service.image == 'x'", "!(service.name == 'web')",
      "service.name == service.image", "service.name in ['web', service.image]", "service.name.startsWith('w')",
      "service.healthcheck.interval == '5s'", "service.ports.size() == 1", "true",
    ])
  func otherConditions(expression: String) throws {
    #expect(try guardOf(expression) == nil)
  }

  @Test("what is not known does not decide")
  func unknownFields() throws {
    let test = try #require(try guardOf("service.user == 'root'"))
    #expect(test.text(in: frame(vague)) == nil)
    #expect(test.text(in: []) == nil)
    #expect(test.text(in: [.int(1), .int(1)]) == nil)
  }

  @Test("an absent field reads as the empty text")
  func absentFields() throws {
    let test = try #require(try guardOf("service.image == ''"))
    #expect(test.text(in: frame(vague)) == "" && test.allows(""))
  }
}
