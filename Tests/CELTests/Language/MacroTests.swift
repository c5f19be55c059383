import CEL
import Testing

@Suite("Macros")
struct MacroTests {
  @Test(
    "over the elements of lists and the keys of maps",
    arguments: [
      ("[1, 2].all(x, x > 0)", "true"), ("[1, 0].all(x, x > 0)", "false"), ("[].all(x, 1 / 0 == 1)", "true"),
      ("[1, 2].exists(x, x == 2)", "true"),
      ("[1, 2].exists(x, x == 3)", "false"), ("[].exists(x, true)", "false"),
      ("[1, 2, 2].exists_one(x, x == 1)", "true"),
      ("[1, 2, 2].exists_one(x, x == 2)", "false"), ("[].exists_one(x, true)", "false"),
      ("[1, 2].existsOne(x, x == 1)", "true"),
      ("[1, 2, 3].filter(x, x > 1)", "[2, 3]"), ("[].filter(x, true)", "[]"), ("[1, 2].map(x, x * 2)", "[2, 4]"),
      ("[].map(x, 1 / 0)", "[]"),
      ("[1, 2, 3, 4].map(x, x % 2 == 0, x * 2)", "[4, 8]"), ("{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])", "true"),
      ("{'a': 1}.exists(k, k == 'b')", "false"),
      ("{'a': 1, 'aa': 2}.exists_one(k, k.startsWith('a'))", "false"),
      ("{'a': 1, 'b': 2}.filter(k, k == 'b')", "[\"b\"]"), ("{'a': 1}.map(k, k + k)", "[\"aa\"]"),
      ("[1, 'a', null].exists(x, x == 'a')", "true"), ("[[1], [2, 3]].map(l, l.size())", "[1, 2]"),
      ("[1].map(_, 1)", "[1]"),
      ("[{'a': 10, 'b': 5, 'c': 20}].map(m, m.filter(key, m[key] > 10))", "[[\"c\"]]"), ("dyn([1]).map(x, x)", "[1]"),
    ])
  func oneVariable(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "over indices and elements, keys and values",
    arguments: [
      ("[1, 2, 3].all(i, v, i < v)", "true"), ("[1, 1].all(i, v, i < v)", "false"),
      ("{'hello': 'world', 'taco': 'taco'}.all(k, v, k != v)", "false"),
      ("{'h': ['hello', 'hi'], 'j': ['joke']}.all(k, vs, vs.all(v, v.startsWith(k)))", "true"),
      ("[1, 2, 4].exists(i, v, v == 4 && i == 2)", "true"),
      ("[1, 2, 4].exists(i, v, v == 4 && i == 1)", "false"),
      ("{'a': 'x', 'b': 'ye'}.exists(k, v, k == 'z' || v.endsWith('e'))", "true"),
      ("[1, 2, 1, 3].existsOne(i, v, i == 1 || v == 1)", "false"),
      ("[1, 1, 2, 2].existsOne(i, v, i == 2 && v == 2)", "true"),
      ("{'i': 0, 'j': 1}.exists_one(k, v, v == 1)", "true"),
      ("[1, 2, 3].transformList(i, v, (i * v) + v)", "[1, 4, 9]"),
      ("[1, 2, 3].transformList(i, v, i % 2 == 0, (i * v) + v)", "[1, 9]"),
      ("{'a': 1}.transformList(k, v, [k, v])", "[[\"a\", 1]]"),
      ("{'a': 1, 'b': 2}.transformList(k, v, v > 1, k)", "[\"b\"]"), ("[].transformList(i, v, 1 / 0)", "[]"),
      ("[1, 2, 3].transformMap(i, v, (i * v) + v)", "{0: 1, 1: 4, 2: 9}"),
      ("[1, 2, 3].transformMap(i, v, i % 2 == 0, v)", "{0: 1, 2: 3}"),
      ("{'greeting': 'hello'}.transformMap(k, v, v + '!')", "{\"greeting\": \"hello!\"}"),
      ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k)", "{\"b\": \"b\"}"),
      ("{}.transformMap(k, v, 1 / 0)", "{}"),
      ("{'greeting': 'hello'}.transformMapEntry(k, v, {v: k})", "{\"hello\": \"greeting\"}"),
      ("['a', 'b'].transformMapEntry(i, v, {v: i})", "{\"a\": 0, \"b\": 1}"),
      ("['a', 'b'].transformMapEntry(i, v, i > 0, {v: i})", "{\"b\": 1}"),
      ("{'a': 1}.transformMapEntry(k, v, {k + 'x': v, k + 'y': v})", "{\"ax\": 1, \"ay\": 1}"),
      ("{'a': 1}.transformMapEntry(k, v, {})", "{}"),
    ])
  func twoVariables(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "errors: all and exists do without those that do not matter, nothing else does",
    arguments: [
      ("[0, 1].exists(x, 1 / x == 1)", "true"), ("[0, 2].all(x, 1 / x == 1)", "false"),
      ("[1, 'a', 3].exists(x, x == 1 || x == 3)", "true"),
      ("['a', 1].all(x, x > 1)", "false"), ("[0, 1].exists(i, x, 1 / x == 1)", "true"),
      ("{0: 'a', 2: 'b'}.all(k, v, 1 / k == 1)", "false"),
      ("[0, 1].all(x, 1 / x == 1)", "error"), ("[0].exists(x, 1 / x == 1)", "error"),
      ("[0, 1].exists_one(x, 1 / x == 1)", "error"),
      ("[1, 0].existsOne(i, x, 1 / x == 1)", "error"), ("[0, 1].map(x, 1 / x)", "error"),
      ("[0, 1].map(x, 1 / x > 0, x)", "error"),
      ("[3, 2, 1, 0].filter(x, 3 / x > 1)", "error"), ("[1, 0].transformList(i, x, 1 / x)", "error"),
      ("[0].transformMap(i, x, 1 / x)", "error"),
      ("[0].transformMap(i, x, 1 / x == 1, x)", "error"), ("[0].transformMapEntry(i, x, {1 / x: x})", "error"),
      ("[1, 1].transformMapEntry(i, x, {x: i})", "error"),
      ("[1, 2].transformMapEntry(i, x, i == 0 ? {1: x} : {1u: x})", "error"),
      ("[1].transformMapEntry(i, x, dyn(x))", "error"), ("[1].transformMapEntry(i, x, {1.0: x})", "error"),
      ("[1 / 0].map(x, 1)", "error"),
      ("[1, 2].all(x, x + 50)", "error"), ("[1, 2].exists(x, dyn(x))", "error"),
      ("[1].exists_one(x, dyn('a'))", "error"),
      ("[1].filter(x, dyn(x))", "error"), ("[1].map(x, dyn(x), x)", "error"), ("dyn(1).all(x, true)", "error"),
      ("dyn('a').map(x, x)", "error"),
      ("dyn(null).exists(x, true)", "error"), ("missing.all(x, true)", "error"),
    ])
  func errors(text: String, expected: String) {
    #expect(expected == "error" ? fails(text) : value(text) == expected, "\(value(text))")
  }

  @Test(
    "a variable hides others of its name, and only within its macro",
    arguments: [
      ("[1].all(x, [2].all(x, x == 2) && x == 1)", "true"), ("[[1, 2], [3]].map(x, x.map(x, x + 1))", "[[2, 3], [4]]"),
      ("[1, 2].map(x, [10, 20].map(y, x + y))", "[[11, 21], [12, 22]]"),
      ("[1, 2].filter(x, [1, 3].exists(y, y == x))", "[1]"),
      ("cel.bind(x, 1, [2].map(x, x) + [x])", "[2, 1]"), ("[1].map(size, size(size == 1 ? 'abc' : ''))", "[3]"),
      ("cel.bind(x, 1, cel.bind(x, x + 1, cel.bind(x, x * 10, x)))", "20"),
      ("cel.bind(a, cel.bind(b, 1, b + 1), a + 1)", "3"),
      ("cel.bind(a, 'hello', cel.bind(b, 'world', a + b + b + a))", "\"helloworldworldhello\""),
      ("cel.bind(x, [1, 2, 3], [3, 4].exists(y, y in x))", "true"),
      ("cel.bind(x, 1 / 0, 1)", "1"), ("cel.bind(x, 1 / 0, true || x == 1)", "true"),
      ("cel.bind(f, {'a': 1}, f.a)", "1"),
    ])
  func scopes(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "blocks compute what is used several times once",
    arguments: [
      ("cel.block([1, cel.index(0) + 1, cel.index(1) * 2], cel.index(2) + cel.index(0))", "5"),
      ("cel.block([], 1)", "1"),
      ("cel.block([[1, 2]], cel.index(0).map(cel.iterVar(0, 0), cel.iterVar(0, 0) + cel.index(0).size()))", "[3, 4]"),
      ("cel.block(['a', [1].map(cel.iterVar(0, 0), cel.index(0))], cel.index(1))", "[\"a\"]"),
      ("[1].exists(cel.iterVar(0, 0), [2].exists(cel.iterVar(1, 0), cel.iterVar(0, 0) < cel.iterVar(1, 0)))", "true"),
      ("cel.block([1 / 0], 2)", "2"), ("cel.block([1 / 0], cel.index(0))", "error"), ("cel.block(1, 2)", "error"),
      ("cel.index(0)", "error"),
      ("cel.block([1], cel.index(1))", "error"), ("cel.block([?optional.of(1)], cel.index(0))", "error"),
      ("cel.index('a')", "error"),
    ])
  func blocks(text: String, expected: String) {
    #expect(expected == "error" ? fails(text) : value(text) == expected, "\(value(text))")
  }

  @Test("misuse is explained")
  func misuse() {
    #expect(answer("[1].all(1, true)").hasPrefix("invalid: all() takes the name of a variable here"))
    #expect(answer("[1].all(x.y, true)").hasPrefix("invalid: all() takes the name of a variable here"))
    #expect(answer("[1].all(.x, true)").hasPrefix("invalid: all() takes the name of a variable here"))
    #expect(answer("[1].all(x, x, true)").hasPrefix("invalid: the variables of all() need two names"))
    #expect(answer("has(1)") == "invalid: has() takes a field; write has(x.field)")
    #expect(answer("[1].all(x)").hasPrefix("invalid: all() takes other arguments"))
    #expect(answer("cel.bind(1, 2, 3)").hasPrefix("invalid: cel.bind() takes the name of a variable here"))
    #expect(answer("cel.bind(x, 2)").hasPrefix("invalid: cel.bind() takes other arguments"))
    #expect(answer("1.all(x, true)").hasPrefix("invalid: a list or a map is needed here, not int"))
    #expect(answer("[1].all(x, x)").hasPrefix("invalid: the condition is of type int, not bool"))
  }
}
