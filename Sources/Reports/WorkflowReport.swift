import Policy

/// Annotations of GitHub Actions: commands in the log of a step that the runner turns into remarks on the changed lines.
///
/// A step may make ten of each kind, so that the most severe come first and what is more than that stands in the log below,
/// folded away.
struct WorkflowReport {
  /// How many annotations of each kind (error, warning, notice) the platform takes from one step.
  private static let annotationLimit = 10

  private let report: Report
  private let options: RenderOptions

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
  }

  /// The whole report.
  var text: String {
    var lines: [String] = []
    var rest: [Finding] = []
    for severity in Severity.allCases.reversed() {
      let findings = report.findings.filter { $0.severity == severity }
      lines += findings.prefix(Self.annotationLimit).map(annotation)
      rest += findings.dropFirst(Self.annotationLimit)
    }
    if !rest.isEmpty {
      let count = Prose.counted(rest.count, "more finding")
      lines.append("::group::\(count), without annotations as a step may make \(Self.annotationLimit) of each kind")
      lines += rest.map(logLine)
      lines.append("::endgroup::")
    }
    if options.showStatistics { lines += Statistics(report).table(Painter(isOn: false)).map(Escaping.workflowLine) }
    if !options.isQuiet { lines.append("stacklint: \(report.summaryLine)") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func annotation(_ finding: Finding) -> String {
    let place = finding.place
    var parameters = [("file", place.source.path), ("line", String(place.start.line))]
    if place.lastLine == place.start.line {
      // A column is only read where both ends are on one line.
      parameters += [("col", String(place.start.column)), ("endColumn", String(place.end.column))]
    } else {
      parameters.append(("endLine", String(place.lastLine)))
    }
    parameters.append(("title", "\(finding.rule.id) \(finding.rule.name)"))
    let list = parameters.map { "\($0.0)=\(Escaping.workflowParameter($0.1))" }.joined(separator: ",")
    var message = [Escaping.line(finding.message + finding.environmentSuffix)]
    message += finding.related.map { related in
      Escaping.line("\(related.place.source.path):\(related.place.start.line): \(related.message)")
    }
    if let advice = finding.mendingLine { message.append(Escaping.line("Fix: \(advice)")) }
    return "::\(finding.severity.workflowCommand) \(list)::\(Escaping.workflowData(message.joined(separator: "\n")))"
  }

  private func logLine(_ finding: Finding) -> String {
    let start = finding.place.start
    return Escaping.workflowLine(
      "\(finding.place.source.path):\(start.line):\(start.column): \(finding.severity.rawValue): \(finding.message)"
        + "\(finding.environmentSuffix) [\(finding.rule.id) \(finding.rule.name)]")
  }
}
