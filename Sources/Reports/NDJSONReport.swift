import Policy

/// JSON lines, for programs that read as they go: each line is an object of its own whose `type` says what the others of its
/// members are. Findings first, with the members that they have in `json`; the summary last.
struct NDJSONReport {
  private let report: Report
  private let options: RenderOptions

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
  }

  /// The whole report.
  var text: String {
    var text = ""
    for (finding, fingerprint) in zip(report.findings, Fingerprints(report).findings) {
      text += line("finding") { JSONFinding.write(finding, fingerprint: fingerprint, to: &$0) }
    }
    if options.showStatistics {
      for row in Statistics(report).rows { text += line("statistics") { JSONFinding.write(row, to: &$0) } }
    }
    for notice in report.notices { text += line("notice") { JSONFinding.write(notice, to: &$0) } }
    return text
      + line("summary") { json in
        json.member("version", 1)
        JSONFinding.writeSummary(of: report, to: &json)
      }
  }

  private func line(_ type: String, _ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(onOneLine: true)
    json.object { json in
      json.member("type", type)
      body(&json)
    }
    return json.text
  }
}
