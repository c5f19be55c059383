import Policy
import Syntax

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
        write(numbered.0, fingerprint: numbered.1, to: &json)
      }
      if options.showStatistics {
        json.objects("statistics", Statistics(report).rows) { json, row in
          json.member("rule", row.rule.id)
          json.member("name", row.rule.name)
          json.member("count", row.count)
          json.member("fixable", row.fixableCount)
        }
      }
      json.objects("notices", report.notices) { json, notice in
        json.member("message", notice.message)
        json.member("failure", notice.isFailure)
      }
      json.object("summary") { json in
        json.member("files", report.fileCount)
        json.member("errors", report.count(.error))
        json.member("warnings", report.count(.warning))
        json.member("infos", report.count(.info))
        json.member("suppressed", report.suppressed.count)
        json.member("milliseconds", report.milliseconds.isFinite ? (report.milliseconds * 10).rounded() / 10 : 0)
      }
    }
    return json.text
  }

  private func write(_ finding: Finding, fingerprint: String, to json: inout JSONWriter) {
    let end = finding.place.end
    json.member("rule", finding.rule.id)
    json.member("name", finding.rule.name)
    json.member("severity", finding.severity.rawValue)
    json.member("message", finding.message)
    write(finding.place, to: &json)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
    json.member("environment", finding.environments.first)
    json.member("environments", finding.environments)
    json.member("policies", finding.rule.policies)
    json.objects("related", finding.related) { json, related in
      write(related.place, to: &json)
      json.member("message", related.message)
    }
    if !finding.flow.isEmpty {
      json.objects("flow", finding.flow) { json, step in
        write(step.place, to: &json)
        json.member("message", step.message)
      }
    }
    write(finding.fix, to: &json)
    json.member("fingerprint", fingerprint)
  }

  private func write(_ place: Place, to json: inout JSONWriter) {
    let start = place.start
    json.member("path", place.source.path)
    json.member("line", start.line)
    json.member("column", start.column)
  }

  private func write(_ fix: Fix?, to json: inout JSONWriter) {
    json.key("fix")
    guard let fix else { return json.null() }
    json.object { json in
      json.member("title", fix.title)
      json.member("safety", fix.isSafe ? "safe" : "unsafe")
      json.objects("edits", fix.edits) { json, edit in
        json.member("path", edit.source.path)
        json.member("start", edit.span.start)
        json.member("end", edit.span.end)
        json.member("text", edit.text)
      }
    }
  }
}
