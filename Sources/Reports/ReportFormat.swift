import Policy

/// The formats a report can be written in. A new one is a case here and a file of its own.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people at a terminal: source lines, reasons, what to do.
  case pretty
  /// One line for each finding.
  case compact
  /// For programs: the contract of `stacklint check --format json`.
  case json
  /// For code-scanning services: SARIF 2.1.0.
  case sarif

  /// The text of a report, with a line feed at the end: a pure function of the report and the options.
  public func render(_ report: Report, options: RenderOptions = RenderOptions()) -> String {
    switch self {
    case .pretty: PrettyReport(report, options).text
    case .compact: CompactReport(report, options).text
    case .json: JSONReport(report, options).text
    case .sarif: SARIFReport(report, options).text
    }
  }
}
