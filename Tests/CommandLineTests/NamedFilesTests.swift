import Foundation
import Testing

/// What is found when only changed files are named, as hooks before a commit do.
struct NamedFilesTests {
  private let compose = """
    services:
      web:
        build: ./web
        ports: ["80:80"]
        depends_on: [api]
      api:
        build: ./api
    """
  private let nginx = "server {\n  listen 80;\n  location / { proxy_pass http://backend:8000; }\n}\n"

  private func repository() throws -> Tool {
    let tool = try Tool()
    try tool.write("compose.yaml", compose)
    try tool.write("web/Dockerfile", "FROM nginx:1.27.3\nCOPY site.conf /etc/nginx/conf.d/default.conf\n")
    try tool.write("web/site.conf", nginx)
    try tool.write("api/Dockerfile", "FROM python:3.12.7\nCOPY lost.py .\nCMD [\"python\", \"main.py\"]\n")
    return tool
  }

  private func rules(_ tool: Tool, _ arguments: String...) throws -> [String] {
    let result = try tool.run(arguments + ["--select", "STK", "--no-config", "--format", "compact"])
    return result.output.split(separator: "\n").compactMap { line in
      line.split(separator: "[").last?.split(separator: " ").first.map { "\(line.prefix { $0 != ":" }) \($0)" }
    }
  }

  @Test(arguments: [
    ("web/site.conf", ["web/site.conf STK005"]), ("api/Dockerfile", ["api/Dockerfile STK008"]),
    ("compose.yaml", ["web/site.conf STK005"]), ("web/Dockerfile", []),
  ])
  func theStackAroundAFileIsLinked(path: String, expected: [String]) throws {
    let tool = try repository()
    defer { tool.remove() }
    let found = try rules(tool, path)
    #expect(expected.allSatisfy(found.contains), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix(path) } || path == "compose.yaml")
  }

  @Test func otherFilesAreNotJudgedThemselves() throws {
    let tool = try repository()
    defer { tool.remove() }
    let result = try tool.run("web/site.conf", "--no-config", "--format", "compact", "--profile", "strict")
    #expect(!result.output.contains("CMP"))
    #expect(!result.output.contains("DKR"))
  }

  @Test func aStackThatDoesNotLeadToTheFileIsLeftAlone() throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write("other/site.conf", nginx)
    #expect(try rules(tool, "other/site.conf").isEmpty)
  }

  @Test func aComposeFileInAFolderForDeploymentIsFound() throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write("deploy/compose.yaml", compose.replacing("./", with: "../"))
    try FileManager.default.removeItem(at: tool.directory.appending(path: "compose.yaml"))
    #expect(try rules(tool, "web/site.conf") == ["web/site.conf STK005"])
  }

  @Test func commentsOfFilesAroundCountAndAreNotWatched() throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write("web/site.conf", "# stacklint ignore-file=STK005 -- later\n# stacklint ignore-file=NGX001\n" + nginx)
    let result = try tool.run("compose.yaml", "--select", "STK005,LNT", "--no-config", "--format", "compact")
    #expect(result.output.isEmpty)
  }
}
