import Policy
import Reports
import Testing

/// Findings as tests.
struct JUnitReportTests {
  private func parsed(_ report: Report) throws -> ParsedXML { try ParsedXML(ReportFormat.junit.render(report)) }

  @Test func aTestFailsWhenItsFindingMakesTheRunFail() throws {
    let report = SampleReport.report
    let failures = try parsed(report).elements(named: "failure").compactMap { $0.attributes["message"] }
    #expect(failures == report.findings.filter(\.failsRun).map(\.message))
    #expect(failures.count == 2)
  }

  @Test func aSuppressedFindingIsASkippedTestWithTheReason() throws {
    let reasons = try parsed(SampleReport.report).elements(named: "skipped").compactMap { $0.attributes["message"] }
    #expect(reasons == ["baseline", "behind a proxy"])
  }

  @Test func theCountsAreThoseOfTheTests() throws {
    let xml = try parsed(SampleReport.report)
    for suite in xml.elements(named: "testsuite") {
      #expect(suite.attributes["tests"] == String(suite.children.count))
      let failures = suite.children.count { $0.children.contains { $0.name == "failure" } }
      #expect(suite.attributes["failures"] == String(failures))
    }
    #expect(xml.elements(named: "testsuites").first?.attributes["tests"] == "12")
  }

  @Test func aCleanRunIsATestThatPasses() throws {
    let xml = try parsed(Report(findings: [], fileCount: 3, milliseconds: 0))
    #expect(xml.elements(named: "testcase").map { $0.attributes["name"] } == ["no findings in 3 files"])
    #expect(xml.elements(named: "testsuites").first?.attributes["tests"] == "1")
  }
}
