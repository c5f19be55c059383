import Policy

/// GitLab's Code Quality report: the part of Code Climate's issues that merge requests show.
struct GitLabReport {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// The whole report.
  var text: String {
    var json = JSONWriter()
    json.array { json in
      for (finding, fingerprint) in zip(report.findings, Fingerprints(report).findings) {
        json.object { write(finding, fingerprint: fingerprint, to: &$0) }
      }
    }
    return json.text
  }

  private func write(_ finding: Finding, fingerprint: String, to json: inout JSONWriter) {
    json.member("type", "issue")
    json.member("check_name", finding.rule.id)
    json.member("description", "\(finding.message) (\(finding.rule.name))")
    json.member("categories", [finding.rule.codeClimateCategory])
    json.member("severity", finding.severity.gitLabWord)
    json.member("fingerprint", fingerprint)
    json.object("location") { json in
      json.member("path", finding.place.source.path)
      json.object("lines") { json in
        json.member("begin", finding.place.start.line)
        json.member("end", finding.place.lastLine)
      }
      json.object("positions") { json in
        for (name, position) in [("begin", finding.place.start), ("end", finding.place.end)] {
          json.object(name) { json in
            json.member("line", position.line)
            json.member("column", position.column)
          }
        }
      }
    }
  }
}

extension RuleInfo {
  /// The nearest of Code Climate's categories.
  fileprivate var codeClimateCategory: String {
    switch category {
    case "security": "Security"
    case "performance": "Performance"
    case "maintainability": "Clarity"
    case "style": "Style"
    default: "Bug Risk"
    }
  }
}
