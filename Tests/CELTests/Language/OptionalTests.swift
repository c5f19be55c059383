import CEL
import Testing

@Suite("Optional values")
struct OptionalTests {
  @Test(
    "making and asking",
    arguments: [
      ("optional.of(1)", "optional(1)"), ("optional.of(null)", "optional(null)"), ("optional.none()", "optional()"),
      ("optional.of(1).hasValue()", "true"), ("optional.none().hasValue()", "false"),
      ("optional.of('a').value()", "\"a\""),
      ("optional.ofNonZeroValue(0)", "optional()"), ("optional.ofNonZeroValue(0u)", "optional()"),
      ("optional.ofNonZeroValue(0.0)", "optional()"),
      ("optional.ofNonZeroValue('')", "optional()"), ("optional.ofNonZeroValue(b'')", "optional()"),
      ("optional.ofNonZeroValue(false)", "optional()"),
      ("optional.ofNonZeroValue(null)", "optional()"), ("optional.ofNonZeroValue([])", "optional()"),
      ("optional.ofNonZeroValue({})", "optional()"),
      ("optional.ofNonZeroValue(timestamp(0))", "optional()"),
      ("optional.ofNonZeroValue(duration('0s'))", "optional()"),
      ("optional.ofNonZeroValue([0])", "optional([0])"), ("optional.ofNonZeroValue(' ')", "optional(\" \")"),
      ("optional.ofNonZeroValue(true)", "optional(true)"),
      ("optional.of(optional.none())", "optional(optional())"), ("type(optional.of(1))", "optional_type"),
    ])
  func making(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "alternatives",
    arguments: [
      ("optional.none().orValue(2)", "2"), ("optional.of(1).orValue(2)", "1"), ("optional.of(1).orValue(1 / 0)", "1"),
      ("optional.none().or(optional.of(2))", "optional(2)"), ("optional.of(1).or(optional.of(2))", "optional(1)"),
      ("optional.none().or(optional.none())", "optional()"), ("optional.none().or(optional.none()).orValue(42)", "42"),
      ("optional.of(1).or(optional.of(1 / 0))", "optional(1)"),
      ("{}.?a.or({'b': 1}.?b).or(optional.of(9)).value()", "1"),
      ("optional.of(2).optMap(x, x * 2)", "optional(4)"), ("optional.none().optMap(x, x * 2)", "optional()"),
      ("optional.none().optMap(x, 1 / 0)", "optional()"),
      ("optional.of(2).optFlatMap(x, optional.of(x + 1))", "optional(3)"),
      ("optional.of(2).optFlatMap(x, optional.none())", "optional()"),
      ("optional.none().optFlatMap(x, optional.of(x))", "optional()"),
      ("{'a': [1]}.?a.optFlatMap(l, l[?0]).optMap(x, x + 1).orValue(0)", "2"),
    ])
  func alternatives(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "fields and elements that may not be there",
    arguments: [
      ("{'a': 1}.?a", "optional(1)"), ("{'a': 1}.?b", "optional()"), ("{'a': {'b': 1}}.?a.b", "optional(1)"),
      ("{}.?a.b.c", "optional()"),
      ("{'a': {}}.?a.?b", "optional()"), ("{'a': {'b-c': 1}}.?a.?`b-c`", "optional(1)"),
      ("{'a': {'b': 1}}.?a['b']", "optional(1)"),
      ("{'a': {'b': 1}}.?a[?'c'].orValue(0)", "0"), ("[1][?0]", "optional(1)"), ("[1][?1]", "optional()"),
      ("[1][?-1]", "optional()"),
      ("{1: 'a'}[?1]", "optional(\"a\")"), ("{1: 'a'}[?2]", "optional()"), ("{1: 'a'}[?dyn(1u)]", "optional(\"a\")"),
      ("optional.of([1, 2])[1]", "optional(2)"),
      ("optional.of([1, 2])[5]", "optional()"), ("optional.of({'a': 1}).a", "optional(1)"),
      ("optional.none().a", "optional()"),
      ("has({'a': {'b': 1}}.?a.b)", "true"), ("has({'a': {'b': 1}}.?a.c)", "false"), ("has({}.?a.b)", "false"),
      ("has(optional.of({'a': 1}).a)", "true"), ("has(optional.none().a)", "false"),
      ("{'a': null}.?a", "optional(null)"),
    ])
  func access(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "literals with entries that may not be there",
    arguments: [
      ("[?optional.of(1), ?optional.none(), 2]", "[1, 2]"), ("[?{}.?a]", "[]"),
      ("{?'a': optional.of(1), ?'b': optional.none(), 'c': 3}", "{\"a\": 1, \"c\": 3}"),
      ("{?'a': {}.?b}", "{}"), ("{?'nested': optional.ofNonZeroValue({?'x': {}.?x})}", "{}"),
      ("[?optional.of(optional.none())]", "[optional()]"),
      ("optional.unwrap([optional.of(1), optional.none(), optional.of(3)])", "[1, 3]"),
      ("[optional.of(1), optional.none()].unwrapOpt()", "[1]"),
      ("[].first()", "optional()"), ("[1, 2].first()", "optional(1)"), ("[1, 2].last()", "optional(2)"),
    ])
  func literals(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "what is no optional, or has no value",
    arguments: [
      "optional.none().value()", "optional.of(1 / 0)", "1.hasValue()", "1.value()", "1.or(optional.of(1))",
      "optional.none().or(1)", "1.orValue(2)",
      "[?1]", "[?null]", "{?'a': 1}", "1.optMap(x, x)", "optional.of(1).optFlatMap(x, x)",
      "optional.of(0).optMap(x, 1 / x)", "[1].a", "1.?a",
      "'a'[?0]", "[1][?'a']", "optional.of(1).a", "optional.unwrap([1])", "optional.of()", "optional.none(1)",
      "optional.none().orValue(1 / 0)",
      "{}.?a.value()", "optional.of(1) + 1",
    ])
  func bad(_ text: String) { #expect(fails(text)) }
}
