import CEL
import Testing

@Suite("Macros")
struct MacroTests {
  @Test(
    "over lists and maps",
    arguments: [
      "[1, 2].all(x, x > 0)", "[].all(x, false)", "[1, 2].exists(x, x == 2)", "![1, 2].exists(x, x == 3)",
      "[1, 2, 2].exists_one(x, x == 1)", "![1, 2, 2].exists_one(x, x == 2)",
      "[1, 2, 3].filter(x, x > 1) == [2, 3]", "[1, 2].map(x, x * 2) == [2, 4]",
      "[1, 2, 3].map(x, x > 1, x * 2) == [4, 6]", "{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])",
      "{'a': 1}.map(k, k) == ['a']", "[[1], [2]].all(x, x.all(y, y > 0))", "[1].all(x, [2].all(x, x == 2))",
      "cel.bind(x, 2, x * x) == 4", "cel.bind(x, 1, cel.bind(y, x + 1, [x, y])) == [1, 2]",
      "[1, 2].all(i, v, v == i + 1)", "{'a': 1}.exists(k, v, k == 'a' && v == 1)",
      "[5, 6].existsOne(i, v, i == 1)", "[5, 6].transformList(i, v, i + v) == [5, 7]",
      "[5, 6].transformList(i, v, i > 0, v) == [6]", "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}",
      "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k) == {'b': 'b'}",
      "{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}", "{'a': 1}.transformList(k, v, k) == ['a']",
    ])
  func holds(_ text: String) {
    #expect(answer(text) == "true", "\(text)")
  }

  @Test("a decisive element outweighs errors, wherever it stands")
  func absorption() {
    #expect(answer("[0, 1].exists(x, 1 / x == 1)") == "true")
    #expect(answer("[0, 2].all(x, 1 / x == 1)") == "false")
    #expect(answer("[0, 1].all(x, 1 / x == 1)") == "error: division by zero")
    #expect(answer("[0, 1].exists_one(x, 1 / x == 1)") == "error: division by zero")
    #expect(answer("[0, 1].map(x, 1 / x)") == "error: division by zero")
    #expect(answer("{'a': 1}.transformMapEntry(k, v, {'x': v, 'y': k}).size() == 2") == "true")
    #expect(answer("[1, 2].transformMapEntry(i, v, {'same': v})") == "error: map key same given twice")
  }

  @Test("misuse is explained")
  func misuse() {
    #expect(answer("[1].all(1, true)").hasPrefix("invalid: all() takes the name of a variable here"))
    #expect(answer("has(1)") == "invalid: has() takes a field; write has(x.field)")
    #expect(answer("[1].all(x)").hasPrefix("invalid: all() takes other arguments"))
    #expect(answer("1.all(x, true)").hasPrefix("invalid: a list or a map is needed here, not int"))
    #expect(answer("[1].all(x, x)").hasPrefix("invalid: the condition is of type int, not bool"))
  }
}
