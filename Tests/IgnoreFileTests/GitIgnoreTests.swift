import IgnoreFile
import Testing

struct GitIgnoreTests {
  private func ignores(_ rules: String, _ path: String, isDirectory: Bool = false) -> Bool {
    GitIgnore().adding(GitIgnoreRules(Array(rules.utf8))).ignores(path, isDirectory: isDirectory)
  }

  @Test(arguments: [
    // Without a slash: the name, at any depth.
    ("*.log", "a.log", true), ("*.log", "x/y/a.log", true), ("*.log", "a.log.gz", false),
    ("temp*", "x/temperature", true),
    ("foo", "foo", true), ("foo", "xfoo", false), ("foo", "foo/bar", true), ("*", "anything", true),
    // With one: from the directory of the file.
    ("/foo", "foo", true), ("/foo", "x/foo", false), ("doc/frotz", "doc/frotz", true),
    ("doc/frotz", "a/doc/frotz", false),
    ("foo/*", "foo/bar", true), ("/*.c", "x/a.c", false), ("a/*.c", "a/b/x.c", false),
    // Two asterisks.
    ("**/foo", "foo", true), ("**/foo", "a/b/foo", true), ("**/foo", "a/xfoo", false),
    ("**/foo/bar", "x/foo/bar", true),
    ("abc/**", "abc/x/y", true), ("abc/**", "abc", false), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
    ("a/**/b", "a/xb", false), ("a**b", "a/b", false), ("a**b", "axxb", true), ("x/a**", "x/a/b", true),
    ("/**", "a", true), ("**/a/**/b/**", "x/a/y/b/z", true),
    // One character.
    ("fo?", "foo", true), ("fo?", "fo", false), ("a?b", "a/b", false), ("a[/]b", "a/b", false),
    ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true), ("[^a-c]x", "bx", false),
    ("[]x]", "]", true), ("[!]]", "]", false), ("[a-]", "-", true), ("[\\]]", "]", true), ("[[:digit:]]", "7", true),
    ("[[:digit:]]", "x", false), ("*.py[cod]", "m.pyc", true), ("*.py[cod]", "m.py", false),
    // Escapes.
    ("\\#a", "#a", true), ("\\!a", "!a", true), ("a\\*", "a*", true), ("a\\*", "ab", false), ("a\\ ", "a ", true),
    ("a  ", "a", true), ("a\\", "a", false), ("a[", "a[", false), ("#a", "#a", false), ("a\t", "a\t", true),
  ])
  func aPatternMatchesAsTheManualSays(pattern: String, path: String, expected: Bool) {
    #expect(ignores(pattern, path) == expected)
  }

  @Test func aSlashAtTheEndMeansDirectoriesOnly() {
    #expect(ignores("build/", "build", isDirectory: true))
    #expect(!ignores("build/", "build", isDirectory: false))
    #expect(ignores("build/", "x/build/out.o"))
    #expect(!ignores("doc/frotz/", "a/doc/frotz", isDirectory: true))
  }

  @Test func theLastPatternThatMatchesDecides() {
    #expect(!ignores("*.log\n!keep.log", "keep.log"))
    #expect(ignores("!keep.log\n*.log", "keep.log"))
  }

  @Test func nothingComesBackFromAnIgnoredDirectory() {
    #expect(ignores("secret/\n!secret/public.txt", "secret/public.txt"))
    #expect(!ignores("secret/*\n!secret/public.txt", "secret/public.txt"))
  }

  @Test func anEverythingButListWorks() {
    let rules = "/*\n!/foo\n/foo/*\n!/foo/bar\n"
    #expect(!ignores(rules, "foo/bar/x"))
    #expect(ignores(rules, "foo/other"))
    #expect(ignores(rules, "other"))
  }

  @Test func aDeeperFileOverrides() {
    let ignore = GitIgnore()
      .adding(GitIgnoreRules(patterns: ["*.conf", "/top"]))
      .adding(GitIgnoreRules(patterns: ["!app.conf", "/inner"]), in: "web")
    #expect(ignore.ignores("app.conf"))
    #expect(!ignore.ignores("web/app.conf"))
    #expect(ignore.ignores("web/inner"))
    #expect(!ignore.ignores("web/top"))
    #expect(!ignore.ignores("web/x/inner"))
  }

  @Test func lineEndingsAndByteOrderMarksAreNoPartOfAPattern() {
    #expect(ignores("\u{FEFF}a\r\nb\r\n", "a"))
    #expect(ignores("\u{FEFF}a\r\nb\r\n", "b"))
    #expect(ignores("\n\n  \nb", "b"))
  }

  @Test func manyAsterisksCostNoMoreThanTheyMust() {
    let pattern = String(repeating: "*a", count: 100) + "b"
    #expect(!ignores(pattern, String(repeating: "a", count: 500)))
    #expect(
      !ignores("x/" + String(repeating: "**/a/", count: 50) + "b", "x/" + String(repeating: "a/", count: 100) + "c"))
    #expect(!ignores(String(repeating: "*", count: 10_000) + "x", "a"))
  }
}
