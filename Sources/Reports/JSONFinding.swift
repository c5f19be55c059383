import Policy
import Syntax

/// The members of the objects that the formats for programs (`json`, `ndjson`) are made of.
enum JSONFinding {
  /// The members of a finding.
  static func write(_ finding: Finding, fingerprint: String, to json: inout JSONWriter) {
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

  private static func write(_ place: Place, to json: inout JSONWriter) {
    let start = place.start
    json.member("path", place.source.path)
    json.member("line", start.line)
    json.member("column", start.column)
  }

  private static func write(_ fix: Fix?, to json: inout JSONWriter) {
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

  /// The members of a notice.
  static func write(_ notice: Notice, to json: inout JSONWriter) {
    json.member("message", notice.message)
    json.member("failure", notice.isFailure)
  }

  /// The members of a row of the statistics.
  static func write(_ row: Statistics.Row, to json: inout JSONWriter) {
    json.member("rule", row.rule.id)
    json.member("name", row.rule.name)
    json.member("count", row.count)
    json.member("fixable", row.fixableCount)
  }

  /// The members of the summary.
  static func writeSummary(of report: Report, to json: inout JSONWriter) {
    json.member("files", report.fileCount)
    json.member("errors", report.count(.error))
    json.member("warnings", report.count(.warning))
    json.member("infos", report.count(.info))
    json.member("suppressed", report.count(.comment) + report.count(.configuration))
    json.member("baseline", report.count(.baseline))
    json.member("unchanged", report.count(.unchanged))
    json.member("milliseconds", report.milliseconds.isFinite ? (report.milliseconds * 10).rounded() / 10 : 0)
  }
}
