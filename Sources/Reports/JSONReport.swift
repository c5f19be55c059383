import Policy

/// The format for programs, version 1. Members are added, never renamed or taken away; lines and columns count from 1,
/// columns in Unicode scalars, ends are one past the last; edits are byte offsets.
struct JSONReport {
  private let report: Report
  private let options: RenderOptions

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
  }

  /// The whole report.
  var text: String {
    let fingerprints = Fingerprints(report).findings
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.objects("findings", zip(report.findings, fingerprints)) { json, numbered in
        JSONFinding.write(numbered.0, fingerprint: numbered.1, to: &json)
      }
      if options.showStatistics {
        json.objects("statistics", Statistics(report).rows) { JSONFinding.write($1, to: &$0) }
      }
      json.objects("notices", report.notices) { JSONFinding.write($1, to: &$0) }
      json.object("summary") { JSONFinding.writeSummary(of: report, to: &$0) }
    }
    return json.text
  }
}
