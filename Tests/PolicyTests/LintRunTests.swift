import BuiltinRules
import Foundation
import Testing

@testable import Policy

/// Whole runs over small repositories: what is found, where, and what becomes of it.
struct LintRunTests {
  @Test func aFindingHasTheSpanOfTheThing() throws {
    let report = lint("Dockerfile", "FROM nginx\nUSER 101\n", select: "DKR001")
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.place.text == "nginx")
    #expect(finding.place.start.line == 1)
    #expect(finding.place.start.column == 6)
  }

  @Test(arguments: [
    "# stacklint ignore=DKR001 -- mirrored\nFROM nginx\n",
    "# stacklint ignore=floating-base-image\n\n# another comment\nFROM nginx\n",
    "# stacklint ignore-file=DKR001\n# more\nFROM alpine:3.20\nFROM nginx\n",
    "# hadolint ignore=DL3006\nFROM nginx\n",
    "# hadolint global ignore=DL3006\nFROM nginx\n",
  ])
  func aCommentTakesAFindingOut(text: String) {
    let report = lint("Dockerfile", text, select: "DKR001,LNT001")
    #expect(report.findings.isEmpty)
    #expect(report.suppressed.count == 1)
  }

  @Test(arguments: [
    "# stacklint ignore=DKR002\nFROM nginx\n",
    "# stacklint ignore=DKR001\nFROM alpine:3.20\nFROM nginx\n",
    "# hadolint ignore=DL3007x\nFROM nginx\n",
  ])
  func aCommentForSomethingElseDoesNot(text: String) {
    let report = lint("Dockerfile", text, select: "DKR001")
    #expect(report.findings.map(\.rule.id) == ["DKR001"])
  }

  @Test func aCommentCoversAllLinesOfItsInstruction() {
    let report = lint(
      "Dockerfile",
      "FROM debian:12.5\n# stacklint ignore=apt-install-without-yes -- asked\nRUN true && \\\n  apt-get install vim\n",
      select: "apt-install-without-yes")
    #expect(report.findings.isEmpty)
    #expect(report.suppressed.count == 1)
  }

  @Test func aTemplateIsLeftToWhatFillsItIn() throws {
    let files = [
      "compose.yaml": "services:\n  {% if web %}\n  web:\n    image: {{ image }}\n  {% endif %}\n",
      "nginx.conf": "http {\n  server_tokens {TOKENS}\n}\n", "Dockerfile": "FROM a\n{{ steps }}\n",
    ]
    let report = try lint(files, select: "CMP000,NGX000,DKR000")
    #expect(report.findings.isEmpty)
    #expect(report.fileCount == 0)
    #expect(report.notices.count { $0.message.contains("template with tags to be filled in") } == 3)
    #expect(report.notices.allSatisfy { !$0.isFailure })
  }

  @Test func aTemplateThatSomebodyNamesIsLinted() {
    let report = lint("nginx.conf", "http {\n  server_tokens {TOKENS}\n}\n", select: "NGX000")
    #expect(report.findings.first?.place.text == "{TOKENS}")
  }

  @Test func tagsThatAreValuesMakeNoTemplate() throws {
    let report = try lint(
      ["compose.yaml": "services:\n  web:\n    image: a:1\n    hostname: '{{.Node.Hostname}}'\n    imge: b\n"],
      select: "CMP000")
    #expect(report.findings.map(\.place.start.line) == [5])
  }

  @Test func secretsAreMarkedForReports() throws {
    let report = lint(
      "compose.yaml", "services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD: fG7kq29Lm\n",
      select: "CMP027")
    #expect(report.findings.first?.sensitive.map(\.text) == ["fG7kq29Lm"])
  }

  @Test func theReasonIsKept() {
    let report = lint("Dockerfile", "# stacklint ignore=DKR001 -- mirrored\nFROM nginx\n", select: "DKR001")
    #expect(report.suppressed.map(\.reason) == ["mirrored"])
  }

  @Test func anOverlayIsJudgedWithItsBase() throws {
    let report = try lint(
      [
        "docker-compose.yml": "services:\n  db:\n    image: postgres:16.4\n    ports: [\"5432:5432\"]\n",
        "docker-compose.prod.yml": "services:\n  db:\n    restart: always\n",
      ], select: "data-store-port-published")
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.place.source.path.hasSuffix("docker-compose.yml"))
    #expect(finding.place.text == "\"5432:5432\"")
    #expect(finding.severity == .error)
    #expect(finding.environments.contains("production"))
  }

  @Test func anOverlayThatTakesThePortsAwayMakesProductionClean() throws {
    let report = try lint(
      [
        "docker-compose.dev.yml": "services:\n  db:\n    ports: [\"5432:5432\"]\n",
        "docker-compose.yml": "services:\n  db:\n    image: postgres:16.4\n",
        "docker-compose.prod.yml": "services:\n  db:\n    restart: always\n",
      ], select: "data-store-port-published")
    #expect(report.findings.isEmpty)
  }

  @Test func valuesComeFromTheEnvironmentFileBeside() throws {
    let report = try lint(
      [
        "compose.yaml": "services:\n  web:\n    image: nginx:${TAG}\n",
        ".env": "TAG=latest\n",
      ], select: "floating-service-image")
    #expect(report.findings.count == 1)
    let unset = try lint(
      ["compose.yaml": "services:\n  web:\n    image: nginx:${TAG}\n"], select: "floating-service-image")
    #expect(unset.findings.isEmpty, "unknown never fires")
  }

  @Test func severitiesAndOverridesAreConfigured() throws {
    var configuration = Configuration()
    configuration.settings.severities = [(rule: RuleReference("DKR001"), severity: .info)]
    configuration.overrides = [
      ConfigurationOverride(paths: ["**/b/**"], ignore: [RuleReference("floating-base-image")])
    ]
    let report = try lint(
      ["a/Dockerfile": "FROM nginx\n", "b/Dockerfile": "FROM nginx\n"], select: "DKR001", configuration)
    #expect(report.findings.map(\.severity) == [.info])
  }

  @Test func fingerprintsSurviveLinesAbove() {
    let before = lint("Dockerfile", "FROM nginx\n", select: "DKR001")
    let after = lint("Dockerfile", "# a comment\n\nFROM nginx\n", select: "DKR001")
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint))
  }

  private func lint(_ path: String, _ text: String, select: String) -> Report {
    (try? run(select: select, Configuration())?.execute(.text(path: path, bytes: Array(text.utf8))))
      ?? Report(findings: [], fileCount: 0, milliseconds: 0)
  }

  private func lint(
    _ files: [String: String], select: String, _ configuration: Configuration = Configuration()
  ) throws -> Report {
    let directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    for (path, text) in files {
      let file = directory.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try run(select: select, configuration)?.execute(.paths([directory.path]))
      ?? Report(findings: [], fileCount: 0, milliseconds: 0)
  }

  private func run(select: String, _ configuration: Configuration) -> LintRun? {
    let selection = RuleSelection(only: select.split(separator: ",").map { RuleReference(String($0)) })
    guard case .success(let rules) = selection.resolve(BuiltinRules.all, configuration) else {
      Issue.record("no such rules: \(select)")
      return nil
    }
    return LintRun(.one(LintPolicy(configuration: configuration, allRules: BuiltinRules.all, rules: rules)))
  }
}
