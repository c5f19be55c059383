import CEL
import Syntax
import Testing

@Suite("Expressions over models")
struct ModelTests {
  private let bare = Service(name: "web")
  private let full = Service(
    name: "db", image: "postgres:16", user: .known("postgres"),
    healthcheck: Healthcheck(isDisabled: true, interval: "5s"), ports: [Port(5432), Port(80)],
    labels: ["tier": "data"])
  private let vague = Service(name: "x", user: .unknown)

  @Test("present fields")
  func presentFields() {
    #expect(answer("service.image == 'postgres:16' && has(service.image)", about: full) == "true")
    #expect(answer("service.healthcheck.disable && service.healthcheck.interval == '5s'", about: full) == "true")
    #expect(answer("service.ports.exists(p, p.published == 5432)", about: full) == "true")
    #expect(answer("service.labels['tier'] == 'data' && service.labels.tier == 'data'", about: full) == "true")
    #expect(answer("service.?healthcheck.interval.orValue('none') == '5s'", about: full) == "true")
  }

  @Test("absent fields read as their type's default")
  func absentFields() {
    #expect(answer("has(service.image)", about: bare) == "false")
    #expect(answer("service.image == '' && service.user == ''", about: bare) == "true")
    #expect(answer("service.healthcheck.disable", about: bare) == "false")
    #expect(answer("has(service.healthcheck) || has(service.healthcheck.interval)", about: bare) == "false")
    #expect(answer("service.?healthcheck.interval.orValue('none') == 'none'", about: bare) == "true")
    #expect(answer("service.?image.hasValue()", about: bare) == "false")
  }

  @Test("unknown spreads, except where another side decides")
  func unknown() {
    #expect(answer("service.user == 'root'", about: vague) == "unknown")
    #expect(answer("service.user == 'root' && false", about: vague) == "false")
    #expect(answer("false && service.user == 'root'", about: vague) == "false")
    #expect(answer("service.user == 'root' || true", about: vague) == "true")
    #expect(answer("service.user == 'root' && true", about: vague) == "unknown")
    #expect(answer("service.user == 'root' || 1 / 0 == 1", about: vague) == "unknown")
    #expect(answer("1 / 0 == 1 && service.user == 'root'", about: vague) == "unknown")
    #expect(answer("service.user == 'root' ? true : true", about: vague) == "unknown")
    #expect(answer("service.user.startsWith('r')", about: vague) == "unknown")
    #expect(answer("has(service.user)", about: vague) == "unknown")
    #expect(answer("['x', 'root'].exists(u, u == service.user || u == 'x')", about: vague) == "true")
    #expect(answer("['x'].all(u, u == service.user)", about: vague) == "unknown")
    #expect(answer("[service.user, 'a'].exists(u, u == 'a')", about: vague) == "true")
    #expect(answer("'a' in [service.user, 'a']", about: vague) == "true")
    #expect(answer("'b' in [service.user, 'a']", about: vague) == "unknown")
    #expect(answer("[service.user] == ['a']", about: vague) == "unknown")
    #expect(answer("[service.user].join() == 'a'", about: vague) == "unknown")
  }

  @Test("objects behind dyn are read by name at run time")
  func dynamicFields() {
    let frame: [Value] = [.object(bare), .object(full)]
    #expect(answer("anything.image == 'postgres:16'", in: .service, frame) == "true")
    #expect(answer("anything.healthcheck.disable && has(anything.image)", in: .service, frame) == "true")
    #expect(
      answer("anything.imgae == ''", in: .service, frame) == "error: no such field 'imgae' on compose.service")
    let reverse: [Value] = [.object(full), .object(bare)]
    #expect(answer("anything.healthcheck.interval == ''", in: .service, reverse) == "true")
    #expect(answer("anything.?healthcheck.?interval.hasValue()", in: .service, reverse) == "false")
  }

  @Test("values as text for messages")
  func text() {
    #expect(celString(.object(full)) == "db")
    #expect(celString(.list([.string("a"), .int(1)])) == "a, 1")
    #expect(celString(.double(2.5)) == "2.5")
    #expect(celString(.null) == "null")
  }

  @Test("an evaluation that takes too long ends in an error", .timeLimit(.minutes(1)))
  func costLimit() {
    let loop = "lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, a + b + c >= 0)))"
    #expect(answer(loop) == "error: the evaluation takes more than 1000000 steps")
    #expect(answer(loop + " || true") == "error: the evaluation takes more than 1000000 steps")
    var doubling = "'0123456789abcdef'"
    for index in 0..<40 { doubling = "cel.bind(x\(index), \(doubling), x\(index) + x\(index))" }
    #expect(answer(doubling).hasPrefix("error: the evaluation takes more than"))
    var sharing = "[0]"
    for index in 0..<60 { sharing = "cel.bind(x\(index), \(sharing), [x\(index), x\(index)])" }
    #expect(answer("\(sharing) == \(sharing)").hasPrefix("error: the evaluation takes more than"))
    let long = String(repeating: "x", count: 5000)
    #expect(answer("'\(long)'.replace('', '\(long)')").hasPrefix("error: replace: the result is longer"))
    #expect(answer("lists.range(1000).map(i, 'a'.matches('a{' + string(i) + '}'))").hasPrefix("error: the evaluation"))
  }

  @Test("a frame that is too short is an error, not a trap")
  func shortFrame() {
    #expect(answer("service.name == ''", in: .service, []) == "error: a variable has no value")
  }
}

@Suite("Places of values")
struct PlaceTests {
  private let source = SourceFile(path: "compose.yaml", text: "service image health p1 p2")

  private func place(_ start: Int, _ end: Int) -> Place { Place(source, Span(start, end)) }

  private func located(_ text: String) throws -> String? {
    try Environment.service.compile(text).get().locate([.object(service), .null])?.text
  }

  private var service: Service {
    Service(
      name: "web", image: "nginx", healthcheck: Healthcheck(place: place(14, 20)),
      ports: [Port(1, place: place(21, 23)), Port(2, place: place(24, 26))], place: place(0, 7),
      imagePlace: place(8, 13))
  }

  @Test("of fields, elements, branches and what macros give")
  func places() throws {
    #expect(try located("service") == "service")
    #expect(try located("service.image") == "image")
    #expect(try located("service.name") == "service")
    #expect(try located("service.healthcheck") == "health")
    #expect(try located("service.healthcheck.interval") == "health")
    #expect(try located("service.ports[1]") == "p2")
    #expect(try located("service.ports[1].published") == "p2")
    #expect(try located("service.ports.filter(p, p.published == 2)[0]") == "p2")
    #expect(try located("service.name == 'web' ? service.image : service.name") == "image")
    #expect(try located("cel.bind(p, service.ports[0], p.published)") == "p1")
    #expect(try located("service.?healthcheck") == "health")
    #expect(try located("service.ports[?7].orValue(service.ports[0])") == "p1")
    #expect(try located("service.labels['missing']") == "service")
    #expect(try located("'a' + 'b'") == nil)
  }

  @Test("of the elements of a list")
  func listPlaces() throws {
    func all(_ text: String) throws -> [String] {
      try Environment.service.compile(text).get().locateAll([.object(service), .null]).map(\.text)
    }
    #expect(try all("service.ports") == ["p1", "p2"])
    #expect(try all("[service.image, service.healthcheck]") == ["image", "health"])
    #expect(try all("service.ports.filter(p, p.published > 1)") == ["p2"])
    #expect(try all("service.ports.map(p, p.published)") == ["p1", "p2"])
    #expect(try all("service.ports + [service.ports[0]]") == ["p1", "p2", "p1"])
    #expect(try all("service.image") == ["image"])
    #expect(try all("[]") == [])
  }
}
