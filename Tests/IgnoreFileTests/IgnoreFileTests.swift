import CEL
import IgnoreFile
import Syntax
import Testing

struct IgnoreFileTests {
  private func model(_ text: String, path: String = ".dockerignore") -> IgnoreFile {
    IgnoreFile(IgnoreFileParser.parse(SourceFile(path: path, text: text)))
  }

  @Test(arguments: [
    ("node_modules", "node_modules", true), ("node_modules", "node_modules/a/b.js", true),
    ("node_modules", "web/node_modules", false), ("**/node_modules", "web/node_modules/x", true),
    ("*.md", "README.md", true), ("*.md", "docs/README.md", false), ("**/*.md", "docs/README.md", true),
    ("*/temp*", "a/temporary.txt", true), ("*/*/temp*", "a/b/temp", true), ("temp?", "tempa", true),
    ("temp?", "temp", false),
    ("temp?", "tempä", true), ("/foo/bar", "foo/bar", true), ("./foo//bar/", "foo/bar/x", true), ("a/../b", "b", true),
    ("foo/**", "foo/x/y", true), ("foo/**", "foo", false), ("**", "a/b", true), ("a/**/b", "a/b", true),
    ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false), ("**foo", "a/xfoo", true), ("**/foo", "a/xfoo", false),
    ("[a-c]x", "bx/y", true), ("[^a-c]x", "dx", true), ("[^a-c]x", "bx", false), ("a\\*b", "a*b", true),
    ("a\\*b", "axb", false),
    ("../x", "x", false), (" spaced ", "spaced", true), (" # not a comment", "# not a comment", true),
    ("# comment", "# comment", false),
    ("foo", "foobar", false), ("a.b", "axb", false), ("{a,b}", "a", false), ("*", ".git/config", true),
    (".", "a", false),
  ])
  func aPatternMatchesAsTheBuilderSays(pattern: String, path: String, expected: Bool) {
    #expect(model(pattern).ignores(path) == expected)
  }

  @Test func theLastPatternDecidesEvenBelowAnIgnoredDirectory() {
    let file = model("*\n!src\nsrc/*.log\n")
    #expect(file.ignores("Makefile"))
    #expect(!file.ignores("src/main.c"))
    #expect(file.ignores("src/x.log"))
    #expect(!file.ignores("./src/main.c"))
    #expect(file.isAllowList)
  }

  @Test func theContextItselfIsNeverIgnored() {
    #expect(!model("**").ignores("."))
  }

  @Test func eachPatternIsALine() {
    let tree = IgnoreFileParser.parse(
      SourceFile(path: ".dockerignore", text: "\u{FEFF}# keep small\r\n.git\r\n\r\n  ! docs/*.md  \n#end"))
    #expect(
      tree.dump == """
        line ".git" @2:1-2:5
        line --negated "docs/*.md" @4:3-4:14
        """)
    #expect(tree.comments.map(tree.source.text) == ["# keep small", "#end"])
  }

  @Test func whatTheBuilderRefusesIsAProblem() {
    let tree = IgnoreFileParser.parse(SourceFile(path: ".dockerignore", text: "!\n[a-\nok\nx\\\n[z-a]"))
    #expect(
      tree.dump == """
        line --negated "" @1:1-1:2
        line "[a-" @2:1-2:4
        line "ok" @3:1-3:3
        line "x\\\\" @4:1-4:3
        line "[z-a]" @5:1-5:6
        problem `!` without a pattern (write the pattern right after it) @1:1-1:2
        problem malformed pattern (close every `[`, and write `\\\\` for a backslash) @2:1-2:4
        problem malformed pattern (close every `[`, and write `\\\\` for a backslash) @4:1-4:3
        problem malformed pattern (close every `[`, and write `\\\\` for a backslash) @5:1-5:6
        """)
    #expect(IgnoreFile(tree).patterns.map(\.isMalformed) == [true, true, false, true, true])
  }

  @Test(arguments: [
    ("keeps_out_git", ".git", ".github"), ("keeps_out_env_files", ".env*", ".env"),
    ("keeps_out_env_files", "**/.env\n.env.*", ".env*\n!.env.local"),
    ("keeps_out_private_keys", "*.key\n*.pem", "*.key"),
    ("keeps_out_node_modules", "**/node_modules", "node_modules/*.js"),
    ("keeps_out_virtual_environments", ".venv", ".env"),
    ("keeps_out_python_caches", "**/__pycache__", "__pycache__"), ("keeps_out_logs", "**/*.log", "logs"),
    ("keeps_out_docker_files", "Dockerfile*\ndocker-compose*", "Dockerfile"),
    ("is_allow_list", "**\n!src", "src\n!src/a"),
  ])
  func rulesSeeWhatIsKeptOut(field: String, kept: String, notKept: String) {
    #expect(boolean(field, of: model(kept)) == true)
    #expect(boolean(field, of: model(notKept)) == false)
  }

  private func boolean(_ field: String, of file: IgnoreFile) -> Bool? {
    guard let index = IgnoreFile.modelSchema.index(of: field),
      case .bool(let value) = IgnoreFile.modelSchema.fields[index].read(file)
    else { return nil }
    return value
  }

  @Test func aFileMayBelongToOneDockerfile() {
    #expect(model("", path: "api/prod.Dockerfile.dockerignore").dockerfileName == "prod.Dockerfile")
    #expect(model("", path: "api/.dockerignore").dockerfileName == nil)
  }

  @Test func thePatternsAreThingsThatRulesRunOn() {
    let file = model("../a\n!b")
    let frames = IgnoreLanguage.scopes[1].frames(file)
    #expect(frames.count == 2)
    #expect(file.patterns.map(\.leavesContext) == [true, false])
    #expect(file.patterns.map(\.display) == ["../a", "!b"])
  }
}
