import Foundation
import Testing

/// `--diff-base`: what is on lines that changed since a revision, as git tells it.
struct DiffBaseTests {
  /// A repository with a commit that holds these files.
  private func repository(_ files: [String: String]) throws -> Tool {
    let tool = try Tool()
    for (path, text) in files { try tool.write(path, text) }
    try git(tool, "init -q -b main . && git add -A && git commit -q -m one")
    return tool
  }

  private func git(_ tool: Tool, _ arguments: String) throws {
    let name = "GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org"
    let result = try tool.shell("export \(name) GIT_CONFIG_GLOBAL=/dev/null HOME=/nonexistent; git \(arguments)")
    #expect(result.status == 0, "git \(arguments): \(result.errors)")
  }

  private func check(_ tool: Tool, since revision: String = "HEAD", _ more: String...) throws -> Tool.Result {
    try tool.run(
      ["--select", "DKR001", "--format", "compact", "--diff-base", revision] + more,
      environment: ["PATH": "/usr/bin:/bin"])
  }

  private let old = "FROM nginx\nRUN a\nRUN b\nFROM node\nUSER 1000\n"

  @Test func onlyChangedLinesCount() throws {
    let tool = try repository(["Dockerfile": old])
    defer { tool.remove() }
    #expect(try check(tool).output == "")
    #expect(try check(tool).status == 0)
    // The first FROM moves down, the second is another.
    try tool.write("Dockerfile", "# new\n" + old.replacingOccurrences(of: "node", with: "httpd"))
    let result = try check(tool)
    #expect(result.output.hasPrefix("Dockerfile:5:6: "))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.status == 1)
  }

  @Test func untrackedAndStagedFilesCountWhole() throws {
    let tool = try repository(["Dockerfile": old])
    defer { tool.remove() }
    try tool.write("a/Dockerfile", "FROM nginx\n")
    try tool.write("b/Dockerfile", "FROM nginx\n")
    try git(tool, "add b")
    let lines = try check(tool).output.split(separator: "\n")
    #expect(lines.map { $0.prefix(12) } == ["a/Dockerfile", "b/Dockerfile"])
  }

  @Test func whatIsCommittedSinceCountsAndWhatTheOtherBranchDidDoesNot() throws {
    let tool = try repository(["Dockerfile": old, "other/Dockerfile": "FROM alpine:3.20\nUSER 1\n"])
    defer { tool.remove() }
    try git(tool, "checkout -q -b feature")
    try tool.write("Dockerfile", old + "FROM redis\n")
    try git(tool, "commit -q -a -m two && git checkout -q main")
    try tool.write("other/Dockerfile", "FROM alpine:3.21\nUSER 1\n")
    try git(tool, "commit -q -a -m three && git checkout -q feature")
    #expect(try check(tool, since: "main").output.hasPrefix("Dockerfile:6:6: "))
    #expect(try check(tool, since: "main").output.split(separator: "\n").count == 1)
  }

  @Test func aRenamedFileHasNotChanged() throws {
    let tool = try repository(["web/Dockerfile": old])
    defer { tool.remove() }
    try git(tool, "mv web front")
    #expect(try check(tool).output == "")
    #expect(try check(tool).status == 0)
  }

  @Test func strangeNamesAreNames() throws {
    let names = ["a b/Dockerfile", "n\new/Dockerfile", "qu\"ote/Dockerfile", "ü/Dockerfile", ":(top)/Dockerfile"]
    let tool = try repository(Dictionary(uniqueKeysWithValues: names.map { ($0, old) }))
    defer { tool.remove() }
    #expect(try check(tool).output == "")
    for name in names { try tool.write(name, old + "FROM redis\n") }
    let result = try check(tool)
    #expect(result.output.split(separator: "\n").count == names.count)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.contains("Dockerfile:6:6: ") })
  }

  @Test func linesThatLookLikeAPatchAreText() throws {
    let tool = try repository(["Dockerfile": old])
    defer { tool.remove() }
    try tool.write("Dockerfile", "RUN <<E\ndiff --git a/x b/x\n@@ -1 +1 @@\nE\n" + old)
    #expect(try check(tool).output == "")
  }

  @Test func aRelatedPlaceCountsToo() throws {
    let compose = """
      services:
        web:
          image: nginx:1.27.3
          depends_on: {api: {condition: service_healthy}}
        api:
          build: .

      """
    let tool = try repository(["compose.yaml": compose, "Dockerfile": "FROM python:3.12.7\nUSER 1000\n"])
    defer { tool.remove() }
    let arguments = ["--select", "STK010", "--format", "compact", "--diff-base", "HEAD"]
    #expect(try tool.run(arguments, environment: ["PATH": "/usr/bin:/bin"]).output == "")
    // The finding is in the Compose file, which is as it was; the stage without a check is in the other.
    try tool.write("Dockerfile", "FROM python:3.12.8\nUSER 1000\n")
    #expect(try tool.run(arguments, environment: ["PATH": "/usr/bin:/bin"]).output.hasPrefix("compose.yaml:4:"))
  }

  @Test func theSummarySaysWhatWasLeftOut() throws {
    let tool = try repository(["Dockerfile": old])
    defer { tool.remove() }
    let result = try tool.run(["--select", "DKR001", "--diff-base", "HEAD"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(result.output == "All clear: no findings in 1 file (2 on unchanged lines)\n")
  }

  @Test func fixesStayOnChangedLines() throws {
    let tool = try repository(["compose.yaml": "version: \"3\"\nservices:\n  a:\n    image: nginx:1.27.3\n"])
    defer { tool.remove() }
    let text = "version: \"3\"\nservices:\n  a:\n    image: nginx:1.27.3\n  b:\n    image: redis:7.4.1\n"
    try tool.write("compose.yaml", text)
    _ = try tool.run(["--fix", "--diff-base", "HEAD"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(
      try String(contentsOf: tool.directory.appending(path: "compose.yaml"), encoding: .utf8).hasPrefix("version"))
  }

  @Test(arguments: [
    ("nonsense", "git knows no revision `nonsense`"), ("--output=x", "`--output=x` is no revision"),
    ("HEAD:Dockerfile", "--diff-base: git"),
  ])
  func aBadRevisionEndsTheRun(revision: String, expected: String) throws {
    let tool = try repository(["Dockerfile": old])
    defer { tool.remove() }
    let result = try tool.run(["--diff-base=\(revision)"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(result.errors.contains(expected), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.status == 2)
  }

  @Test func whereThereIsNoRepositoryTheRunEnds() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", old)
    let result = try check(tool)
    #expect(result.errors == "stacklint: --diff-base: . is in no git repository\n")
    #expect(result.status == 2)
    let text = try tool.run("--stdin-filename", "Dockerfile", "--diff-base", "HEAD", input: old)
    #expect(text.errors == "stacklint: --diff-base is about files; standard input has no history\n")
  }
}
