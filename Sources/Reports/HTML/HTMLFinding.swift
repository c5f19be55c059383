import Policy
import Syntax

/// A finding on a page: what is wrong, where, with its source, and what to do about it.
struct HTMLFinding {
  private let finding: Finding
  private let fingerprint: String
  private let filters: HTMLFilters
  private let hidden: HiddenBytes

  /// A finding.
  /// - Parameter filters: those of the page, which number what findings are about.
  init(_ finding: Finding, fingerprint: String, filters: HTMLFilters, hidden: HiddenBytes) {
    self.finding = finding
    self.fingerprint = fingerprint
    self.filters = filters
    self.hidden = hidden
  }

  /// Writes it.
  func write(to html: inout HTMLWriter) {
    html.element("article", attributes) { html in
      html.element("h3") { html in
        html.element("span", [("class", "badge")], text: finding.severity.prettyWord)
        html.write(" ")
        html.element("span", [("class", "message")], prose: finding.message)
      }
      html.element("p", [("class", "meta")]) { writeMeta(to: &$0) }
      HTMLSource(finding.place, hidden: hidden).write(to: &html)
      HTMLFlow(finding, hidden: hidden)?.write(to: &html)
      for related in HTMLFlow.related(to: finding) {
        html.element("div", [("class", "related")]) { html in
          html.element("p") { html in
            html.element("span", [("class", "place")], text: related.place.shownPosition)
            html.write(" ")
            html.element("span", prose: related.message)
          }
          HTMLSource(related.place, isBrief: true, hidden: hidden).write(to: &html)
        }
      }
      if let reason = finding.reasonLine {
        html.element("p", [("class", "why")]) { html in
          html.element("b", text: "Why")
          html.write(prose: " " + reason)
        }
      }
      writeFix(to: &html)
    }
  }

  private var attributes: [HTMLWriter.Attribute] {
    return [
      ("class", "finding \(finding.severity.rawValue)"), ("id", "f-\(fingerprint)"), ("tabindex", "-1"),
      ("data-severity", finding.severity.rawValue), ("data-rule", finding.rule.id),
      ("data-file", finding.place.source.path), ("data-line", String(finding.place.start.line)),
      ("data-about", filters.subjects.numbers(of: filters.subjects(of: finding))),
      ("data-environments", filters.environments.numbers(of: finding.environments)),
      ("data-fixable", finding.fix == nil ? "" : "yes"),
    ].filter { !$0.1.isEmpty }
  }

  private func writeMeta(to html: inout HTMLWriter) {
    html.element("a", [("class", "rule"), ("href", "#\(HTMLRules.anchor(of: finding.rule))")]) { html in
      html.write("\(finding.rule.id) \(finding.rule.name)")
    }
    html.write(" ")
    html.element("a", [("class", "place"), ("href", "#f-\(fingerprint)")], text: finding.place.shownPosition)
    for environment in finding.environments {
      html.write(" ")
      html.element("span", [("class", "environment")], text: environment)
    }
  }

  private func writeFix(to html: inout HTMLWriter) {
    guard finding.fix != nil || finding.rule.advice != nil else { return }
    html.element("p", [("class", "fix")]) { html in
      html.element("b", text: "Fix")
      html.write(" ")
      if let fix = finding.fix {
        html.write(prose: fix.title + " ")
        html.element("code", [("class", "option")], text: fix.isSafe ? "--fix" : "--fix --unsafe-fixes")
      } else if let advice = finding.rule.advice {
        html.write(prose: Prose.firstParagraph(advice))
      }
    }
  }
}
