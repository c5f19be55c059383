import Policy
import Stack

/// One page for people in a browser: everything is in it, nothing is fetched, and it reads well without its script too.
///
/// What it shows of linted files is text wherever it stands; beyond that, its policy lets nothing run but the script that
/// it comes with.
struct HTMLReport {
  private let report: Report
  private let options: RenderOptions
  private let hidden: HiddenBytes
  private let filters: HTMLFilters

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
    hidden = HiddenBytes(report)
    filters = HTMLFilters(report, stacks: options.stacks)
  }

  /// The whole page.
  var text: String {
    var html = HTMLWriter()
    html.element("html", [("lang", "en")]) { html in
      html.element("head") { writeHead(to: &$0) }
      html.line()
      html.element("body") { writeBody(to: &$0) }
    }
    return "<!doctype html>\n\(html.text)\n"
  }

  private func writeHead(to html: inout HTMLWriter) {
    let policy = [
      "default-src 'none'", "style-src \(StaticAsset.style.hash)", "script-src \(StaticAsset.script.hash)",
      "base-uri 'none'", "form-action 'none'",
    ]
    html.void("meta", [("charset", "utf-8")])
    html.void("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy.joined(separator: "; "))])
    html.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    html.void("meta", [("name", "referrer"), ("content", "no-referrer")])
    html.void("meta", [("name", "color-scheme"), ("content", "light dark")])
    let generator = [options.tool.name, options.tool.version].compactMap(\.self).joined(separator: " ")
    html.void("meta", [("name", "generator"), ("content", generator)])
    html.element("title", text: "\(options.tool.name): \(report.summaryLine)")
    html.embed("style", .style)
  }

  private func writeBody(to html: inout HTMLWriter) {
    html.element("a", [("class", "skip"), ("href", "#findings")], text: "Skip to the findings")
    html.element("header") { html in
      html.element("h1", text: options.tool.name)
      html.element("p", [("class", "summary")], text: report.summaryLine)
      html.element("button", [("type", "button"), ("id", "theme"), ("hidden", "")], text: "Theme")
      html.element("button", [("type", "button"), ("id", "keys"), ("hidden", "")], text: "Keys")
    }
    html.line()
    for notice in report.notices {
      let kind = notice.isFailure ? "notice failure" : "notice"
      html.element("p", [("class", kind), ("role", "note")], prose: notice.message)
    }
    writeStacks(to: &html)
    filters.write(to: &html)
    html.line()
    html.element("div", [("class", "columns")]) { html in
      writeContents(to: &html)
      html.element("main", [("id", "findings"), ("tabindex", "-1")]) { writeFindings(to: &$0) }
    }
    html.line()
    HTMLRules(report).write(to: &html)
    if let version = options.tool.version {
      html.element("footer", text: "Made by \(options.tool.name) \(version)")
    }
    html.line()
    html.embed("script", .script)
  }

  /// The stacks as pictures, the first one open.
  private func writeStacks(to html: inout HTMLWriter) {
    for (number, item) in StackDrawing(options.stacks, findings: report).items.enumerated() {
      let graph = item.graph
      guard graph.services.count > 1 else { continue }
      html.element("details", [("class", "stack")] + (number == 0 ? [("open", "")] : [])) { html in
        html.element("summary") { html in
          html.element("b", text: graph.name)
          let environment = graph.environment.map { " \($0)" } ?? ""
          html.write(
            "\(environment) · \(Prose.counted(graph.services.count, "service")) · \(graph.files.joined(separator: ", "))"
          )
        }
        html.element("div", [("class", "graph"), ("tabindex", "0")]) { html in
          SVGDrawing(item, id: "stack-\(number)").write(to: &html)
        }
      }
      html.line()
    }
  }

  /// The files, each with how much there is to see in it.
  private func writeContents(to html: inout HTMLWriter) {
    html.element("nav", [("aria-label", "Files")]) { html in
      for (index, findings) in report.findingsByFile.enumerated() {
        guard let path = findings.first?.place.source.path else { continue }
        html.element("a", [("href", "#file-\(index)")]) { html in
          html.element("span", [("class", "path")], text: path)
          for severity in Severity.allCases.reversed() {
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { continue }
            html.element(
              "span", [("class", "count \(severity.rawValue)"), ("title", Prose.counted(count, severity.prettyWord))],
              text: String(count))
          }
        }
      }
    }
  }

  private func writeFindings(to html: inout HTMLWriter) {
    let fingerprints = Fingerprints(report).findings
    var number = 0
    for (index, findings) in report.findingsByFile.enumerated() {
      guard let path = findings.first?.place.source.path else { continue }
      html.element("section", [("class", "file"), ("id", "file-\(index)")]) { html in
        html.element("h2", text: path)
        for finding in findings {
          let fingerprint = number < fingerprints.count ? fingerprints[number] : ""
          number += 1
          HTMLFinding(finding, fingerprint: fingerprint, filters: filters, hidden: hidden).write(to: &html)
          html.line()
        }
      }
    }
    html.element("p", [("class", "nothing"), ("hidden", report.findings.isEmpty ? "no" : "")].filter { $0.1 != "no" }) {
      $0.write(report.findings.isEmpty ? report.summaryLine : "No finding fits the filters.")
    }
    writeSuppressed(to: &html)
  }

  private func writeSuppressed(to html: inout HTMLWriter) {
    let suppressed = report.suppressed.filter(\.isResult)
    guard !suppressed.isEmpty else { return }
    html.element("details", [("class", "suppressed")]) { html in
      html.element("summary", text: "\(suppressed.count) suppressed")
      html.element("ul") { html in
        for suppressed in suppressed {
          let finding = suppressed.finding
          let place = "\(finding.place.source.path):\(finding.place.start.line)"
          html.element("li") { html in
            html.element("span", [("class", "place")], text: place)
            html.write(prose: " \(finding.message) ")
            html.element("span", [("class", "rule")], text: "\(finding.rule.id) \(finding.rule.name)")
            let reason = suppressed.reason.isEmpty ? "without a reason" : suppressed.reason
            html.element("span", [("class", "reason")], text: " \(suppressed.origin.rawValue): \(reason)")
          }
        }
      }
    }
  }
}
