import Syntax
import Testing
import YAML

/// The tree of a text, as a dump.
private func dump(_ text: String) -> String {
  YAMLParser.parse(SourceFile(path: "a.yaml", text: text), language: .compose).dump
}

struct YAMLProblemTests {
  @Test func aKeyThatIsThereTwiceIsAProblemAtTheSecond() {
    #expect(
      dump("a: 1\nb: 2\na: 3\n") == """
        document (mapping) @1:1-3:5
          entry a (scalar) "1" @1:1-1:5
          entry b (scalar) "2" @2:1-2:5
          entry a (scalar) "3" @3:1-3:5
        problem `a` is already a key of this mapping (remove or rename one of the two) @3:1-3:2
        """)
  }

  @Test func aKeyThatIsNoTextIsLeftOutWithItsValue() {
    #expect(
      dump("[x]: {y: 1}\n? {a: b}\n: - z\nc: 1\n") == """
        document (mapping) @1:1-4:5
          entry c (scalar) "1" @4:1-4:5
        problem a key must be a plain text @1:1-1:2
        problem a key must be a plain text @2:3-2:4
        """)
  }

  @Test func readingGoesOnAfterALineWithoutAColon() {
    #expect(
      dump(
        """
        services:
          web:
            image: nginx
            oops
            ports:
              - 80
          db:
            image: postgres
        volumes:
          data:
        """) == """
          document (mapping) @1:1-10:8
            entry services (mapping) @1:1-8:20
              entry web (mapping) @2:3-6:11
                entry image (scalar) "nginx" @3:5-3:17
                entry ports (sequence) @5:5-6:11
                  item (scalar) "80" @6:7-6:11
              entry db (mapping) @7:3-8:20
                entry image (scalar) "postgres" @8:5-8:20
            entry volumes (mapping) @9:1-10:8
              entry data (scalar) @10:3-10:8
          problem expected `key: value` (a `:` and a space are missing, or the line belongs to the text above) @4:5-4:9
          """)
  }

  @Test func readingGoesOnAfterAnUnclosedQuote() {
    #expect(
      dump("a: \"x\nb: 1\nc:\n  - y\n") == """
        document (mapping) @1:1-4:6
          entry a (scalar) @1:1-1:3
          entry b (scalar) "1" @2:1-2:5
          entry c (sequence) @3:1-4:6
            item (scalar) "y" @4:3-4:6
        problem this quote is never closed @1:4-1:6
        """)
  }

  @Test(arguments: [
    ("a: \"x\nb: \"1\"\n", "1:4-1:6"), ("- \"A\n- \"B\"\n- \"C\"\n", "1:3-1:5"),
    ("a: ['x]\nb: 'y'\n", "1:5-1:8"), ("a: 'x\nb: it's\n", "1:4-1:6"),
  ])
  func aQuoteThatEndsAtTheNextIsToBlame(text: String, place: String) {
    #expect(dump(text).contains("problem this quote is not closed on its line"))
    #expect(dump(text).contains("@\(place)"))
  }

  @Test func aQuotedTextOfSeveralLinesIsNotToBlame() {
    #expect(!dump("a: \"x\n  y\"\nb c\nd: 1\n").contains("quote"))
  }

  @Test func readingGoesOnAfterATab() {
    #expect(
      dump("a:\n\tb: 1\nc: 2\n") == """
        document (mapping) @1:1-3:5
          entry a (scalar) @1:1-1:3
          entry c (scalar) "2" @3:1-3:5
        problem a tab cannot indent YAML (indent with spaces) @2:1-2:2
        """)
  }

  @Test func aNewDocumentEndsTheDamage() {
    #expect(
      dump("a: [1\n---\nb: 1\n").hasSuffix(
        """
        document (mapping) @2:1-3:5
          entry b (scalar) "1" @3:1-3:5
        problem expected `,` or `]` @2:1-2:4
        """))
  }

  @Test func undefinedAndCyclicAliasesAreProblems() {
    let text = dump("a: *none\nb: &b [*b]\n")
    #expect(text.contains("problem there is no anchor `&none` before this @1:4-1:9"))
    #expect(text.contains("problem `b` contains itself @2:8-2:10"))
  }

  @Test func bytesThatAreNoTextAreAProblemAndTheRestIsRead() {
    let source = SourceFile(path: "a", bytes: Array("a: 1 # ".utf8) + [0xE4, 0x0A] + Array("b: 2\n".utf8) + [0])
    let tree = YAMLParser.parse(source, language: .compose)
    #expect(tree.roots.first?.children.map(\.name) == ["a", "b"])
    #expect(tree.problems.map(\.message).contains("these bytes are no UTF-8"))
    #expect(tree.problems.map(\.message).contains("NUL bytes are no text"))
    #expect(tree.problems.first?.span == Span(7, 8))
  }

  @Test func utf16IsRefused() {
    let tree = YAMLParser.parse(SourceFile(path: "a", bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0]), language: .compose)
    #expect(tree.nodeCount == 0)
    #expect(tree.problems.map(\.message) == ["the file is encoded as UTF-16"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func deepNestingIsAProblemAndNoCrash(opening: String) {
    let text = String(repeating: opening, count: 20_000)
    let tree = YAMLParser.parse(SourceFile(path: "a", text: text), language: .compose)
    #expect(!tree.problems.isEmpty)
    #expect(tree.nodeCount < 500)
  }

  @Test func manyErrorsEnd() {
    let text = "a: 1\n" + String(repeating: "@\n", count: 5000)
    let tree = YAMLParser.parse(SourceFile(path: "a", text: text), language: .compose)
    #expect(tree.roots.first?.child(named: "a") != nil)
    #expect(tree.problems.count <= 300)
  }
}
