import Foundation
import Testing

/// Where `--output` may lead.
struct OutputTests {
  private let report = ".env:1:3: error: "

  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(".env", "A=\"1\n")
    return tool
  }

  private func run(_ tool: Tool, _ output: String) throws -> Tool.Result {
    try tool.run("--format", "compact", "--output", output, ".env")
  }

  @Test func aLinkStaysALink() throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write("reports/today.txt", "old")
    let files = FileManager.default
    let target = tool.directory.appending(path: "reports/today.txt").path
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
    let link = tool.directory.appending(path: "latest.txt").path
    try files.createSymbolicLink(atPath: link, withDestinationPath: "reports/today.txt")
    #expect(try run(tool, "latest.txt").status == 1)
    #expect(try files.destinationOfSymbolicLink(atPath: link) == "reports/today.txt")
    #expect(try String(contentsOfFile: target, encoding: .utf8).hasPrefix(report))
    #expect(try files.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o640)
    #expect(try files.contentsOfDirectory(atPath: tool.directory.path).sorted() == [".env", "latest.txt", "reports"])
  }

  @Test func whatALinkLeadsToNeedNotBeThere() throws {
    let tool = try tool()
    defer { tool.remove() }
    try FileManager.default.createSymbolicLink(
      atPath: tool.directory.appending(path: "latest.txt").path, withDestinationPath: "today.txt")
    #expect(try run(tool, "latest.txt").status == 1)
    let today = tool.directory.appending(path: "today.txt")
    #expect(try String(contentsOf: today, encoding: .utf8).hasPrefix(report))
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
  func standardOutputCanBeNamed(path: String) throws {
    let tool = try tool()
    defer { tool.remove() }
    let result = try run(tool, path)
    #expect(result.output.hasPrefix(report))
    #expect(result.status == 1)
  }

  @Test func whatWasWrittenToStandardOutputBeforeStays() throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write("log.txt", "first\n")
    let result = try tool.shell("stacklint --format compact --output /dev/stdout .env >> log.txt")
    let log = try String(contentsOf: tool.directory.appending(path: "log.txt"), encoding: .utf8)
    #expect(log.hasPrefix("first\n" + report), "\(log) \(result.errors)")
  }

  @Test func devicesAndPipesAreWrittenTo() throws {
    let tool = try tool()
    defer { tool.remove() }
    #expect(try run(tool, "/dev/null").status == 1)
    #expect(try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType != .typeRegular)
    let result = try tool.shell(
      "mkfifo pipe && { cat pipe & } && stacklint --format compact --output pipe .env; s=$?; wait; exit $s")
    #expect(result.output.hasPrefix(report), "\(result.errors)")
    #expect(result.status == 1)
    let pipe = tool.directory.appending(path: "pipe").path
    #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test(arguments: [
    ("reports", "Is a directory"), ("no/report.txt", "No such file or directory"),
    (".env/report.txt", "Not a directory"), ("loop", "Too many levels of symbolic links"),
    ("/dev/fd/77", "Bad file descriptor"),
  ])
  func whatCannotBeWrittenIsSaidBeforeAnythingIsChanged(path: String, reason: String) throws {
    let tool = try tool()
    defer { tool.remove() }
    try tool.write("reports/x", "")
    try tool.write("Dockerfile", "FROM debian:12.5\nRUN apt-get install curl\n")
    try FileManager.default.createSymbolicLink(
      atPath: tool.directory.appending(path: "loop").path, withDestinationPath: "loop")
    let result = try tool.run("--fix", "--select", "DKR020", "--output", path, ".")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("stacklint: cannot write \(path): \(reason)"), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    let dockerfile = try String(contentsOf: tool.directory.appending(path: "Dockerfile"), encoding: .utf8)
    #expect(dockerfile == "FROM debian:12.5\nRUN apt-get install curl\n")
  }
}

extension Tool {
  /// Runs a command of the shell in the directory; `stacklint` is the tool.
  fileprivate func shell(_ command: String) throws -> Result {
    try run("/bin/sh", ["-c", "PATH=\"$0:$PATH\"; \(command)", Self.binary.deletingLastPathComponent().path])
  }
}
