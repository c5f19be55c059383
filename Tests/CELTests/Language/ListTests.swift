import CEL
import Testing

@Suite("Functions of lists and sets")
struct ListTests {
  @Test(
    "lists",
    arguments: [
      ("[3, 1, 2].sort()", "[1, 2, 3]"), ("['b', 'a'].sort()", "[\"a\", \"b\"]"), ("[].sort()", "[]"),
      ("[1, 2, 2, 1].distinct()", "[1, 2]"),
      ("[1, 1.0, 2u].distinct()", "[1, 2u]"), ("[1, 'b', 2, 'b'].distinct()", "[1, \"b\", 2]"),
      ("[[1], [1.0], [2]].distinct()", "[[1], [2]]"),
      ("[1, [2, 3], [4]].flatten()", "[1, 2, 3, 4]"), ("[1, [2, [3]]].flatten()", "[1, 2, [3]]"),
      ("[1, [], []].flatten()", "[1]"),
      ("[1, 2, 3, 4].slice(1, 3)", "[2, 3]"), ("[1, 2].slice(2, 2)", "[]"), ("[5, 3].reverse()", "[3, 5]"),
      ("lists.range(3)", "[0, 1, 2]"),
      ("lists.range(0)", "[]"), ("sets.contains([1, 2.0, 3u], [1.0, 2u, 3])", "true"),
      ("sets.contains([], [])", "true"), ("sets.contains([], [1])", "false"),
      ("sets.equivalent([1], [1, 1])", "true"), ("sets.equivalent([1, 2, 3], [3u, 2.0, 1])", "true"),
      ("sets.equivalent([1], [2])", "false"),
      ("sets.intersects([1], [])", "false"), ("sets.intersects([1], [1, 2])", "true"),
      ("sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])", "true"),
    ])
  func lists(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "arguments that do not do",
    arguments: [
      "[1, 'b'].sort()", "[[1, 2]].sort()", "[1].slice(0, 2)", "[1].slice(-1, 1)", "[1, 2].slice(2, 1)",
      "lists.range('a')", "lists.range(100000000)",
      "1.distinct()", "sets.contains(1, [1])", "1.sort()", "{}.flatten()",
    ])
  func bad(_ text: String) { #expect(fails(text)) }
}
