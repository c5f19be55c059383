import Policy
import Reports
import Testing

/// What `--diff` shows.
struct UnifiedDiffTests {
  @Test func changesFarApartGetHunksOfTheirOwn() {
    let lines = (1...20).map { "line \($0)\n" }
    var changed = lines
    changed[1] = "second\n"
    changed[17] = ""
    #expect(
      diff("web/Dockerfile", lines.joined(), changed.joined()) == """
        --- a/web/Dockerfile
        +++ b/web/Dockerfile
        @@ -1,5 +1,5 @@
         line 1
        -line 2
        +second
         line 3
         line 4
         line 5
        @@ -15,6 +15,5 @@
         line 15
         line 16
         line 17
        -line 18
         line 19
         line 20

        """)
  }

  @Test func theEndOfAFileWithoutALineFeedIsTold() {
    #expect(
      diff("a", "x\ny", "x\nz") == """
        --- a/a
        +++ b/a
        @@ -1,2 +1,2 @@
         x
        -y
        \\ No newline at end of file
        +z
        \\ No newline at end of file

        """)
  }

  @Test func aFileThatEndsUpEmptyHasAnEmptyRange() {
    #expect(diff("a", "x\n", "") == "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n")
  }

  @Test func noChangesShowNothing() {
    #expect(UnifiedDiff.render([]).isEmpty)
  }

  @Test func bytesStayAsTheyAreUnlessATerminalShowsThem() {
    #expect(diff("a", "\u{1B}[2J\r\n", "b\r\n").contains("-\u{1B}[2J\r\n"))
    let shown = UnifiedDiff.render([change("a", "\u{1B}[2J\r\n", "b\n")], isForTerminal: true)
    #expect(!shown.contains(0x1B))
  }

  @Test func aNameWithALineFeedCannotForgeALine() {
    #expect(diff("a\n+++ b/c", "x\n", "y\n").hasPrefix("--- \"a/a\\012+++ b/c\"\n+++ \"b/a\\012+++ b/c\"\n"))
  }

  private func diff(_ path: String, _ before: String, _ after: String) -> String {
    String(decoding: UnifiedDiff.render([change(path, before, after)]), as: UTF8.self)
  }

  /// A change that kept all lines that are in both texts, each of which stands there once.
  private func change(_ path: String, _ before: String, _ after: String) -> FileChange {
    func starts(_ text: String) -> [(line: Substring, offset: Int)] {
      var offset = 0
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        defer { offset += line.utf8.count + 1 }
        return (line, offset)
      }
    }
    let later = Dictionary(starts(after).map { ($0.line, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let kept = starts(before).compactMap { line, offset in
      line.isEmpty ? nil : later[line].map { KeptRange(oldStart: offset, newStart: $0, count: line.utf8.count + 1) }
    }
    return FileChange(path: path, before: Array(before.utf8), after: Array(after.utf8), kept: kept)
  }
}
