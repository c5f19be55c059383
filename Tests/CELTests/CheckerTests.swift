import CEL
import Testing

@Suite("What is wrong with an expression is said before it runs")
struct CheckerTests {
  /// The diagnostics of an expression, each with the text that it points at.
  private func diagnostics(_ text: String, expecting type: CELType? = nil) -> [String] {
    guard case .failure(let failure) = Environment.service.compile(text, expecting: type) else { return [] }
    return failure.diagnostics.map { diagnostic in
      let bytes = Array(text.utf8)
      let end = min(diagnostic.range.upperBound, bytes.count)
      let part = bytes[min(diagnostic.range.lowerBound, end)..<end]
      return "\(String(decoding: part, as: UTF8.self)): \(diagnostic)"
    }
  }

  @Test("unknown names get a suggestion")
  func names() {
    #expect(
      diagnostics("service.imgae == 'x'") == [
        "imgae: unknown field 'imgae' on compose.service; did you mean 'image'?"
      ])
    #expect(diagnostics("servce.image") == ["servce: unknown variable 'servce'; did you mean 'service'?"])
    #expect(
      diagnostics("service.image.startWith('x')") == [
        "startWith: unknown function 'startWith'; did you mean 'startsWith'?"
      ])
    #expect(
      diagnostics("math.gretest(1)") == ["gretest: unknown function 'math.gretest'; did you mean 'math.greatest'?"])
    #expect(
      diagnostics("service.healthcheck.intervl == ''") == [
        "intervl: unknown field 'intervl' on compose.healthcheck; did you mean 'interval'?"
      ])
  }

  @Test("all errors are collected, in the order of the text")
  func several() {
    #expect(
      diagnostics("service.a == 1 || servce.b == 2 || 1 + 'a' == 3") == [
        "a: unknown field 'a' on compose.service", "servce: unknown variable 'servce'; did you mean 'service'?",
        "1 + 'a': '+' does not take int and string",
      ])
  }

  @Test("types that do not fit")
  func types() {
    #expect(diagnostics("service.name == 1") == ["service.name == 1: string and int cannot be compared"])
    #expect(diagnostics("service.name && true") == ["service.name: '&&' takes bools, not string"])
    #expect(diagnostics("1 in ['a']") == ["1 in ['a']: int cannot be in list(string)"])
    #expect(diagnostics("service.name ? 1 : 2") == ["service.name: the condition is of type string, not bool"])
    #expect(diagnostics("true ? 1 : 'a'") == ["true ? 1 : 'a': the branches differ in type: int and string"])
    #expect(diagnostics("service.name.foo") == ["foo: string has no fields"])
    #expect(diagnostics("service.name.size == 1") == ["size: string has no fields; 'size' is a function: write size()"])
    #expect(
      diagnostics("service.name", expecting: .bool) == ["service.name: the expression is of type string, not bool"])
    #expect(
      diagnostics("service.name.contains(1)") == [
        "service.name.contains(1): no such function: string.contains(int); there is string.contains(string) -> bool"
      ])
    #expect(diagnostics("'a'.matches('(')") == ["'(': the pattern is not valid: missing ): ("])
    #expect(diagnostics("anything == 1 && anything.foo", expecting: .bool) == [])
    #expect(diagnostics("compose.service{name: 'a'}").count == 1)
  }

  @Test("broken grammar points at the place")
  func grammar() {
    #expect(diagnostics("1 +") == [": expected an expression, but the expression ends"])
    #expect(diagnostics("(1") == [": expected ')', but the expression ends"])
    #expect(diagnostics("1 2") == ["2: expected an operator or the end, found '2'"])
    #expect(diagnostics("a = 1") == ["=: '=' is no operator; did you mean '=='?"])
    #expect(diagnostics("'abc") == ["'abc: the string has no end"])
    #expect(
      diagnostics("'\\q'") == ["\\q: unknown escape sequence; a raw string, r'...', takes backslashes as they are"])
    #expect(diagnostics("'\\ud800'") == ["\\ud800: the escape sequence is no Unicode scalar"])
    #expect(diagnostics("99999999999999999999") == ["99999999999999999999: the number does not fit in 64 bits"])
    #expect(diagnostics("9223372036854775808") == ["9223372036854775808: the number does not fit in 64 bits"])
    #expect(diagnostics("while") == ["while: 'while' is a reserved word; only fields may be called so"])
    #expect(diagnostics("1 é 2") == ["é: unexpected character 'é'"])
    #expect(diagnostics("") == [": expected an expression, but the expression ends"])
  }

  @Test("the type of the result is inferred")
  func inference() throws {
    func type(_ text: String) throws -> String {
      try Environment.service.compile(text).get().resultType.description
    }
    #expect(try type("service.ports") == "list(compose.port)")
    #expect(try type("service.ports.map(p, p.published)") == "list(int)")
    #expect(try type("service.labels") == "map(string, string)")
    #expect(try type("service.?image") == "optional_type(string)")
    #expect(try type("service.ports[0].published + 1") == "int")
    #expect(try type("anything.a.b") == "dyn")
    #expect(try type("[1, 'a']") == "list(dyn)")
    #expect(try type("type(1)") == "type(int)")
  }

  @Test("nesting and size are bounded", .timeLimit(.minutes(1)))
  func bounds() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{1: ", "}"), ("-(", ")"), ("!(", ")"), ("size(", ")")] {
      let deep = String(repeating: open, count: 20_000) + "1" + String(repeating: close, count: 20_000)
      #expect(answer(deep).hasPrefix("invalid: the expression is"))
    }
    #expect(answer(String(repeating: "-", count: 20_000) + "x").hasPrefix("invalid: the expression is nested"))
    #expect(answer(String(repeating: "1 + ", count: 20_000) + "1").hasPrefix("invalid: the expression is nested"))
    #expect(answer(String(repeating: "true && ", count: 10_000) + "true") == "true")
    let nested = String(repeating: "(", count: 100) + "true" + String(repeating: ")", count: 100)
    #expect(answer(nested) == "true")
    #expect(answer(String(repeating: "false ? false : ", count: 40) + "true") == "true")
  }

  @Test("dynamic typing leaves mismatches to the evaluation")
  func dynamicTyping() {
    let environment = Environment(variables: [], registry: TypeRegistry([]), typing: .dynamic)
    #expect(result("true ? 'cows' : 17", in: environment) == "{\"type\":\"string\",\"value\":\"cows\"}")
    #expect(answer("'horses' && false", in: environment) == "false")
    #expect(answer("missing || true", in: environment) == "true")
    #expect(answer("missing", in: environment) == "error: undeclared reference to 'missing'")
    #expect(answer("missing(1)", in: environment) == "error: undeclared reference to 'missing'")
    #expect(answer("1 + 'a'", in: environment) == "error: no such overload: add(int, string)")
    #expect(answer("1 == 'a'", in: environment) == "false")
  }
}
