import CEL
import Testing

@Suite("Grammar")
struct GrammarTests {
  @Test(
    "precedence and associativity",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 * 3 % 4", "2"), ("7 - 2 - 1", "4"), ("-2 * 3", "-6"),
      ("1 - -1", "2"), ("1 -1", "0"), ("--5", "5"), ("---5", "-5"), ("!!true", "true"), ("!true == false", "true"),
      ("-[1][0]", "-1"), ("1 + 2 == 3 && 4 > 3", "true"), ("1 < 2 == true", "true"), ("1 in [1] == true", "true"),
      ("true || false && false", "true"), ("(true || false) && false", "false"),
      ("false ? 1 : false ? 2 : 3", "3"), ("true ? 1 : 1 / 0", "1"), ("true || false ? 1 : 2", "1"),
      ("true ? (false ? 1 : 2) : 3", "2"), ("{'a': [1, 2]}.a[1]", "2"), ("'abc'.size() + 1", "4"),
    ])
  func precedence(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "white space and comments",
    arguments: ["\t1\n+\u{0C}\r 2 ", "1 // one\n + 2", "// three\n3", "3 // three", "3//", "1+2", "(\n1\n)\n+2//\r\n"])
  func space(_ text: String) { #expect(value(text) == "3") }

  @Test(
    "what is no expression",
    arguments: [
      "", " ", "// nothing", "1 +", "+ 1", "1 2", "(1", "1)", "[1", "{1: 2", "{1: }", "{: 1}", "a.", ".", "a..b", "a.1",
      "f(", "f(1,)", "f(,)", "1 ? 2", "1 ? 2 :", "a ? b ? c : d : e", "!-1 +", "-!true", "1 = 1", "1 & 1", "1 | 1",
      "a;b",
      "1 == ", "a[", "a[]", "[1 2]", "@a", "#", "$", "a$b", "é", "\u{B}1", "\u{A0}1", "a.'b'", "`a`", "`a b`.c", "a.``",
      "a.`b", "a.`b\n`", "a.`é`", "a.?", "a?.b", "a[?]", "{?1}", "null.", "true true",
    ])
  func invalid(_ text: String) { #expect(value(text) == "error: does not compile") }

  @Test("words of the language are no names, though most may be fields")
  func reservedWords() {
    for word in ["in", "true", "false", "null"] {
      #expect(fails("{'a': 1}.\(word)"))
      #expect(fails("[1].all(\(word), true)"))
    }
    for word in [
      "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
      "namespace", "return", "var", "void", "while",
    ] {
      #expect(value(word) == "error: does not compile")
      #expect(value("\(word)(1)") == "error: does not compile")
      #expect(value("[1].all(\(word), true)") == "error: does not compile")
      #expect(value("{'\(word)': 1}.\(word)") == "1")
      #expect(value("has({'\(word)': 1}.\(word))") == "true")
    }
    #expect(
      value("inside + truer + nullable", [("inside", .int(1)), ("truer", .int(2)), ("nullable", .int(3))]) == "6")
  }

  /// Operators in a row, `count` of them.
  private func row(_ first: String, _ rest: String, _ count: Int) -> String {
    first + String(repeating: rest, count: count)
  }

  private func nested(_ open: String, _ middle: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + middle + String(repeating: close, count: count)
  }

  @Test("repetitions that every implementation takes, and more")
  func repetitions() {
    for count in [32, 100] {
      #expect(value(row("false", " || false", count)) == "false")
      #expect(value(row("true", " && true", count)) == "true")
      #expect(value(row("1", " + 1", count)) == "\(count + 1)")
      #expect(value(row("1", " * 1", count)) == "1")
      #expect(value(row("true", " == true", count)) == "true")
      #expect(value(row("1", " - 1", count)) == "\(1 - count)")
      #expect(value("math.greatest(0\(row("", ", 1", count)))") == "1")
      #expect(value("size([0\(row("", ", 1", count))])") == "\(count + 1)")
      #expect(value("size({\((0...count).map { "\($0): 1" }.joined(separator: ", "))})") == "\(count + 1)")
      #expect(value(row("", "false ? 0 : ", count) + "1") == "1")
      #expect(value(row("", "!", 2 * (count / 2)) + "true") == "true")
      #expect(value(row("", "-", count) + "1") == (count % 2 == 0 ? "1" : "-1"))
      #expect(value(nested("(", "1", ")", count)) == "1")
      #expect(value(nested("dyn(", "1", ")", count)) == "1")
      #expect(value(nested("[", "", "]", count / 2) + row("", "[0]", count / 2 - 1)) == "[]")
      #expect(value(nested("{'a': ", "1", "}", count / 2) + row("", ".a", count / 2)) == "1")
      #expect(value(nested("{1: ", "1", "}", count / 2) + row("", "[1]", count / 2)) == "1")
      #expect(value(row("'a'", ".trim()", count)) == "\"a\"")
    }
    #expect(value(nested("[1].map(x, ", "x", ")", 24) + row("", "[0]", 24)) == "1")
  }

  @Test("what is nested too deeply or too long is refused, whatever it is")
  func limits() {
    for count in [161, 1000, 20_000] {
      for (open, middle, close) in [
        ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("!(", "true", ")"), ("f(", "1", ")"), ("-(", "1", ")"),
        ("a[", "0", "]"), ("[1].all(x, ", "x", ")"), ("true ? 1 : (", "1", ")"), ("cel.bind(x, 1, ", "x", ")"),
        ("", "x", ".y"), ("", "x", "[0]"), ("", "x", ".f()"), ("", "1", " + 1"), ("", "1", " in [1]"),
        ("!", "true", ""),
        ("-", "x", ""), ("true ? 1 : ", "1", ""), ("(", "", ""), ("[", "", ""), ("{", "", ""), ("x.y(", "", ""),
        ("{1:", "", ""), ("[1,", "", ""), ("a[", "", ""), ("1+(", "", ""),
      ] {
        #expect(value(nested(open, middle, close, count)) == "error: does not compile")
      }
    }
    #expect(fails("'" + String(repeating: "a", count: 1_000_000) + "'"))
    #expect(value("size('\(String(repeating: "a", count: 90_000))')") == "90000")
  }
}
