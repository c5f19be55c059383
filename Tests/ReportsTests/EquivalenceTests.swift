import Policy
import Reports
import Syntax
import Testing

/// All formats tell of the same findings.
struct EquivalenceTests {
  private static func keys(_ report: Report) -> [FindingKey] {
    report.findings.map {
      FindingKey(
        rule: $0.rule.id, path: $0.place.source.path, line: $0.place.start.line, severity: $0.severity)
    }.sorted()
  }

  @Test(arguments: ReportFormat.allCases)
  func everyFormatTellsOfAllFindings(format: ReportFormat) throws {
    let findings = try format.findings(in: format.render(SampleReport.report)).sorted()
    #expect(findings == Self.keys(SampleReport.report))
  }

  /// More than a step of GitHub Actions may annotate.
  @Test(arguments: ReportFormat.allCases.filter { $0 != .pretty })
  func everyFormatTellsOfManyFindings(format: ReportFormat) throws {
    let source = SourceFile(path: "web/Dockerfile", text: String(repeating: "RUN x\n", count: 90))
    let findings = (0..<90).map { line in
      Finding(
        rule: [SampleReport.root, SampleReport.floating, SampleReport.packages][line % 3],
        severity: [.error, .warning, .info][line % 3], message: "m",
        place: Place(source, Span(6 * line, 6 * line + 3)), evidence: "\(line)")
    }
    let report = Report(findings: findings, fileCount: 1, milliseconds: 0)
    #expect(try format.findings(in: format.render(report)).sorted() == Self.keys(report))
  }

  @Test func messagesAreTheSameInJSONAndSARIF() throws {
    let messages = SampleReport.report.findings.map(\.message)
    #expect(
      try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report)).findings.map(\.message) == messages)
    let run = try #require(DecodedSARIF(decoding: ReportFormat.sarif.render(SampleReport.report)).runs.first)
    #expect(run.results.filter { $0.suppressions == nil }.map(\.message.text) == messages)
    for result in run.results { #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId) }
  }

  @Test func sarifTellsOfTheSuppressedToo() throws {
    let run = try #require(DecodedSARIF(decoding: ReportFormat.sarif.render(SampleReport.report)).runs.first)
    #expect(run.results.count { $0.suppressions != nil } == SampleReport.report.suppressed.count)
  }

  @Test func jsonAndSARIFNameFindingsAlike() throws {
    let json = try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report))
    let sarif = try DecodedSARIF(decoding: ReportFormat.sarif.render(SampleReport.report))
    let open = sarif.runs.flatMap(\.results).filter { $0.suppressions == nil }
    #expect(open.compactMap { $0.partialFingerprints["stacklint/v1"] } == json.findings.map(\.fingerprint))
  }

  @Test func theSummaryCountsWhatIsShown() throws {
    let summary = try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report)).summary
    #expect([summary.errors, summary.warnings, summary.infos] == [2, 6, 2])
    #expect(summary.errors + summary.warnings + summary.infos == SampleReport.report.findings.count)
    #expect([summary.suppressed, summary.baseline] == [1, 1])
  }
}
