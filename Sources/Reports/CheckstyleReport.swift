import Policy

/// Checkstyle's XML, which Jenkins, reviewdog and many editors read.
struct CheckstyleReport {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// The whole report.
  var text: String {
    var xml = XMLWriter()
    xml.element("checkstyle", [("version", "4.3")]) { xml in
      for findings in report.findingsByFile {
        guard let path = findings.first?.place.source.path else { continue }
        xml.element("file", [("name", path)]) { xml in
          for finding in findings { write(finding, to: &xml) }
        }
      }
    }
    return xml.text
  }

  private func write(_ finding: Finding, to xml: inout XMLWriter) {
    let start = finding.place.start
    xml.element(
      "error",
      [
        ("line", String(start.line)), ("column", String(start.column)), ("severity", finding.severity.rawValue),
        ("message", finding.message), ("source", "stacklint.\(finding.rule.id)"),
      ])
  }
}
