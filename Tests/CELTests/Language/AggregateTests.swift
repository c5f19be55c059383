import CEL
import Testing

@Suite("Lists, maps and their fields")
struct AggregateTests {
  @Test(
    "reading",
    arguments: [
      ("[7, 8, 9][0]", "7"), ("[7, 8, 9][dyn(1u)]", "8"), ("[7, 8, 9][dyn(2.0)]", "9"), ("[7, 8, 9].size()", "3"),
      ("size([])", "0"), ("[] + [1]", "[1]"), ("[1] + []", "[1]"), ("[1] + ['a'] + [[2]]", "[1, \"a\", [2]]"),
      ("[1, 2] + [2]", "[1, 2, 2]"), ("{'a': 1}['a']", "1"), ("{'a': 1}.a", "1"), ("{'a': {'b': 2}}.a.b", "2"),
      ("{1: 'a', 2u: 'b', true: 'c'}[dyn(2)]", "\"b\""), ("{1: 'a'}[dyn(1.0)]", "\"a\""),
      ("{1: 'a'}[dyn(1u)]", "\"a\""),
      ("{true: 'c'}[true]", "\"c\""), ("{'b-c': 1}.`b-c`", "1"), ("{'/a.b c': 1}.`/a.b c`", "1"),
      ("{'a': 1}.`a`", "1"), ("{18446744073709551615u: 1}[18446744073709551615u]", "1"), ("size({1: 2, 3: 4})", "2"),
      ("{}.size()", "0"), ("{'': 1}['']", "1"), ("[[1, 2], [3]][0][1]", "2"), ("{'a': null}.a", "null"),
    ])
  func reading(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "what is not there",
    arguments: [
      "[1][1]", "[1][-1]", "[][0]", "[1][dyn(0.1)]", "[1][dyn('0')]", "[1][dyn(true)]", "[1][dyn(null)]",
      "[1][9223372036854775807]", "[1][dyn(18446744073709551615u)]", "[1][dyn(1e300)]", "[1][dyn(0.0 / 0.0)]",
      "{'a': 1}['b']", "{'a': 1}.b", "{}.a", "{1: 'a'}[dyn('1')]", "{1: 'a'}[dyn(1.5)]", "{1: 'a'}[dyn(null)]",
      "{1: 'a'}[dyn([])]", "{'1': 'a'}[dyn(1)]", "[1].a", "'a'.b", "{'a': 1}.a.b",
    ])
  func absent(_ text: String) { #expect(fails(text)) }

  @Test(
    "membership",
    arguments: [
      ("1 in [1, 2]", "true"), ("3 in [1, 2]", "false"), ("1 in []", "false"), ("'a' in ['a']", "true"),
      ("dyn(1.0) in [1]", "true"), ("dyn(1u) in [1]", "true"), ("dyn(1) in [1u, 2u]", "true"),
      ("dyn('1') in [1]", "false"),
      ("[1] in [[1]]", "true"), ("dyn(null) in [1, null]", "true"), ("1.5 in [0.5, 1.5]", "true"),
      ("0.0 / 0.0 in [0.0 / 0.0]", "false"), ("'a' in {'a': 1}", "true"), ("'b' in {'a': 1}", "false"),
      ("1 in {}", "false"),
      ("dyn(1.0) in {1: 2}", "true"), ("dyn(1u) in {1: 2}", "true"), ("dyn(1.5) in {1: 2}", "false"),
      ("dyn(1) in [1.0, 'a', {}]", "true"), ("!(1 in [2])", "true"),
    ])
  func membership(text: String, expected: String) { #expect(value(text) == expected) }

  @Test("errors spread out of lists and maps, not out of their neighbours")
  func errors() {
    #expect(fails("[1, 1 / 0][0] == 1"))
    #expect(fails("1 in [1, 1 / 0]"))
    #expect(fails("{'a': 1, 'b': 1 / 0}.a == 1"))
  }

  @Test(
    "has()",
    arguments: [
      ("has({'a': 1}.a)", "true"), ("has({'a': null}.a)", "true"), ("has({'a': 1}.b)", "false"), ("has({}.a)", "false"),
      ("has({'a': {'b': 1}}.a.b)", "true"), ("has({'a': {}}.a.b)", "false"), ("has({'a-b': 1}.`a-b`)", "true"),
    ])
  func presence(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "what has() does not take",
    arguments: [
      "has(1)", "has(a)", "has({'a': 1}['a'])", "has('a'.b)", "has({}.a.b)", "has([1].a)", "has()", "has({}.a, {}.b)",
    ])
  func noPresence(_ text: String) { #expect(fails(text)) }
}
