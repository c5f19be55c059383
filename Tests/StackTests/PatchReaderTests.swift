import Testing

@testable import Stack

/// Patches as `git diff --unified=0` writes them.
struct PatchReaderTests {
  private func sections(_ patch: String) -> [[ClosedRange<Int>]] { PatchReader.sections(in: Array(patch.utf8)) }

  @Test func rangesAreThoseAfterTheChange() {
    let patch = """
      diff --git a/x b/x
      index 1..2 100644
      --- a/x
      +++ b/x
      @@ -1 +1,2 @@
      -a
      +b
      +c
      @@ -7,2 +8 @@ in a function
      -d
      -e
      +f
      \\ No newline at end of file
      @@ -20,1 +20,0 @@
      -g

      """
    #expect(sections(patch) == [[1...2, 8...8]])
  }

  @Test func filesWithoutLinesAreSectionsToo() {
    let patch =
      "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\ndiff --git a/z b/z\nold mode 1\n"
    #expect(sections(patch) == [[], []])
  }

  @Test func linesOfAHunkAreNeverHeaders() {
    let patch = "diff --git a/x b/x\n@@ -0,0 +1,3 @@\n+a\n+diff --git a/y b/y\n+@@ -1 +9 @@\ndiff --git a/z b/z\n"
    #expect(sections(patch) == [[1...3], []])
  }

  @Test(arguments: [
    "@@ -1 +1 @@\n", "diff --git a b\n@@ -1 +x @@\n", "diff --git a b\n@@ -1 +9223372036854775807,2 @@\n",
    "diff --git a b\n@@ -1 +1,-4 @@\n", "diff --git a b\n@@ -1,9 +1,9\n",
  ])
  func brokenPatchesDoNoHarm(patch: String) { #expect(sections(patch).joined().allSatisfy { $0.count < 10 }) }
}
