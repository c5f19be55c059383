import Policy

/// JUnit's XML, for everything that shows test results: a suite for each file, a test for each finding.
///
/// A test fails when its finding makes the run fail, so that the two never contradict each other; other findings are tests that
/// pass with a word, suppressed ones tests that are skipped.
struct JUnitReport {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// The whole report.
  var text: String {
    let suites = suites
    var xml = XMLWriter()
    xml.element("testsuites", [("name", "stacklint")] + counts(suites.flatMap(\.tests), clean: suites.isEmpty ? 1 : 0))
    { xml in
      for suite in suites {
        xml.element("testsuite", [("name", suite.path)] + counts(suite.tests)) { xml in
          for test in suite.tests { write(test, to: &xml) }
        }
      }
      if suites.isEmpty {
        // Some readers take a file without any test for a broken one.
        xml.element("testsuite", [("name", "stacklint")] + counts([], clean: 1)) { xml in
          let files = Prose.counted(report.fileCount, "file")
          xml.element("testcase", [("classname", "stacklint"), ("name", "no findings in \(files)")])
        }
      }
    }
    return xml.text
  }

  private struct Suite {
    let path: String
    var tests: [Test]
  }

  private struct Test {
    let finding: Finding
    var suppressed: SuppressedFinding?
  }

  private var suites: [Suite] {
    let tests =
      report.findings.map { Test(finding: $0) }
      + report.suppressed.filter(\.isResult).map { Test(finding: $0.finding, suppressed: $0) }
    return Dictionary(grouping: tests, by: \.finding.place.source.path)
      .sorted { $0.key < $1.key }
      .map { Suite(path: $0.key, tests: $0.value) }
  }

  private func counts(_ tests: [Test], clean: Int = 0) -> [(String, String)] {
    [
      ("tests", String(tests.count + clean)),
      ("failures", String(tests.count { $0.suppressed == nil && $0.finding.failsRun })),
      ("errors", "0"),
      ("skipped", String(tests.count { $0.suppressed != nil })),
    ]
  }

  private func write(_ test: Test, to xml: inout XMLWriter) {
    let finding = test.finding
    let (path, start) = (finding.place.source.path, finding.place.start)
    let name = "\(finding.rule.id) \(finding.rule.name) (\(start.line):\(start.column))"
    let attributes = [("classname", path), ("name", name), ("file", path), ("line", String(start.line))]
    xml.element("testcase", attributes) { xml in
      xml.element("properties") { xml in
        xml.element("property", [("name", "severity"), ("value", finding.severity.rawValue)])
      }
      if let suppressed = test.suppressed {
        xml.element(
          "skipped", [("message", suppressed.reason.isEmpty ? suppressed.origin.rawValue : suppressed.reason)])
      } else if finding.failsRun {
        let lines = ["\(path):\(start.line):\(start.column)", finding.message] + details(finding)
        xml.element(
          "failure", [("type", finding.severity.rawValue), ("message", finding.message)], lines: lines)
      } else {
        xml.element("system-out", lines: ["\(finding.severity.rawValue): \(finding.message)"] + details(finding))
      }
    }
  }

  private func details(_ finding: Finding) -> [String] {
    var lines = finding.related.map { related in
      "see \(related.place.shownPosition): \(related.message)"
    }
    if let reason = finding.reasonLine { lines.append("why: \(reason)") }
    if let advice = finding.mendingLine { lines.append("fix: \(advice)") }
    return lines
  }
}
