import CEL
import Testing

@Suite("Names")
struct NameTests {
  private static let map = Value.map(ValueMap([(key: .string("y"), value: .string("field"))]))

  @Test("a variable, a field of it, and the longest prefix that is a name")
  func prefixes() {
    #expect(value("x", [("x", .int(1))]) == "1")
    #expect(value("x.y", [("x", Self.map)]) == "\"field\"")
    #expect(value("x.y", [("x.y", .bool(true))]) == "true")
    #expect(value("x.y", [("x", Self.map), ("x.y", .string("variable"))]) == "\"variable\"")
    #expect(value("x.y.y", [("x.y", Self.map)]) == "\"field\"")
    #expect(value("x.y.z", [("x.y", Self.map), ("x.y.z", .int(3)), ("x", .int(1))]) == "3")
    #expect(value("x.`y`", [("x", Self.map)]) == "\"field\"")
    #expect(value("x.y.size()", [("x.y", .string("abc"))]) == "3")
  }

  @Test("a leading dot skips the variables of macros")
  func root() {
    #expect(value(".x", [("x", .int(1))]) == "1")
    #expect(value(".x.y", [("x.y", .int(1))]) == "1")
    #expect(value("[1].exists(x, x == 1)", [("x", .int(2))]) == "true")
    #expect(value("[1].exists(x, .x == 2)", [("x", .int(2))]) == "true")
    #expect(value("[{'y': 5}].map(x, [x.y, .x.y])", [("x.y", .int(2))]) == "[[5, 2]]")
    #expect(value("[1].map(math, .math.abs(-2))") == "[2]")
    #expect(value(".size('abc')") == "3")
    #expect(value(".google.protobuf.Timestamp") == "google.protobuf.Timestamp")
  }

  @Test("names that mean nothing are errors, which && and || may do without")
  func unbound() {
    #expect(value("missing") == "error: undeclared reference to 'missing'")
    #expect(value("missing || true") == "true")
    #expect(value("false && missing") == "false")
    #expect(value("missing || false") == "error: undeclared reference to 'missing'")
    #expect(fails("missing(1)"))
    #expect(fails("x.missing(1)"))
    #expect(fails("missing.x.y"))
    #expect(fails("[1].all(x, true) && x == 1"))
  }

  @Test("a function and a variable may share a name")
  func functionsAndVariables() {
    #expect(value("size(size) > 1", [("size", .string("abc"))]) == "true")
    #expect(value("int(int)", [("int", .string("3"))]) == "3")
  }

  @Test("literals are no names that a variable could take")
  func namedLiterals() {
    let environment = Environment(
      variables: [Variable("true", .int, ""), Variable("null", .int, "")], registry: TypeRegistry([]),
      typing: .dynamic)
    #expect(answer("true", in: environment, [.int(1), .int(2)]) == "true")
    #expect(answer("null == 2", in: environment, [.int(1), .int(2)]) == "false")
  }

  @Test("with strict typing a variable cannot be called like a word of the language")
  func reservedVariables() {
    let environment = Environment(variables: [Variable("for", .int, "")], registry: TypeRegistry([]))
    #expect(answer("1 == 1", in: environment) == "invalid: no variable can be called 'for', a reserved word")
  }

  @Test("objects of types that are messages cannot be made")
  func messages() {
    #expect(fails("a.b.Message{}"))
    #expect(fails("Message{a: 1, `b-c`: 2,}"))
    #expect(fails("google.protobuf.Duration{seconds: 1}"))
  }
}
