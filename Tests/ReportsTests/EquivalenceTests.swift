import FoundationEssentials
import Policy
import Reports
import Syntax
import Testing

/// All formats tell of the same findings.
struct EquivalenceTests {
  /// What every format says of a finding, as one line of text.
  private static func key(_ rule: String, _ path: String, _ line: Int) -> String { "\(rule) \(path):\(line)" }

  private let expected = SampleReport.report.findings.map {
    key($0.rule.id, $0.place.source.path, $0.place.start.line)
  }.sorted()

  @Test func jsonTellsOfAllFindings() throws {
    let decoded = try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report))
    #expect(decoded.findings.map { Self.key($0.rule, $0.path, $0.line) }.sorted() == expected)
    #expect(decoded.findings.map(\.message) == SampleReport.report.findings.map(\.message))
  }

  @Test func sarifTellsOfAllFindingsAndOfTheSuppressed() throws {
    let decoded = try DecodedSARIF(decoding: ReportFormat.sarif.render(SampleReport.report))
    let run = try #require(decoded.runs.first)
    let open = run.results.filter { $0.suppressions == nil }
    let keys = open.flatMap { result in
      result.locations.map(\.physicalLocation).map {
        Self.key(result.ruleId, $0.artifactLocation.uri, $0.region.startLine)
      }
    }
    #expect(keys.sorted() == expected)
    #expect(run.results.count - open.count == SampleReport.report.suppressed.count)
    for result in run.results { #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId) }
  }

  @Test func jsonAndSARIFNameFindingsAlike() throws {
    let json = try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report))
    let sarif = try DecodedSARIF(decoding: ReportFormat.sarif.render(SampleReport.report))
    let open = sarif.runs.flatMap(\.results).filter { $0.suppressions == nil }
    #expect(open.compactMap { $0.partialFingerprints["stacklint/v1"] } == json.findings.map(\.fingerprint))
  }

  @Test func compactTellsOfAllFindings() {
    let lines = ReportFormat.compact.render(SampleReport.report).split(separator: "\n")
    let keys = lines.map { line in
      let place = line.split(separator: ":")
      let rule = line.split(separator: "[").last?.split(separator: " ").first ?? ""
      return Self.key(String(rule), String(place[0]), Int(place[1]) ?? 0)
    }
    #expect(keys.sorted() == expected)
  }

  @Test func prettyTellsOfAllFindings() {
    var keys: [String] = []
    for block in ReportFormat.pretty.render(SampleReport.report).components(separatedBy: "\n\n") {
      let lines = block.split(separator: "\n")
      guard lines.count > 1, lines[1].hasPrefix("  --> ") else { continue }
      let place = lines[1].dropFirst(6).split(separator: ":")
      let bullets = lines.filter { $0.hasPrefix("   = ") }
      let heads =
        lines[0].hasSuffix("]") ? [lines[0].split(separator: "[").last ?? ""] : bullets.map { $0.dropFirst(5) }
      for head in heads {
        let rule = head.split(separator: " ").first { $0.contains(where: \.isNumber) } ?? ""
        keys.append(Self.key(String(rule), String(place[0]), Int(place[1]) ?? 0))
      }
    }
    #expect(keys.sorted() == expected)
  }

  @Test func theSummaryCountsWhatIsShown() throws {
    let summary = try DecodedReport(decoding: ReportFormat.json.render(SampleReport.report)).summary
    #expect([summary.errors, summary.warnings, summary.infos] == [2, 6, 2])
    #expect(summary.errors + summary.warnings + summary.infos == expected.count)
    #expect([summary.suppressed, summary.baseline] == [1, 1])
  }
}
