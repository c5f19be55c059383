import Foundation
import Testing

/// `--fix`, `--unsafe-fixes` and `--diff`.
struct FixTests {
  private let text = "FROM debian:12.5\nRUN apt-get install curl\n"
  private let fixed = "FROM debian:12.5\nRUN apt-get install curl -y\n"

  @Test func fixWritesAndReportsWhatRemains() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", text)
    try tool.write("api/Dockerfile", text)
    let result = try tool.run("--fix", "--select", "DKR020,DKR025", "--format", "compact", ".")
    #expect(try tool.read("web/Dockerfile") == fixed)
    #expect(result.errors == "stacklint: fixed 2 findings in 2 files\n")
    #expect(result.output.split(separator: "\n").map { $0.contains("[DKR025 ") } == [true, true])
    #expect(try tool.run("--fix", "--select", "DKR020", ".").errors == "stacklint: fixed 0 findings in 0 files\n")
  }

  @Test func whatIsFixedDoesNotMakeTheRunFail() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", text)
    #expect(try tool.run("--select", "DKR020", ".").status == 1)
    #expect(try tool.run("--diff", "--select", "DKR020", ".").status == 1)
    #expect(try tool.run("--fix", "--select", "DKR020", ".").status == 0)
    #expect(try tool.run("--diff", "--select", "DKR020", ".").status == 0)
  }

  @Test(arguments: [["--diff"], ["--fix", "--diff"]])
  func diffShowsAndWritesNothing(options: [String]) throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", text)
    let result = try tool.run(options + ["--select", "DKR020", "."])
    #expect(
      result.output == """
        --- a/web/Dockerfile
        +++ b/web/Dockerfile
        @@ -1,2 +1,2 @@
         FROM debian:12.5
        -RUN apt-get install curl
        +RUN apt-get install curl -y

        """)
    #expect(result.errors == "stacklint: would fix 1 finding in 1 file\n")
    #expect(try tool.read("web/Dockerfile") == text)
  }

  @Test func unsafeFixesAloneAreNoRequest() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", text)
    let result = try tool.run("--unsafe-fixes", ".")
    #expect(result.status == 2)
    #expect(result.errors.contains("--unsafe-fixes only says which fixes --fix and --diff take"))
    _ = try tool.run("--fix", "--unsafe-fixes", "--select", "DKR020,DKR025", ".")
    #expect(try tool.read("Dockerfile") == "FROM debian:12.5\nRUN apt-get install curl -y --no-install-recommends\n")
  }

  @Test func standardInputComesOutFixed() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("--fix", "--stdin-filename", "Dockerfile", "--select", "DKR020,DKR025", input: text)
    #expect(result.output == fixed)
    #expect(result.errors.contains("DKR025"))
    #expect(result.errors.hasSuffix("stacklint: fixed 1 finding in 1 file\n"))
    #expect(try tool.run("--fix", "--stdin-filename", "x", input: "?\n").output == "?\n")
  }

  @Test func permissionsStay() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", text)
    let path = tool.directory.appending(path: "Dockerfile").path
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    _ = try tool.run("--fix", "--select", "DKR020", ".")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o666)
    #expect(try FileManager.default.contentsOfDirectory(atPath: tool.directory.path) == ["Dockerfile"])
  }

  @Test func aLinkStaysAndItsTargetIsMended() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("shared/base.txt", text)
    let link = tool.directory.appending(path: "Dockerfile").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "shared/base.txt")
    #expect(try tool.run("--fix", "--select", "DKR020", ".").errors == "stacklint: fixed 1 finding in 1 file\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "shared/base.txt")
    #expect(try tool.read("shared/base.txt") == fixed)
  }

  @Test func aLinkOutOfTheRepositoryIsLeftAlone() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("repository/.git/HEAD", "")
    try tool.write("shared/base.txt", text)
    let link = tool.directory.appending(path: "repository/Dockerfile").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../shared/base.txt")
    let result = try tool.run("--fix", "--select", "DKR020", "repository")
    #expect(
      result.errors.contains(
        "the fix for DKR020 is not applied: repository/Dockerfile is a symbolic link that leads out of the repository"))
    #expect(try tool.read("shared/base.txt") == text)
  }
}

extension Tool {
  fileprivate func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: directory.appending(path: path)), as: UTF8.self)
  }
}
