import Foundation
import Testing

/// Baselines as a team uses them: written once, then only what is new is reported.
struct BaselineTests {
  private let file = ".stacklint-baseline.json"

  /// A tool in a directory with two Dockerfiles, each with the finding DKR001, and their baseline.
  private func baselined() throws -> Tool {
    let tool = try Tool()
    try tool.write("web/Dockerfile", dockerfile("nginx", "web"))
    try tool.write("api/Dockerfile", dockerfile("node", "api"))
    let result = try tool.run("baseline", "--select", "DKR001")
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("stacklint: 2 findings in 2 files written to \(file)"))
    return tool
  }

  private func dockerfile(_ image: String, _ name: String) -> String {
    "FROM \(image)\n" + (1...6).map { "COPY \(name)\($0) /srv/\(name)\($0)\n" }.joined() + "USER 1000\n"
  }

  private func check(_ tool: Tool, _ more: String...) throws -> Tool.Result {
    try tool.run(["--baseline", file, "--select", "DKR001", "--format", "compact"] + more)
  }

  @Test func whatTheBaselineHoldsIsNotReported() throws {
    let tool = try baselined()
    defer { tool.remove() }
    let result = try tool.run("--baseline", file, "--select", "DKR001")
    #expect(result.output == "All clear: no findings in 2 files (2 in the baseline)\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
    let json = try tool.run("--baseline", file, "--select", "DKR001", "--format", "json").output
    #expect(json.contains("\"suppressed\": 0"))
    #expect(json.contains("\"baseline\": 2"))
  }

  @Test func editsNearbyBringNothingBack() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", "# A comment.\n\n" + dockerfile("nginx", "web") + "EXPOSE 80\n")
    #expect(try check(tool).status == 0)
  }

  @Test func oneMoreOfTheSameIsReported() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", dockerfile("nginx", "web") + "FROM nginx\nUSER 1000\n")
    let result = try check(tool)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.status == 1)
  }

  @Test func anotherFindingOfTheRuleIsReported() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", dockerfile("httpd", "web"))
    let result = try check(tool)
    #expect(result.output.hasPrefix("web/Dockerfile:1:6: "))
    #expect(result.errors.contains("1 entry no longer found; --prune-baseline removes them"))
  }

  @Test func aFileIsKnownUnderANewName() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try FileManager.default.removeItem(at: tool.directory.appending(path: "web"))
    // Moved, and edited on the way.
    try tool.write("front/Dockerfile", dockerfile("nginx", "web") + "EXPOSE 8080\n")
    #expect(try check(tool).status == 0)
    #expect(try check(tool).errors == "")
  }

  @Test func anotherFileInThePlaceOfOneThatIsGoneIsNotThatFile() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try FileManager.default.removeItem(at: tool.directory.appending(path: "web"))
    try tool.write("front/Dockerfile", dockerfile("nginx", "other"))
    let result = try check(tool)
    #expect(result.output.hasPrefix("front/Dockerfile:1:6: "))
    #expect(result.errors.contains("1 entry no longer found"))
  }

  @Test func pruningTakesOutWhatIsGoneAndKeepsTheRest() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", dockerfile("nginx:1.27.3", "web"))
    #expect(try check(tool, "--prune-baseline").errors.contains("1 entry removed"))
    let text = try String(contentsOf: tool.directory.appending(path: file), encoding: .utf8)
    #expect(!text.contains("web/Dockerfile"))
    #expect(text.contains("api/Dockerfile"))
    try tool.write("web/Dockerfile", dockerfile("nginx", "web"))
    #expect(try check(tool).output.hasPrefix("web/Dockerfile:1:6: "))
  }

  @Test func prunedFilesKeepTheirFindingsUnderTheNewName() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try FileManager.default.moveItem(
      at: tool.directory.appending(path: "web"), to: tool.directory.appending(path: "front"))
    try tool.write("api/Dockerfile", dockerfile("node:22.1.0", "api"))
    #expect(try check(tool, "--prune-baseline").status == 0)
    let text = try String(contentsOf: tool.directory.appending(path: file), encoding: .utf8)
    #expect(text.contains("front/Dockerfile"))
    #expect(try check(tool).status == 0)
  }

  @Test func aRunOverAPartExpiresNothing() throws {
    let tool = try baselined()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", dockerfile("nginx:1.27.3", "web"))
    #expect(try check(tool, "web").errors == "")
    #expect(try check(tool, "web", "--prune-baseline").errors.contains("looks at less than the baseline is about"))
    #expect(try tool.run("--baseline", file, "--select", "DKR002").errors == "")
  }

  @Test func pathsAreThoseOfTheBaselineWhereverTheRunStarts() throws {
    let tool = try baselined()
    defer { tool.remove() }
    let below = Tool(directory: tool.directory.appending(path: "web"))
    let result = try below.run("--baseline", "../\(file)", "--select", "DKR001", "..", "--format", "compact")
    #expect(result.output == "")
    #expect(result.errors == "")
  }

  @Test func twoRunsWriteTheSame() throws {
    let tool = try baselined()
    defer { tool.remove() }
    let first = try Data(contentsOf: tool.directory.appending(path: file))
    _ = try tool.run("baseline", "--select", "DKR001")
    #expect(try Data(contentsOf: tool.directory.appending(path: file)) == first)
  }

  @Test(arguments: [
    ("{\"version\": 1,\n<<<<<<< HEAD\n", "baseline.json:2:"),
    ("{\"version\": 2, \"paths\": [], \"files\": []}", "baseline.json:1:13: error: this stacklint reads version 1"),
    ("{\"version\": 1, \"paths\": []}", "`files` is missing"),
    (
      "{\"version\": 1, \"paths\": [], \"files\": [{\"path\": \"a\", \"content\": \"x\", \"findings\": []}]}",
      "1:64: error"
    ),
    ("", "there is nothing in the file"),
    ("[1]", "expected a mapping"),
  ])
  func aBrokenBaselineEndsTheRunWithOneLine(text: String, expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM nginx\n")
    try tool.write("baseline.json", text)
    let result = try tool.run("--baseline", "baseline.json")
    #expect(result.errors.contains(expected))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.output == "")
    #expect(result.status == 2)
  }

  @Test func aMissingBaselineEndsTheRun() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("--baseline", "none.json")
    #expect(result.errors.hasPrefix("stacklint: none.json: no such file"))
    #expect(result.status == 2)
    #expect(try tool.run("--prune-baseline").errors == "stacklint: --prune-baseline needs --baseline\n")
  }

  @Test func anIncompleteRunWritesNoBaseline() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("baseline", "missing")
    #expect(result.errors.contains("no baseline was written"))
    #expect(result.status == 2)
    #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: file).path))
  }
}
