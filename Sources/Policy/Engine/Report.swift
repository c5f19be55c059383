/// The finished result of a run: what every output format is a pure function of.
public struct Report: Sendable {
  /// The findings to show, in report order.
  public let findings: [Finding]

  /// The findings that a comment, the configuration or a baseline took out, each with the reason given, in report order.
  public let suppressed: [SuppressedFinding]

  /// What went wrong with the run itself: files that could not be read, rules that failed. Shown on standard error and
  /// in SARIF's invocation.
  public let notices: [Notice]

  /// The rules that were on, sorted by id; SARIF lists them.
  public let rules: [RuleInfo]

  /// What the run says about its baseline; nil without one.
  public let baseline: BaselineUse?

  /// The number of files that were linted.
  public let fileCount: Int

  /// How long the run took, in milliseconds.
  public let milliseconds: Double

  /// A report; findings are put in order here.
  public init(
    findings: [Finding], suppressed: [SuppressedFinding] = [], notices: [Notice] = [], rules: [RuleInfo] = [],
    baseline: BaselineUse? = nil, fileCount: Int, milliseconds: Double
  ) {
    self.findings = findings.sorted(by: Finding.inReportOrder)
    self.suppressed = suppressed.sorted { Finding.inReportOrder($0.finding, $1.finding) }
    self.notices = notices
    self.rules = rules
    self.baseline = baseline
    self.fileCount = fileCount
    self.milliseconds = milliseconds
  }

  /// The number of findings of a severity.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// The number of findings that something took out.
  public func count(_ origin: SuppressionOrigin) -> Int {
    suppressed.count { $0.origin == origin }
  }
}

/// A finding that is not shown, and why.
public struct SuppressedFinding: Sendable {
  /// The finding.
  public let finding: Finding

  /// The reason that was given; empty when none was.
  public let reason: String

  /// What took it out.
  public let origin: SuppressionOrigin

  /// A suppressed finding.
  public init(_ finding: Finding, reason: String, origin: SuppressionOrigin = .comment) {
    self.finding = finding
    self.reason = reason
    self.origin = origin
  }
}

/// What can take a finding out of a report.
public enum SuppressionOrigin: String, Sendable, CaseIterable {
  /// A comment in the linted file.
  case comment
  /// The configuration.
  case configuration
  /// A baseline.
  case baseline
  /// The lines that it is about have not changed since the revision that the user named.
  case unchanged
}

/// Something to say about the run itself.
public struct Notice: Sendable, Hashable {
  /// What happened: `Dockerfile: is a directory, not a file`.
  public let message: String

  /// Whether the run is incomplete because of it (exit status 2), or it is only worth knowing.
  public let isFailure: Bool

  /// A notice.
  public init(_ message: String, isFailure: Bool) {
    self.message = message
    self.isFailure = isFailure
  }
}
