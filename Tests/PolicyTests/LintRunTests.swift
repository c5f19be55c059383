import BuiltinRules
import Foundation
import Testing

@testable import Policy

/// Whole runs over small repositories: what is found, where, and what becomes of it.
struct LintRunTests {
  @Test func aFindingHasTheSpanOfTheThing() async throws {
    let report = await lint("Dockerfile", "FROM nginx\nUSER 101\n", select: "DKR001")
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
  func aCommentTakesAFindingOut(text: String) async {
    let report = await lint("Dockerfile", text, select: "DKR001,LNT001")
    #expect(report.findings.isEmpty)
    #expect(report.suppressed.count == 1)
  }

  @Test(arguments: [
    "# stacklint ignore=DKR002\nFROM nginx\n",
    "# stacklint ignore=DKR001\nFROM alpine:3.20\nFROM nginx\n",
    "# hadolint ignore=DL3007x\nFROM nginx\n",
  ])
  func aCommentForSomethingElseDoesNot(text: String) async {
    let report = await lint("Dockerfile", text, select: "DKR001")
    #expect(report.findings.map(\.rule.id) == ["DKR001"])
  }

  @Test func aCommentCoversAllLinesOfItsInstruction() async {
    let report = await lint(
      "Dockerfile",
      "FROM debian:12.5\n# stacklint ignore=apt-install-without-yes -- asked\nRUN true && \\\n  apt-get install vim\n",
      select: "apt-install-without-yes")
    #expect(report.findings.isEmpty)
    #expect(report.suppressed.count == 1)
  }

  @Test func theReasonIsKept() async {
    let report = await lint("Dockerfile", "# stacklint ignore=DKR001 -- mirrored\nFROM nginx\n", select: "DKR001")
    #expect(report.suppressed.map(\.reason) == ["mirrored"])
  }

  @Test func anOverlayIsJudgedWithItsBase() async throws {
    let report = try await lint(
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

  @Test func anOverlayThatTakesThePortsAwayMakesProductionClean() async throws {
    let report = try await lint(
      [
        "docker-compose.dev.yml": "services:\n  db:\n    ports: [\"5432:5432\"]\n",
        "docker-compose.yml": "services:\n  db:\n    image: postgres:16.4\n",
        "docker-compose.prod.yml": "services:\n  db:\n    restart: always\n",
      ], select: "data-store-port-published")
    #expect(report.findings.isEmpty)
  }

  @Test func valuesComeFromTheEnvironmentFileBeside() async throws {
    let report = try await lint(
      [
        "compose.yaml": "services:\n  web:\n    image: nginx:${TAG}\n",
        ".env": "TAG=latest\n",
      ], select: "floating-service-image")
    #expect(report.findings.count == 1)
    let unset = try await lint(
      ["compose.yaml": "services:\n  web:\n    image: nginx:${TAG}\n"], select: "floating-service-image")
    #expect(unset.findings.isEmpty, "unknown never fires")
  }

  @Test func severitiesAndOverridesAreConfigured() async throws {
    var configuration = Configuration()
    configuration.settings.severities = [(rule: RuleReference("DKR001"), severity: .info)]
    configuration.overrides = [
      ConfigurationOverride(paths: ["**/b/**"], ignore: [RuleReference("floating-base-image")])
    ]
    let report = try await lint(
      ["a/Dockerfile": "FROM nginx\n", "b/Dockerfile": "FROM nginx\n"], select: "DKR001", configuration)
    #expect(report.findings.map(\.severity) == [.info])
  }

  @Test func fingerprintsSurviveLinesAbove() async {
    let before = await lint("Dockerfile", "FROM nginx\n", select: "DKR001")
    let after = await lint("Dockerfile", "# a comment\n\nFROM nginx\n", select: "DKR001")
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint))
  }

  private func lint(_ path: String, _ text: String, select: String) async -> Report {
    (try? await run(select: select, Configuration())?.execute(.text(path: path, bytes: Array(text.utf8))))
      ?? Report(findings: [], fileCount: 0, milliseconds: 0)
  }

  private func lint(
    _ files: [String: String], select: String, _ configuration: Configuration = Configuration()
  ) async throws -> Report {
    let directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    for (path, text) in files {
      let file = directory.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try await run(select: select, configuration)?.execute(.paths([directory.path]))
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
