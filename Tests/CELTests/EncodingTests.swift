import CEL
import Testing

@Suite("Programs as text")
struct EncodingTests {
  private let service = Service(
    name: "db", image: "postgres:16", user: .known("postgres"), healthcheck: Healthcheck(interval: "5s"),
    ports: [Port(5432), Port(80)], labels: ["tier": "data"])

  static let expressions = [
    "true", "null", "1", "-1", "-9223372036854775808", "18446744073709551615u", "1.5", "1e300", "-0.0", "0.0 / 0.0",
    "'plain'", "'quote \" backslash \\\\ new\\nline é 🐳'", "''", "b'\\x00\\xff'", "[1, 'a', [true]]",
    "{'a': 1, 2: [null]}", "int", "timestamp('2009-02-13T23:31:30.123Z')", "duration('-1.5s')", "optional.none()",
    "optional.of([1])", "type(service)", "service.image == 'postgres:16'", "has(service.image) && has(anything.x)",
    "service.?healthcheck.?interval.orValue('x')", "anything.image + anything.?user.orValue('')",
    "service.ports.exists(p, p.published == 5432)", "service.labels.all(k, v, k != '' && v != '')",
    "service.ports.map(p, p.published > 100, p.published * 2)", "service.labels.transformMap(k, v, k + v)",
    "service.labels.transformMapEntry(k, v, k != 'x', {v: k})", "cel.bind(x, service.name, x + x)",
    "optional.of(service.name).optMap(n, n + '!').value()", "[service.name, ?service.?image, ?optional.none()]",
    "{service.name: 1, ?'x': service.?image}", "service.name.matches('^d[a-c]$')", "service.name.matches(service.name)",
    "service.name in ['db', 'cache'] ? service.ports[0].published : -1", "service.ports[?9].hasValue()",
    "math.greatest(service.ports[0].published, 1, 2, 3, 4)", "service.name.replace('d', 'b', 1).size() >= 2 || !true",
    "'%s: %d'.format([service.name, 1])", "service.ports == anything", "1 / 0 == 1",
    "service.name < 'x' && service.name <= 'x' && 'x' > service.name && 'x' >= service.name && 'x' != service.name",
  ]

  private func frame() -> [Value] { [.object(service), .object(Service(name: "other", image: "i"))] }

  @Test("encoding and decoding changes nothing", arguments: expressions)
  func roundTrip(_ text: String) throws {
    let program = try Environment.service.compile(text).get()
    let encoded = program.encode()
    #expect(encoded.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
    let decoded = try #require(Program(decoding: encoded.utf8, registry: Environment.service.registry))
    #expect(decoded.evaluate(frame()).typedJSON == program.evaluate(frame()).typedJSON)
    #expect(decoded.resultType == program.resultType)
    #expect(decoded.isConstant == program.isConstant)
    #expect(decoded.encode() == encoded)
  }

  @Test("a program is constant when it depends on no variable")
  func constants() throws {
    #expect(try Environment.service.compile("[1].all(x, x > 0)").get().isConstant)
    #expect(try !Environment.service.compile("service.name == ''").get().isConstant)
  }

  @Test("text that was tampered with is refused or harmless", arguments: expressions)
  func tampering(_ text: String) throws {
    let encoded = Array(try Environment.service.compile(text).get().encode().utf8)
    let registry = Environment.service.registry
    for end in encoded.indices { #expect(Program(decoding: encoded[..<end], registry: registry) == nil) }
    #expect(Program(decoding: encoded + encoded, registry: registry) == nil)
    for index in encoded.indices {
      for byte: UInt8 in [0x00, 0x22, 0x30, 0x31, 0x3F, 0x4F, 0x50, 0x6F, 0x70, 0xFF, encoded[index] &+ 1] {
        var changed = encoded
        changed[index] = byte
        guard let program = Program(decoding: changed, registry: registry) else { continue }
        _ = program.evaluate(frame())
        _ = program.locate(frame())
        _ = program.locateAll(frame())
      }
    }
  }

  @Test("a field that is no longer what it was is refused")
  func changedSchemas() throws {
    let encoded = try Environment.service.compile("service.image").get().encode()
    func field(_ name: String) -> AnyField {
      AnyField(name: name, type: .string, documentation: "", read: { _ in .string("") })
    }
    func decodes(_ fields: [String]) -> Bool {
      let schema = ObjectSchema(name: "compose.service", documentation: "", fields: fields.map(field))
      return Program(decoding: encoded.utf8, registry: TypeRegistry([schema])) != nil
    }
    #expect(decodes(["name", "image"]))
    #expect(!decodes(["image", "name"]))
    #expect(!decodes(["name"]))
    #expect(Program(decoding: encoded.utf8, registry: TypeRegistry([])) == nil)
  }

  @Test("deep nesting in text is refused")
  func nesting() {
    let registry = TypeRegistry([])
    for character in "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      let text = "1" + String(repeating: character, count: 50_000)
      #expect(Program(decoding: text.utf8, registry: registry) == nil)
    }
  }
}
