import Policy
import Reports

/// What came of linting.
public struct LintResult: Sendable {
  /// The findings, by path, place and rule.
  public let findings: [LintFinding]

  /// The number of findings that comments or the configuration took out.
  public let suppressedCount: Int

  /// The number of files that were linted.
  public let fileCount: Int

  /// What went wrong with files that could not be read, and with rules that could not be evaluated.
  public let notices: [String]

  private let report: Report

  init(_ report: Report) {
    self.report = report
    findings = zip(report.findings, Fingerprints(report).findings).map { LintFinding($0, fingerprint: $1) }
    suppressedCount = report.suppressed.count
    fileCount = report.fileCount
    notices = report.notices.map(\.message)
  }

  /// The report in one of the formats of `stacklint --format`, such as `sarif`; nil for an unknown one.
  public func rendered(as format: String) -> String? {
    ReportFormat(rawValue: format)?.render(
      report, options: RenderOptions(tool: ToolInfo(version: Version.current)))
  }
}
