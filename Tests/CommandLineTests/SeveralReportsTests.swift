import Foundation
import Testing

/// One run, several reports.
struct SeveralReportsTests {
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(".env", "A=\"1\n")
    return tool
  }

  private func text(_ path: String, in tool: Tool) throws -> String {
    try String(contentsOf: tool.directory.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: [
    ["--format", "sarif", "--output", "a", "--format", "junit", "--output", "b", "--format", "compact"],
    ["--format=compact", "--format=sarif", "--output=a", "--format", "junit", "--output=b"],
    ["--output", "a", "--format", "sarif", "--format", "junit", "--output", "b", "--format", "compact"],
  ])
  func eachFormatGoesToItsOwnFile(arguments: [String]) throws {
    let tool = try tool()
    defer { tool.remove() }
    let result = try tool.run(arguments + [".env"])
    #expect(result.status == 1)
    #expect(result.output.hasPrefix(".env:1:3: error: "))
    #expect(try text("a", in: tool).contains("\"version\": \"2.1.0\""))
    #expect(try text("b", in: tool).contains("<testsuites "))
  }

  @Test func oneFormatTakesItsFileFromEitherSide() throws {
    let tool = try tool()
    defer { tool.remove() }
    for arguments in [["--output", "a", "--format", "checkstyle"], ["--format", "checkstyle", "--output", "a"]] {
      #expect(try tool.run(arguments).output.isEmpty)
      #expect(try text("a", in: tool).contains("<checkstyle "))
    }
    #expect(try tool.run("--output", "a").output.isEmpty)
    #expect(try text("a", in: tool).contains("--> .env:1:3"))
  }

  @Test func nothingIsWrittenWhenOneOfThemCannotBe() throws {
    let tool = try tool()
    defer { tool.remove() }
    let result = try tool.run("--format", "json", "--output", "a", "--format", "sarif", "--output", "no/b")
    #expect(result.status == 2)
    #expect(result.errors == "stacklint: cannot write no/b: No such file or directory\n")
    #expect(result.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: tool.directory.path) == [".env"])
  }

  /// Two ways in which it shows only when its turn comes that a report cannot be written.
  @Test(arguments: [
    ("", String(repeating: "b", count: 250), "File name too long"),
    // As on a disk that is full: the page is larger than any file may become.
    ("trap '' XFSZ; ulimit -f 16;", "b", "File too large"),
  ])
  func oneThatFailsWhenItsTurnComesLeavesTheOthersAlone(limit: String, path: String, reason: String) throws {
    let tool = try tool()
    defer { tool.remove() }
    for file in ["a", path, "c"] { try tool.write(file, "old") }
    let result = try tool.shell(
      """
      \(limit) stacklint --format json --output a --format junit --output new \
        --format html --output \(path) --format compact --output c .env
      """)
    #expect(result.status == 2)
    #expect(result.errors == "stacklint: cannot write \(path): \(reason)\n")
    let files = FileManager.default
    #expect(try files.contentsOfDirectory(atPath: tool.directory.path).sorted() == [".env", "a", path, "c"].sorted())
    for file in ["a", path, "c"] { #expect(try text(file, in: tool) == "old") }
  }

  @Test func twoReportsCannotShareAFile() throws {
    let tool = try tool()
    defer { tool.remove() }
    try FileManager.default.createSymbolicLink(
      atPath: tool.directory.appending(path: "link").path, withDestinationPath: "a")
    for other in ["a", "./a", "link", tool.directory.appending(path: "a").path] {
      let result = try tool.run("--format", "json", "--output", "a", "--format", "sarif", "--output", other)
      #expect(result.status == 2)
      #expect(result.errors == "stacklint: two reports cannot go to \(other)\n")
    }
  }

  @Test func annotationsComeWithASummaryOfTheJob() throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write("summary.md", "# Build\n\n")
    let environment = ["GITHUB_STEP_SUMMARY": tool.directory.appending(path: "summary.md").path]
    let result = try tool.run(["--format", "github"], environment: environment)
    #expect(result.output.hasPrefix("::error file=.env,line=1,"))
    let summary = try text("summary.md", in: tool)
    #expect(summary.hasPrefix("# Build\n\n## stacklint: 1 error"))
    #expect(try tool.run(["--format", "compact"], environment: environment).status == 1)
    #expect(try text("summary.md", in: tool) == summary)
  }

  @Test func aSummaryThatCannotBeWrittenIsAFailure() throws {
    let tool = try tool()
    defer { tool.remove() }
    let result = try tool.run(["--format", "github"], environment: ["GITHUB_STEP_SUMMARY": "no/summary.md"])
    #expect(result.status == 2)
    #expect(result.errors == "stacklint: cannot write no/summary.md: No such file or directory\n")
    #expect(result.output.isEmpty)
    // Nor are the files, which come before it.
    let arguments = ["--format", "github", "--format", "json", "--output", "report.json"]
    #expect(try tool.run(arguments, environment: ["GITHUB_STEP_SUMMARY": "no/summary.md"]).status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: tool.directory.path) == [".env"])
  }

  /// The platform takes a mebibyte of each step, or nothing.
  @Test func theSummaryOfAJobStaysWithinItsLimit() throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write(".env", String(repeating: "A=1\n", count: 40))
    for before in [0, 1_000_000, 1_046_000, 1_048_570] {
      try tool.write("summary.md", String(repeating: "x", count: before))
      let environment = ["GITHUB_STEP_SUMMARY": tool.directory.appending(path: "summary.md").path]
      #expect(try tool.run(["--format", "github"], environment: environment).status == 1)
      #expect(try text("summary.md", in: tool).utf8.count <= 1 << 20)
    }
  }

  @Test func sarifNamesTheRepository() throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write(".git/HEAD", "ref: refs/heads/main\n")
    try tool.write(".git/refs/heads/main", String(repeating: "4f", count: 20) + "\n")
    try tool.write(".git/config", "[remote \"origin\"]\n\turl = https://me:hunter2@example.org/shop.git\n")
    let output = try tool.run("--format", "sarif").output
    #expect(output.contains("\"repositoryUri\": \"https://example.org/shop.git\""))
    #expect(output.contains("\"revisionId\": \"4f4f"))
    #expect(!output.contains("hunter2"))
  }
}
