import Foundation
import Testing

/// `stacklint config`: what holds for a path, and who says so.
struct ConfigCommandTests {
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(
      ".stacklint.yml",
      """
      profile: strict
      ignore: [DKR001]
      severity:
        final-user-is-root: error
      environments:
        production: ["live/**"]
      options:
        CMP001: {}
      overrides:
        - paths: ["legacy/**"]
          ignore: [DKR003]

      """)
    return tool
  }

  private func rows(_ tool: Tool, _ arguments: String...) throws -> [[String]] {
    let result = try tool.run(["config"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map { line in
      line.split(separator: "  ", omittingEmptySubsequences: true).map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func eachValueComesWithItsOrigin() throws {
    let tool = try tool()
    defer { tool.remove() }
    let rows = try rows(tool, "live/Dockerfile")
    #expect(rows.first == ["configuration: .stacklint.yml"])
    #expect(rows.contains(["profile: strict", ".stacklint.yml:1"]))
    #expect(rows.contains(["environment: production", ".stacklint.yml:6"]))
    #expect(rows.contains(["fail-on: warning", "default"]))
    #expect(rows.contains(["DKR001 floating-base-image: off", ".stacklint.yml:2"]))
    #expect(rows.contains(["DKR003 final-user-is-root: error", ".stacklint.yml:4"]))
  }

  @Test func overridesHoldWhereTheirGlobsMatch() throws {
    let tool = try tool()
    defer { tool.remove() }
    #expect(try rows(tool, "legacy/Dockerfile").contains(["DKR003 final-user-is-root: off", ".stacklint.yml:11"]))
    try tool.write(".git/HEAD", "")
    let below = Tool(directory: tool.directory.appending(path: "legacy"))
    try tool.write("legacy/web/.keep", "")
    #expect(try rows(below, "Dockerfile").contains(["DKR003 final-user-is-root: off", "../.stacklint.yml:11"]))
  }

  @Test func theCommandLineGoesBefore() throws {
    let tool = try tool()
    defer { tool.remove() }
    let rows = try rows(tool, "--profile", "all", "--ignore", "DKR003")
    #expect(rows.contains(["profile: all", "--profile"]))
    #expect(rows.contains(["DKR003 final-user-is-root: off", "--ignore"]))
  }

  @Test func withoutAFileEverythingIsADefault() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let rows = try rows(tool, "docker-compose.prod.yml")
    #expect(rows.first == ["configuration: none; everything is as it comes"])
    #expect(rows.contains(["profile: recommended", "default"]))
    #expect(rows.contains(["environment: production", "the name of the file"]))
    #expect(rows.last?.first?.hasSuffix("rules are on") == true)
  }

  @Test func jsonHoldsEveryRule() throws {
    let tool = try tool()
    defer { tool.remove() }
    let result = try tool.run("config", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rules = try #require(object["rules"] as? [[String: Any]])
    #expect(rules.count > 300)
    let rule = try #require(rules.first { $0["id"] as? String == "DKR003" })
    #expect(rule["severity"] as? String == "error")
    #expect(rule["severityOrigin"] as? String == ".stacklint.yml:4")
    #expect(rules.first { $0["id"] as? String == "DKR001" }?["on"] as? Bool == false)
  }

  @Test func aBrokenConfigurationIsSaid() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "profil: strict\n")
    let result = try tool.run("config")
    #expect(result.errors.contains(".stacklint.yml:1:1: error: unknown key `profil`; did you mean `profile`?"))
    #expect(result.status == 2)
  }
}
