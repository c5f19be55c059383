import CEL
import Testing

@Suite("What rules conditions out before they are evaluated")
struct ScreeningTests {
  /// Services that differ in everything that conditions below ask.
  private static let services = [
    Service(name: "web"),
    Service(name: "api", image: "nginx", ports: [Port(80), Port(443)], labels: ["a": "b"]),
    Service(name: "", image: "", user: .known("root"), healthcheck: Healthcheck()),
    Service(name: "x", user: .unknown, healthcheck: Healthcheck(isDisabled: true, interval: "5s"), ports: [Port(0)]),
  ]

  private static let frames: [[Value]] =
    services.map { [.object($0), .object($0)] }
    + [
      [.object(services[0]), .int(0)], [.object(services[0]), .int(7)], [.object(services[0]), .string("")],
      [.object(services[0]), .null], [.object(services[0]), .optional(nil)], [.object(services[0]), .list([])],
      [.object(services[0]), .object(Port(0))],
    ]

  private func candidates(_ expressions: [String]) throws -> [[Int]] {
    let programs = try expressions.map { try Environment.service.compile($0).get() }
    var screened = ScreenedFrames(Screening(programs), Self.frames)
    return programs.indices.map { index in
      var result: [Int] = []
      screened.candidates(for: index, into: &result)
      return result
    }
  }

  /// Conditions, with the numbers of the services on which they are evaluated.
  static let screened: [(condition: String, services: [Int])] = [
    ("service.name == 'web'", [0]),
    ("!(service.name != 'web')", [0]),
    ("service.name in ['api', 'x']", [1, 3]),
    ("service.image == ''", [0, 2, 3]),
    ("service.image != ''", [1]),
    ("service.name == 'web' && service.ports.size() > 0", []),
    ("service.name == 'web' || service.name == 'x' && has(service.image)", [0]),
    ("has(service.image) || service.healthcheck.disable", [1, 2, 3]),
    ("!has(service.healthcheck)", [0, 1]),
    ("!(has(service.healthcheck) || has(service.image))", [0]),
    ("!service.healthcheck.disable", [0, 1, 2]),
    ("service.healthcheck.interval == '5s'", [3]),
    ("has(service.healthcheck.interval)", [3]),
    ("service.user == 'root'", [2]),
    ("service.user != 'root' && service.name != ''", [0, 1, 3]),
    ("has(service.user)", [2]),
    ("service.ports.exists(p, p.published == 80)", [1, 3]),
    ("!service.ports.all(p, p.published == 80)", [1, 3]),
    ("service.ports.filter(p, p.published > 80).size() > 0", [1, 3]),
    ("(service.ports + service.ports).size() >= 1", [1, 3]),
    ("service.ports.size() == 2", [1, 3]),
    ("!(service.ports.size() == 0)", [1, 3]),
    ("service.labels.exists(l, l == 'a')", [1]),
    ("service.image.startsWith('ng')", [1]),
    ("service.image.lowerAscii().contains('x') || service.name == 'web'", [0, 1]),
    ("lists.range(service.ports.size()).exists(i, service.ports[i].published == 443)", [1, 3]),
    ("cel.bind(all, service.ports, all.exists(p, p.published == 443) && service.name in ['api'])", [1]),
    ("cel.bind(check, service.healthcheck, check.interval == '5s')", [3]),
    ("has(service.image) ? service.name == 'api' : service.name == 'web'", [0, 1]),
    ("service.name == 'web' && (anything == 1 || true)", [0]),
  ]

  @Test("a field that is not as it must be", arguments: screened)
  func ruledOut(condition: String, services: [Int]) throws {
    let services = Set(services)
    #expect(Set(try candidates([condition])[0].filter { $0 < Self.services.count }) == services)
  }

  @Test(
    "what fields do not tell is evaluated everywhere",
    arguments: [
      "true", "service.name.size() < 3", "service.name < 'b'", "service.name == service.image", "service.name != 'web'",
      "service.name == 'web' || service.ports.size() < 2", "service.ports.all(p, p.published == 80)",
      "service.ports.size() == 0", "service.name in ['web', service.image]", "anything == 'x'", "anything != ''",
      "anything != 0", "anything.disable", "service.image.contains('')",
    ])
  func nothingToTell(condition: String) throws {
    #expect(try candidates([condition])[0].count == Self.frames.count)
  }

  @Test("nothing that is true, or goes wrong, is ruled out")
  func soundness() throws {
    let expressions =
      Self.screened.map(\.condition)
      + zip(Self.screened, Self.screened.dropFirst()).map { "(\($0.condition)) || !(\($1.condition))" }
      + Self.screened.map { "!(\($0.condition)) && anything != 0" }
      + Self.screened.map { "anything == '' ? (\($0.condition)) : !(\($0.condition))" }
      + Self.screened.map { "1 / 0 == 1 || (\($0.condition))" }
    for (expression, candidates) in zip(expressions, try candidates(expressions)) {
      let program = try Environment.service.compile(expression).get()
      for (number, frame) in Self.frames.enumerated() where !candidates.contains(number) {
        switch program.evaluate(frame) {
        case .bool(true): Issue.record("\(expression) is true for frame \(number)")
        case .error(let error) where !expression.hasPrefix("1 / 0"):
          Issue.record("\(expression) fails for frame \(number): \(error)")
        default: break
        }
      }
    }
  }

  @Test("frames that are not what the expression expects are left to the evaluation")
  func otherFrames() throws {
    let program = try Environment.service.compile("service.name == 'web'").get()
    var screened = ScreenedFrames(Screening([program]), [[], [.int(1), .int(1)], [.object(Port(1)), .null]])
    var result: [Int] = []
    screened.candidates(for: 0, into: &result)
    #expect(result == [0, 1, 2])
  }

  @Test("many frames, in any number", arguments: [0, 1, 63, 64, 65, 128, 200])
  func manyFrames(count: Int) throws {
    let program = try Environment.service.compile("service.name == 'web' || has(service.image)").get()
    let services = (0..<count).map { Service(name: $0 % 3 == 0 ? "web" : "api", image: $0 % 5 == 0 ? "x" : nil) }
    var screened = ScreenedFrames(Screening([program]), services.map { [.object($0), .null] })
    var result: [Int] = []
    screened.candidates(for: 0, into: &result)
    #expect(result == (0..<count).filter { $0 % 3 == 0 || $0 % 5 == 0 })
  }
}
