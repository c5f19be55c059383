import Syntax
import TestSupport
import Testing
import YAML

/// The tree of a text, as a dump.
private func dump(_ text: String) -> String {
  YAMLParser.parse(SourceFile(path: "a.yaml", text: text), language: .compose).dump
}

struct YAMLParserTests {
  @Test func entriesAndItemsReachFromTheirStartToTheEndOfTheirValue() {
    #expect(
      dump(
        """
        services:
          web:
            image: "nginx:1.27"   # the front

            ports:
              - 80
              -   name: x
                  target: 1


        networks: {front: , back}
        """) == """
          document (mapping) @1:1-11:26
            entry services (mapping) @1:1-8:20
              entry web (mapping) @2:3-8:20
                entry image (scalar) "nginx:1.27" @3:5-3:24
                entry ports (sequence) @5:5-8:20
                  item (scalar) "80" @6:7-6:11
                  item (mapping) @7:7-8:20
                    entry name (scalar) "x" @7:11-7:18
                    entry target (scalar) "1" @8:11-8:20
            entry networks (mapping) @11:1-11:26
              entry front (scalar) @11:12-11:18
              entry back (scalar) @11:21-11:25
          """)
  }

  @Test func emptyValuesHaveNoArgument() {
    #expect(
      dump("a:\nb: ~\nc: \"\"\nd: !reset\ne:\n- \n- x\n") == """
        document (mapping) @1:1-7:4
          entry a (scalar) @1:1-1:3
          entry b (scalar) "~" @2:1-2:5
          entry c (scalar) "" @3:1-3:6
          entry d (scalar) --tag="!reset" @4:1-4:10
          entry e (sequence) @5:1-7:4
            item (scalar) @6:1-6:2
            item (scalar) "x" @7:1-7:4
        """)
  }

  @Test func blockScalarsKeepTheirLinesAndEndWithTheLastOne() {
    #expect(
      dump("a: |-\n  one\n   two\n\nb: >\n  x\n  y\n\n# c\n") == """
        document (mapping) @1:1-7:4
          entry a (scalar) "one\\n two" @1:1-3:7
          entry b (scalar) "x y\\n" @5:1-7:4
        """)
  }

  @Test func anchorsTagsAndAliases() {
    #expect(
      dump("x: &base !override\n  a: 1\ny: *base\nz: &s v\nl: [*s, !!str 5]\n") == """
        document (mapping) @1:1-5:17
          entry x (mapping) --tag="!override" --anchor="base" @1:1-2:7
            entry a (scalar) "1" @2:3-2:7
          entry y (alias) "base" @3:1-3:9
          entry z (scalar) --anchor="s" "v" @4:1-4:8
          entry l (sequence) @5:1-5:17
            item (alias) "s" @5:5-5:7
            item (scalar) --tag="!!str" "5" @5:9-5:16
        """)
  }

  @Test func nestedAndIndentlessSequences() {
    #expect(
      dump("a:\n- - x\n  - y\n- [1, [2]]\n") == """
        document (mapping) @1:1-4:11
          entry a (sequence) @1:1-4:11
            item (sequence) @2:1-3:6
              item (scalar) "x" @2:3-2:6
              item (scalar) "y" @3:3-3:6
            item (sequence) @4:1-4:11
              item (scalar) "1" @4:4-4:5
              item (sequence) @4:7-4:10
                item (scalar) "2" @4:8-4:9
        """)
  }

  @Test func everyDocumentIsANode() {
    #expect(
      dump("---\na: 1\n--- [x]\n--- text\n...\n# end\n") == """
        document (mapping) @1:1-2:5
          entry a (scalar) "1" @2:1-2:5
        document (sequence) @3:1-3:8
          item (scalar) "x" @3:6-3:7
        document (scalar) "text" @4:1-4:9
        """)
    #expect(dump("# only a comment\n") == "")
    #expect(dump("") == "")
  }

  @Test(arguments: ["é: ü\nnext: v\n", "\u{FEFF}é: ü\nnext: v\n", "é: ü\r\nnext: v\r\n", "a: \"\u{2028}\"\nnext: v\n"])
  func offsetsAreBytesWhateverTheTextHolds(text: String) throws {
    let source = SourceFile(path: "a", text: text)
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    let entry = try #require(root.mapping?.entry(for: "next"))
    #expect(entry.keyPlace.text == "next")
    #expect(entry.value.place.text == "v")
    #expect(entry.place.text == "next: v")
  }

  @Test func offsetsStayRightFarIntoAFileThatIsNotASCII() throws {
    var text = "first: ü\n"
    for index in 0..<500 { text += "key\(index): é𝄞\n" }
    let root = try #require(YAMLDocument.read(SourceFile(path: "a", text: text), language: .compose).root)
    let entries = try #require(root.mapping?.entries)
    #expect(entries.count == 501)
    #expect(entries.dropFirst().allSatisfy { $0.keyPlace.text == $0.key && $0.value.place.text == "é𝄞" })
  }

  @Test func commentsAreFoundBetweenTokensOnly() {
    let tree = YAMLParser.parse(
      SourceFile(
        path: "a",
        text: """
          # head
          a: "x # no" # one
          b: x#no
          c: |
            # no
          # two
          d: [1, # three
            2]
          e: # four
            f: 1
          # tail
          """), language: .compose)
    #expect(
      tree.comments.map { tree.source.text($0) } == ["# head", "# one", "# two", "# three", "# four", "# tail"])
  }
}
