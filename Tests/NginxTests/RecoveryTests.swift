import Syntax
import TestSupport
import Testing

struct RecoveryTests {
  @Test(arguments: [
    ("http { 1️⃣;2️⃣ }", "unexpected \";\"", ["http"]),
    ("1️⃣}2️⃣ root x;", "unexpected \"}\"", ["root"]),
    ("server { listen 80 1️⃣}2️⃣ root x;", "unexpected \"}\"", ["server", "root"]),
    ("server { root x;1️⃣2️⃣", "unexpected end of file, expecting \"}\"", ["server"]),
    ("root x1️⃣2️⃣", "unexpected end of file, expecting \";\" or \"}\"", ["root"]),
    ("root x 1️⃣{2️⃣ }", "directive \"root\" is not terminated by \";\"", ["root"]),
    ("server1️⃣;2️⃣ root x;", "directive \"server\" has no opening \"{\"", ["server", "root"]),
    ("map $a $b { c 1️⃣{2️⃣ } } root x;", "unexpected \"{\"", ["map", "root"]),
    ("add_header a \"b\"1️⃣c2️⃣; root x;", "unexpected \"c\"", ["add_header", "root"]),
    ("add_header a \"b;\nroot x;\n1️⃣2️⃣", "unexpected end of file, expecting \";\" or \"}\"", ["add_header", "root"]),
  ])
  func problemsAreNginxsOwn(marked: String, message: String, roots: [String]) throws {
    let text = MarkedText(marked)
    let tree = parse(text.text)
    let problem = try #require(tree.problems.first)
    #expect(tree.problems.count == 1)
    #expect(problem.message == message)
    #expect(problem.span == text.span("1️⃣", "2️⃣"))
    #expect(tree.roots.map(\.name) == roots)
  }

  @Test func aForgottenSemicolonBeforeABlockCostsNothingElse() {
    #expect(
      outline("server {\n  root /x\n  location / {\n    return 204;\n  }\n}") == """
        directive server (block)
          directive root "/x"
          directive location (block) "/"
            directive return "204"
        problem directive "root" is not terminated by ";" (a `;` is missing at the end of line 2)
        """)
  }

  @Test func aQuantifierInARegexWithoutQuotesIsExplained() {
    let tree = parse("location ~ ^/a{2,3}$ { root /x; }")
    #expect(tree.problems.map(\.message) == ["unknown directive \"2,3}$\""])
    #expect(tree.roots.first?.arguments.map(\.value) == ["~", "^/a{2,3}$"])
    #expect(parse("location ~ \"^/a{2,3}$\" { root /x; }").problems.isEmpty)
  }

  @Test func wordsThatNginxsBufferCannotHoldAreReported() {
    let fits = String(repeating: "a", count: 4095)
    #expect(parse("log_format x \(fits);").problems.isEmpty)
    #expect(parse("log_format x \(fits)a;").problems.map(\.message) == ["too long parameter \"aaaaaaaaaa...\" started"])
    #expect(
      parse("log_format x \"\(fits)a\";").problems.map(\.message)
        == ["too long parameter, probably missing terminating \"\"\" character"])
    #expect(parse("#\(fits)\nroot x;").problems.map(\.message) == ["too long parameter \"#aaaaaaaaa...\" started"])
  }
}
