import Policy

/// What GitHub's code scanning takes of one file; it refuses the whole file when there is more.
enum SARIFLimits {
  /// The results of one run.
  static let results = 25_000

  /// The places of one result.
  static let locations = 1_000

  /// The tags of one rule; it would take twice as many, and show these.
  static let tags = 10

  /// The characters of a short or a full description.
  private static let descriptionLength = 1024

  /// A description, cut off at the last word that fits.
  static func description(_ text: String) -> String {
    guard text.utf16.count > descriptionLength else { return text }
    var kept = ""
    var count = 0
    for word in text.split(separator: " ") {
      count += word.utf16.count + 1
      if count > descriptionLength - 2 { break }
      kept += kept.isEmpty ? String(word) : " " + word
    }
    return kept + " …"
  }

  /// The part of a report that fits: the findings that are shown before the suppressed ones, the worst first. What is left
  /// out is said in a notice.
  static func kept(of report: Report) -> Report {
    let listed = report.suppressed.filter(\.isResult)
    let count = report.findings.count + listed.count
    guard count > results else { return report }
    let findings = Array(report.findingsBySeverity.prefix(results))
    let suppressed = Array(listed.prefix(results - findings.count))
    let left = Prose.counted(count - results, "result")
    let notice = Notice("\(left) left out: code scanning takes \(results) of one run", isFailure: false)
    return Report(
      findings: findings, suppressed: suppressed, notices: report.notices + [notice], rules: report.rules,
      baseline: report.baseline, fileCount: report.fileCount, milliseconds: report.milliseconds)
  }
}
