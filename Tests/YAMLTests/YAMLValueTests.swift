import Syntax
import Testing
import YAML

private func root(_ text: String) throws -> YAMLValue {
  try #require(YAMLDocument.read(SourceFile(path: "a.yaml", text: text), language: .compose).root)
}

struct YAMLValueTests {
  @Test(
    arguments: [
      ("no", .string), ("on", .string), ("Yes", .string), ("22:22", .string), ("1_000", .string), ("\"true\"", .string),
      ("true", .bool(true)), ("False", .bool(false)), ("12", .int(12)), ("-7", .int(-7)), ("0o17", .int(15)),
      ("0x1F", .int(31)), ("1.5", .double(1.5)), ("-.5", .double(-0.5)), ("1e3", .double(1000)),
      (".inf", .double(.infinity)), ("1.2.3", .string), ("0x-1", .string), ("99999999999999999999", .double(1e20)),
      ("!!str 12", .string),
    ] as [(String, YAMLScalar.Resolved)])
  func plainScalarsMeanWhatTheCoreSchemaSays(text: String, meaning: YAMLScalar.Resolved) throws {
    #expect(try root("a: \(text)")["a"]?.scalar?.resolved == meaning)
  }

  @Test(arguments: ["", "~", "null", "Null"]) func nothingIsNull(text: String) throws {
    let value = try #require(try root("a: \(text)")["a"])
    #expect(value.isNull)
    #expect(value.scalar == nil)
    #expect(value.kindDescription == "nothing")
  }

  @Test func mergeKeysFillInWhatIsNotThere() throws {
    let value = try root(
      """
      base: &base {image: a, user: b}
      more: &more
        user: c
        init: true
      own:
        <<: [*base, *more]
        image: mine
      """)
    let own = try #require(value["own"]?.mapping)
    #expect(own.entries.map { "\($0.key)=\($0.value.text ?? "")" } == ["image=mine", "user=b", "init=true"])
    #expect(own["user"]?.text == "b")
    #expect(own.entry(for: "user")?.isMerged == true)
    #expect(own.entry(for: "user")?.place.start.line == 1)
    #expect(own["init"]?.bool == true)
    #expect(own["nope"] == nil)
  }

  @Test func aliasesReadAsWhatTheyStandForAndPointAtThemselves() throws {
    let alias = try #require(try root("a: &x [1, 2]\nb: *x\n")["b"])
    #expect(alias.sequence?.compactMap(\.int) == [1, 2])
    #expect(alias.place.text == "*x")
    #expect(alias.targetPlace.text == "[1, 2]")
  }

  @Test func anAliasBombDoesNotExpand() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    let (value, problems) = YAMLDocument.read(SourceFile(path: "a", text: text), language: .compose)
    #expect(problems.contains { $0.message.contains("too large") })
    var visited = 0
    var pending = try [#require(value)]
    while let next = pending.popLast() {
      visited += 1
      pending += next.sequence ?? []
      pending += next.mapping?.entries.map(\.value) ?? []
    }
    #expect(visited < 600_000)
  }

  @Test func placesOfCollectionsLeaveOutTheirKey() throws {
    let value = try root("a: &x # why\n  b: 1\n  c: 2\nd: { e: 1 }\nf:\n  - - 1\n    - 2\n")
    #expect(value["a"]?.place.text == "b: 1\n  c: 2")
    #expect(value["d"]?.place.text == "{ e: 1 }")
    #expect(value["f"]?.sequence?.first?.place.text == "- 1\n    - 2")
  }
}
