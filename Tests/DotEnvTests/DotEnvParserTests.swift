import DotEnv
import Syntax
import Testing

struct DotEnvParserTests {
  private func dump(_ text: String) -> String { DotEnvParser.parse(SourceFile(path: ".env", text: text)).dump }

  private func value(_ text: String) -> String? {
    DotEnvParser.parse(SourceFile(path: ".env", text: text)).roots.first?.arguments.first?.value
  }

  @Test func linesAreVariables() {
    #expect(
      dump("A=1\nexport B = two words \n\n# comment\nC: yaml\nD\nE=\nexport F") == """
        variable A "1" @1:1-1:4
        variable B --export "two words" @2:1-2:21
        variable C "yaml" @5:1-5:8
        variable D @6:1-6:2
        variable E "" @7:1-7:3
        variable F --export @8:1-8:9
        """)
  }

  @Test(arguments: [
    ("A=x # note", "x"), ("A=x#y", "x#y"), ("A=#x", "#x"), ("A=\"x\" # note", "x"), ("A='x # y'", "x # y"),
    ("A=\"two\nlines\"", "two\nlines"), ("A='two\nlines'", "two\nlines"), ("A=\"a\\nb\\t\\\"c\\\"\"", "a\nb\t\"c\""),
    ("A='a\\nb'", "a\\nb"), ("A='it\\'s'", "it's"), ("A=\"back\\\\slash\"", "back\\slash"), ("A=\"\\q\"", "\\q"),
    ("A=\"\\0101\"", "A"), ("A=\"\\$B ${C:-d}\"", "$$B ${C:-d}"), ("A=${B}/c", "${B}/c"), ("A= \"x\" ", "x"),
    ("A=\"\"", ""),
    ("A=a\\nb", "a\\nb"), ("A=x\r\nB=y", "x"), ("\u{FEFF}A=1", "1"), ("exported=1", "1"), ("A='", ""),
    ("A=a=b:c", "a=b:c"),
  ])
  func valuesAreReadAsComposeDoes(text: String, expected: String) {
    #expect(value(text) == expected)
  }

  @Test func aByteOrderMarkIsNoPartOfAName() {
    #expect(dump("\u{FEFF}A=1\r\nB=2\r\n") == "variable A \"1\" @1:1-1:4\nvariable B \"2\" @2:1-2:4")
  }

  @Test func commentsAreKept() {
    let tree = DotEnvParser.parse(SourceFile(path: ".env", text: "# one\nA=1 # two \nB='#' # three"))
    #expect(tree.comments.map(tree.source.text) == ["# one", "# two", "# three"])
  }

  @Test func afterAProblemTheNextLineIsRead() {
    #expect(
      dump("not an assignment\nA B=1\nC$=2\n=3\nOK=4\nname-1.x[0]=5\nGRÖSSE=6") == """
        variable OK "4" @5:1-5:5
        variable name-1.x[0] "5" @6:1-6:14
        variable GRÖSSE "6" @7:1-7:9
        problem a variable's name cannot hold a space (an assignment is NAME=value; start a comment with #) @1:4-1:5
        problem a variable's name cannot hold a space @2:2-2:3
        problem unexpected character in a variable's name (names are made of letters, digits, `_`, `.` and `-`) @3:2-3:3
        problem a variable needs a name @4:1-4:2
        """)
  }

  @Test func aQuoteWithoutItsEndTakesOneLine() {
    #expect(
      dump("A=\"open\nB=2") == """
        variable A "open" @1:1-1:8
        variable B "2" @2:1-2:4
        problem quoted value without its end (add the closing double quote) @1:3-1:8
        """)
  }

  @Test func valuesKnowHowTheyWereQuoted() {
    let tree = DotEnvParser.parse(SourceFile(path: ".env", text: "A=1\nB='2'\nC=\"3\""))
    #expect(tree.roots.compactMap { $0.arguments.first?.quoting } == [.none, .single, .double])
    #expect(tree.roots.compactMap { $0.arguments.first?.raw } == ["1", "'2'", "\"3\""])
  }

  @Test(arguments: [
    "", "\n", "=", ":", "'", "\"", "export", "export ", "A=\\", "A=\"\\", "\u{FEFF}", "\u{A0}", "#", "A=\u{0}",
  ])
  func oddTextIsSurvived(text: String) {
    let tree = DotEnvParser.parse(SourceFile(path: ".env", text: text))
    #expect(tree.nodeCount <= 1)
  }
}
