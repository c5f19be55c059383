import BuiltinRules
import Stack
import Syntax
import Testing

@testable import Policy

/// What ShellCheck says comes under its own numbers, at its place in the Dockerfile.
struct ShellCheckTests {
  private static let isInstalled = ChildProcess.find("shellcheck") != nil

  @Test(.enabled(if: isInstalled))
  func commentsPointIntoTheDockerfile() {
    let text = "FROM debian:12\nRUN echo é && \\\n    # why\n    rm -rf $dir/x && \\\n    cat $(list)\n"
    let report = lint(text)
    #expect(
      report.findings.map { "\($0.rule.id) \($0.place.text)" } == ["SC2086 $dir", "SC2154 $dir", "SC2046 $(list)"])
    #expect(report.findings.map(\.severity) == [.info, .warning, .warning])
    #expect(report.findings.last?.rule.references == ["https://www.shellcheck.net/wiki/SC2046"])
    #expect(report.findings.last?.rule.name == "shellcheck-finding")
  }

  @Test(
    .enabled(if: isInstalled), arguments: ["hadolint ignore=SC2046", "stacklint ignore=SC2046 -- words are wanted"])
  func aCommentTakesThemOut(pragma: String) {
    let report = lint("FROM debian:12\n# \(pragma)\nRUN cat $(list)\nRUN cat $(list)\n")
    #expect(report.findings.map(\.place.start.line) == [4])
    #expect(report.suppressed.map(\.finding.rule.id) == ["SC2046"])
  }

  @Test(.enabled(if: isInstalled))
  func variablesOfTheBuildAreSet() {
    #expect(lint("FROM debian:12\nARG dir\nRUN echo \"$dir\"\n").findings.isEmpty)
    #expect(lint("FROM debian:12\nRUN echo \"$dir\"\n").findings.map(\.rule.id) == ["SC2154"])
  }

  @Test func itCanBeSwitchedOff() {
    var configuration = Configuration()
    configuration.shellcheck = .off
    let report = lint("FROM debian:12\nRUN cat $(list)\n", configuration)
    #expect(report.findings.isEmpty && report.notices.isEmpty)
  }

  @Test func itsNumbersAreNoUnknownRules() {
    let report = lint("FROM debian:12\n# stacklint ignore=SC2046\nRUN true\n", select: "unknown-suppressed-rule")
    #expect(report.findings.isEmpty)
    #expect(ShellCheckSource.isCode("SC2086"))
    #expect(!ShellCheckSource.isCode("SC20") && !ShellCheckSource.isCode("SCOPES"))
  }

  private func lint(
    _ text: String, _ configuration: Configuration = Configuration(), select: String = "shellcheck-finding"
  ) -> Report {
    let selection = RuleSelection(only: [RuleReference(select)])
    guard case .success(let rules) = selection.resolve(BuiltinRules.all, configuration) else {
      Issue.record("no such rule: \(select)")
      return Report(findings: [], fileCount: 0, milliseconds: 0)
    }
    let policy = LintPolicy(configuration: configuration, allRules: BuiltinRules.all, rules: rules)
    let run = LintRun(.one(policy))
    return (try? run.execute(.text(path: "Dockerfile", bytes: Array(text.utf8))))
      ?? Report(findings: [], fileCount: 0, milliseconds: 0)
  }
}
