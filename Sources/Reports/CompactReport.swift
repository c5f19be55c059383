import Policy

/// One line for each finding, as editors and `grep` like it:
/// `path:line:column: severity: message [DKR001 floating-base-image]`.
struct CompactReport {
  private let report: Report
  private let options: RenderOptions

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
  }

  /// The whole report; nothing when there are no findings.
  var text: String {
    var text = ""
    for finding in report.findings {
      let position = finding.place.start
      let rule = finding.rule
      text += Escaping.line(finding.place.source.path) + ":\(position.line):\(position.column): "
      text += finding.severity.rawValue + ": " + Escaping.line(finding.message)
      if !finding.environments.isEmpty {
        text += " (in \(Prose.list(finding.environments.map(Escaping.line))))"
      }
      text += Escaping.line(" [\(rule.id) \(rule.name)]") + "\n"
    }
    if options.showStatistics, !report.findings.isEmpty {
      text += "\n" + Statistics(report).table(Painter(isOn: false)).joined(separator: "\n") + "\n"
    }
    return text
  }
}
