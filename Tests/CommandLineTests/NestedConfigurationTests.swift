import Foundation
import Testing

/// Several `.stacklint.yml` in one repository: each file is judged by the nearest.
struct NestedConfigurationTests {
  /// An environment file that does not parse: `ENV000`, an error unless somebody says otherwise.
  private let broken = "A=\"1\n"

  @Test func theNearestConfigurationCountsWhole() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "severity: {ENV000: info}\nexclude: [gen/]\n")
    try tool.write("a/.stacklint.yml", "severity: {ENV000: warning}\n")
    try tool.write("b/.stacklint.yaml", "# nothing is configured here\n")
    for path in [".env", "a/.env", "a/x/.env", "a/gen/.env", "b/.env", "c/.env", "gen/.env"] {
      try tool.write(path, broken)
    }
    #expect(
      try severities(tool, ".") == [
        ".env": "info", "a/.env": "warning", "a/gen/.env": "warning", "a/x/.env": "warning", "b/.env": "error",
        "c/.env": "info",
      ])
  }

  @Test func namedFilesEachHaveTheirOwn() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("a/.stacklint.yml", "severity: {ENV000: info}\n")
    try tool.write("b/.stacklint.yml", "severity: {ENV000: warning}\n")
    for path in ["a/.env", "b/.env", "c/.env"] { try tool.write(path, broken) }
    let expected = ["a/.env": "info", "b/.env": "warning", "c/.env": "error"]
    #expect(try severities(tool, "c/.env", "b/.env", "a/.env") == expected)
    #expect(try severities(tool, "c", "b/.env", "a") == expected)
  }

  @Test func standardInputHasThatOfItsName() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("a/.stacklint.yml", "severity: {ENV000: info}\n")
    let result = try tool.run("--format", "compact", "--stdin-filename", "a/b/.env", input: broken)
    #expect(result.output.contains(": info: "))
  }

  @Test func whetherAFindingFailsTheRunIsSaidByItsOwnConfiguration() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "fail-on: never\n")
    try tool.write("strict/.stacklint.yml", "fail-on: info\nseverity: {ENV000: info}\n")
    try tool.write(".env", broken)
    #expect(try tool.run(".").status == 0)
    try tool.write("strict/.env", broken)
    #expect(try tool.run(".").status == 1)
    #expect(try tool.run("--fail-on", "error", ".").status == 1, "the error outside counts")
    #expect(try tool.run("--fail-on", "error", "strict").status == 0)
  }

  @Test func oneConfigurationOfTheCommandLineHoldsForAll() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("all.yml", "severity: {ENV000: warning}\n")
    try tool.write("a/.stacklint.yml", "ignroe: []\n")
    try tool.write("a/.env", broken)
    try tool.write(".env", broken)
    #expect(try severities(tool, "--config", "all.yml", ".") == [".env": "warning", "a/.env": "warning"])
    #expect(try severities(tool, "--no-config", ".") == [".env": "error", "a/.env": "error"])
  }

  @Test func aBrokenOneStopsTheRunBeforeAnythingIsLinted() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("deep/er/.stacklint.yml", "ignroe: [ENV000]\n")
    try tool.write("deep/er/.env", broken)
    try tool.write(".env", broken)
    for path in [".", "deep/er/.env", "deep"] {
      let result = try tool.run(path)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("deep/er/.stacklint.yml:1:1: error: unknown key `ignroe`"), "\(result.errors)")
    }
    #expect(try tool.run("--fix", ".").status == 2)
    #expect(try tool.run(".env").status == 1)
  }

  @Test func rulesOfAConfigurationHoldForWhatIsBelowIt() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("a/.stacklint.yml", "rules: policies\nselect: [ACME1]\n")
    try tool.write("a/policies/acme.yaml", rule("ACME1", "no-debug", "DEBUG"))
    try tool.write("b/.stacklint.yml", "rules: [../a/policies, more]\n")
    try tool.write("b/more/acme.yaml", rule("ACME2", "no-trace", "TRACE"))
    for path in ["a/x/.env", "b/.env", "c/.env"] { try tool.write(path, "DEBUG=1\nTRACE=1\n") }
    let result = try tool.run("--format", "compact", "--select", "ACME1,no-trace", ".")
    #expect(
      result.output.split(separator: "\n").compactMap { $0.split(separator: " ").dropLast().last.map { "\($0)" } } == [
        "[ACME1", "[ACME1", "[ACME2",
      ])
    #expect(result.output.contains("a/x/.env:1:1") && !result.output.contains("c/.env"))
    #expect(try tool.run("--select", "ACME3", ".").errors.hasPrefix("stacklint: unknown rule `ACME3`"))
  }

  @Test func theConfigurationOfAProjectIsThatOfItsMainFile() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("compose.yaml", "include: [db/compose.yaml]\nservices: {web: {image: \"nginx:1.27.3\"}}\n")
    try tool.write("db/compose.yaml", "services:\n  db:\n    image: postgres\n")
    try tool.write("db/.stacklint.yml", "ignore: [floating-service-image]\n")
    let whole = try tool.run("--select", "floating-service-image", "--format", "compact", ".")
    #expect(whole.output.hasPrefix("db/compose.yaml:3:12: "))
    #expect(try tool.run("--select", "floating-service-image", "--format", "compact", "db").output.isEmpty)
  }

  @Test func aRepositoryInsideIsJudgedAsIfItStoodAlone() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".git/HEAD", "")
    try tool.write(".stacklint.yml", "severity: {ENV000: info}\n")
    try tool.write("module/.git/HEAD", "")
    try tool.write("module/.env", broken)
    try tool.write(".env", broken)
    #expect(try severities(tool, ".") == [".env": "info", "module/.env": "error"])
    #expect(try severities(tool, "module") == ["module/.env": "error"])
  }

  // MARK: - Paths

  /// The directory to work in, and what to call `repository/service` there.
  private static let spellings = [
    (".", "repository/service"), (".", "./repository//service/"), ("repository", "service"),
    ("repository/service", "."), ("repository/service/shop", ".."), ("elsewhere", "../repository/service"),
    ("elsewhere", "/absolute"),
  ]

  @Test(arguments: spellings)
  func globsAreRelativeToTheConfiguration(directory: String, path: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("repository/.git/HEAD", "")
    try tool.write("elsewhere/x", "")
    try tool.write(
      "repository/service/.stacklint.yml",
      """
      exclude: [/gen, "*/skipped/"]
      environments: {production: ["/shop/**"]}
      overrides: [{paths: ["/old/*.env"], severity: {ENV000: info}}]

      """)
    for path in [
      "gen/.env", "x/gen/.env", "x/skipped/.env", "skipped/.env", "shop/a.env", "x/shop/a.env", "old/a.env",
      "x/old/a.env",
    ] {
      try tool.write("repository/service/" + path, broken)
    }
    let absolute = tool.directory.appending(path: "repository/service").path
    let result = try Tool(directory: tool.directory.appending(path: directory))
      .run("--format", "json", path == "/absolute" ? absolute : path)
    let findings = try JSONDecoder().decode(Findings.self, from: Data(result.output.utf8)).findings
    let found = findings.map { finding in
      let path = finding.path.replacing(absolute, with: "").split(separator: "/")
        .filter { !["..", "repository", "service"].contains($0) }
      return "\(path.joined(separator: "/")) \(finding.severity) \(finding.environment ?? "-")"
    }
    #expect(
      found.sorted() == [
        "old/a.env info -", "shop/a.env error production", "skipped/.env error -", "x/gen/.env error -",
        "x/old/a.env error -", "x/shop/a.env error -",
      ])
  }

  @Test func foldersAboveTheRepositorySayNothingOfTheEnvironment() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("dev/shop/.git/HEAD", "")
    try tool.write("dev/shop/deploy/.stacklint.yml", "# nothing\n")
    try tool.write("dev/shop/deploy/live/.env", broken)
    try tool.write("dev/shop/.env", broken)
    let result = try tool.run("--format", "json", tool.directory.appending(path: "dev/shop").path)
    let findings = try JSONDecoder().decode(Findings.self, from: Data(result.output.utf8)).findings
    #expect(findings.map(\.environment) == [nil, "production"])
  }

  // MARK: -

  private struct Findings: Decodable {
    struct Item: Decodable {
      let path: String
      let severity: String
      let environment: String?
    }
    let findings: [Item]
  }

  /// The severity of the finding in each file.
  private func severities(_ tool: Tool, _ arguments: String...) throws -> [String: String] {
    let result = try tool.run(["--format", "json"] + arguments)
    let findings = try JSONDecoder().decode(Findings.self, from: Data(result.output.utf8)).findings
    return Dictionary(findings.map { ($0.path, $0.severity) }, uniquingKeysWith: { "\($0), \($1)" })
  }

  private func rule(_ id: String, _ name: String, _ variable: String) -> String {
    """
    id: \(id)
    name: \(name)
    summary: A switch is left on
    severity: warning
    category: security
    on: env.variable
    when: variable.name == "\(variable)"
    message: "{variable.name} is left on"
    why: Debug pages show secrets to everybody who makes the application fail.
    examples:
      - bad: "\(variable)=1  # <- finding"
      - bad: "\(variable)=0  # <- finding"
      - good: A=1
      - good: B=2
    """
  }
}
