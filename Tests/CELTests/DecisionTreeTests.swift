import CEL
import Testing

/// Which parts of a condition an evaluation comes to, and how they turn out.
struct DecisionTreeTests {
  private let environment = Environment(
    variables: ["a", "b", "c"].map { Variable($0, .bool, "A truth value.") } + [Variable("n", .int, "A number.")],
    registry: TypeRegistry { _ in nil })

  @Test(arguments: [
    ("a", ["a"]), ("a && b || !c", ["a", "b", "c"]), ("(a ? b : c) && n > 3", ["a", "b", "c", "n > 3"]),
    ("[1, 2].exists(x, x == n && a) || n in [3]", ["[1, 2].exists(x, x == n && a)", "n in [3]"]),
    ("!(a || (b && c))", ["a", "b", "c"]),
  ])
  func aConditionIsTakenApart(text: String, parts: [String]) throws {
    let tree = try #require(environment.decisions(of: text))
    let bytes = Array(text.utf8)
    #expect(tree.parts.map { String(decoding: bytes[$0.range], as: UTF8.self) } == parts)
  }

  @Test(arguments: [
    ("a && b", [false, true, false], ["a:false"], false),
    ("a && b", [true, false, false], ["a:true", "b:false"], false),
    ("a || b", [true, true, false], ["a:true"], true), ("a || b", [false, true, false], ["a:false", "b:true"], true),
    ("!a", [true, false, false], ["a:true"], false),
    ("a ? b : c", [true, false, true], ["a:true", "b:false"], false),
    ("a ? b : c", [false, false, true], ["a:false", "c:true"], true),
  ])
  func onlyWhatIsComeToCounts(text: String, values: [Bool], seen: [String], result: Bool) throws {
    let tree = try #require(environment.decisions(of: text))
    var outcomes = Array(repeating: DecisionTree.Outcomes(), count: tree.parts.count)
    #expect(tree.evaluate(values.map { .bool($0) } + [.int(0)], &outcomes) == result)
    let bytes = Array(text.utf8)
    let found = zip(tree.parts, outcomes).flatMap { part, outcome in
      let name = String(decoding: bytes[part.range], as: UTF8.self)
      return (outcome.wasTrue ? ["\(name):true"] : []) + (outcome.wasFalse ? ["\(name):false"] : [])
    }
    #expect(found == seen)
  }

  @Test func whatIsUnknownIsNeitherTrueNorFalse() throws {
    let tree = try #require(environment.decisions(of: "a && b"))
    var outcomes = Array(repeating: DecisionTree.Outcomes(), count: 2)
    #expect(tree.evaluate([.unknown, .bool(true), .bool(true), .int(0)], &outcomes) == nil)
    #expect(!outcomes[0].wasTrue && !outcomes[0].wasFalse)
    #expect(outcomes[1].wasTrue)
    #expect(tree.evaluate([.unknown, .bool(false), .bool(true), .int(0)], &outcomes) == false)
  }

  @Test func aConditionThatDoesNotCompileHasNoParts() {
    #expect(environment.decisions(of: "a &&") == nil)
    #expect(environment.decisions(of: "a && d") == nil)
  }
}
