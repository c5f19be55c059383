import Policy

/// Markdown, for a comment on a merge request, a wiki, or the summary of a CI job: a table of the findings of each file, then
/// what the rules have to say.
public struct MarkdownReport {
  private let report: Report
  private let options: RenderOptions
  private let limit: Int

  /// A report.
  /// - Parameter limit: the bytes that it may take; findings that do not fit are counted instead.
  public init(_ report: Report, _ options: RenderOptions = RenderOptions(), limit: Int = .max) {
    self.report = report
    self.options = options
    self.limit = limit
  }

  /// The whole report.
  public var text: String {
    var text = "## stacklint: \(report.summaryLine)\n"
    if options.isQuiet, report.findings.isEmpty { return text }
    for notice in report.notices where notice.isFailure {
      text += "\n> **Incomplete:** \(Escaping.markdown(notice.message))\n"
    }
    var shown: [Finding] = []
    for findings in report.findingsByFile {
      guard let path = findings.first?.place.source.path else { continue }
      let head = "\n### \(Escaping.markdownCode(path))\n\n| | Line | Finding | Rule |\n|---|---|---|---|\n"
      var rows = ""
      for finding in findings {
        let row = row(finding)
        guard room(text.utf8.count + head.utf8.count + rows.utf8.count + row.utf8.count) else { break }
        rows += row
        shown.append(finding)
      }
      if !rows.isEmpty { text += head + rows }
    }
    if shown.count < report.findings.count {
      text +=
        "\n… and \(Prose.counted(report.findings.count - shown.count, "more finding")) for which there is no room here.\n"
    }
    for section in [options.showStatistics ? statistics : "", rules(of: shown)] where !section.isEmpty {
      if room(text.utf8.count + section.utf8.count) { text += "\n" + section }
    }
    return text
  }

  /// Whether so many bytes fit, and the words that say what does not.
  private func room(_ count: Int) -> Bool { count < limit - min(limit, 200) }

  private func row(_ finding: Finding) -> String {
    let start = finding.place.start
    var cell = Escaping.markdown(finding.message + finding.environmentSuffix)
    for related in finding.related {
      let place = "\(related.place.source.path):\(related.place.start.line)"
      cell += "<br>→ \(Escaping.markdownCode(place)) \(Escaping.markdown(related.message))"
    }
    if let advice = finding.mendingLine { cell += "<br>*Fix:* \(Escaping.markdown(advice))" }
    let rule = "\(Escaping.markdownCode(finding.rule.id)) \(Escaping.markdown(finding.rule.name))"
    return "| **\(finding.severity.prettyWord)** | \(start.line):\(start.column) | \(cell) | \(rule) |\n"
  }

  private var statistics: String {
    "| Count | Rule | Fixable |\n|---|---|---|\n"
      + Statistics(report).rows.map { row in
        "| \(row.count) | \(Escaping.markdownCode(row.rule.id)) \(Escaping.markdown(row.rule.name)) | \(row.fixableCount) |\n"
      }.joined()
  }

  /// The reasons, folded away: a reader who knows them does not want them again.
  private func rules(of findings: [Finding]) -> String {
    var seen = Set<String>()
    let rules = findings.map(\.rule).filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    let items = rules.compactMap { rule in
      let reason = Prose.firstParagraph(rule.why)
      return reason.isEmpty ? nil : "- \(Escaping.markdownCode(rule.id)): \(Escaping.markdown(reason))\n"
    }
    if items.isEmpty { return "" }
    return "<details>\n<summary>Why these matter</summary>\n\n\(items.joined())\n</details>\n"
  }
}
