import Policy

/// The formats a report can be written in. A new one is a case here and a file of its own.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people at a terminal: source lines, reasons, what to do.
  case pretty
  /// One line for each finding.
  case compact
  /// For programs: the contract of `stacklint check --format json`.
  case json
  /// For programs that read as they go: one JSON object on each line.
  case ndjson
  /// For code-scanning services: SARIF 2.1.0.
  case sarif
  /// For GitHub Actions: annotations.
  case github
  /// For GitLab: Code Quality.
  case gitlab
  /// For whatever shows test results.
  case junit
  /// For Jenkins, reviewdog and other readers of Checkstyle's XML.
  case checkstyle
  /// For merge requests, wikis and summaries of jobs.
  case markdown
  /// For people in a browser: one page to open, to filter and to share.
  case html

  /// The text of a report, with a line feed at the end: a pure function of the report and the options.
  public func render(_ report: Report, options: RenderOptions = RenderOptions()) -> String {
    switch self {
    case .pretty: PrettyReport(report, options).text
    case .compact: CompactReport(report, options).text
    case .json: JSONReport(report, options).text
    case .ndjson: NDJSONReport(report, options).text
    case .sarif: SARIFReport(report, options).text
    case .github: WorkflowReport(report, options).text
    case .gitlab: GitLabReport(report).text
    case .junit: JUnitReport(report).text
    case .checkstyle: CheckstyleReport(report).text
    case .markdown: MarkdownReport(report, options).text
    case .html: HTMLReport(report, options).text
    }
  }
}
