import Policy
import Reports
import Syntax
import Testing

/// Whatever stands in a linted file or its path, reports stay what they are.
struct HostileContentTests {
  private static let nasty = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202E}a\u{2066}b\u{2028}c\u{200B}d\r\ne\u{0}\"\\`{x}<&>%"

  private static let rule = RuleInfo(
    id: "TST001", name: "test-rule", summary: "Nasty \(nasty)", severity: .warning, category: "security",
    scope: "test.thing", why: "Because \(nasty). More.", advice: "remove \(nasty)")

  private static let report: Report = {
    var bytes = Array("x = \(nasty)\n".utf8)
    bytes += [0xFF, 0xFE, 0x80, 0xC0, 0xF5, 0x0A]
    let source = SourceFile(path: "a \(nasty).conf", bytes: bytes)
    let findings = [Span(0, 3), Span(4, bytes.count), Span(bytes.count - 3, bytes.count - 2)].map { span in
      Finding(
        rule: rule, severity: .warning, message: "found \(nasty)", place: Place(source, span),
        related: [RelatedPlace(Place(source, span), "see \(nasty)")],
        flow: [("from", span), ("to", Span(0, 1))].map { RelatedPlace(Place(source, $1), "\($0) \(nasty)") },
        evidence: nasty,
        fix: Fix(title: "Do \(nasty)", isSafe: true, edits: [TextEdit(source, span, nasty)]), environments: [nasty])
    }
    return Report(
      findings: findings, suppressed: [SuppressedFinding(findings[0], reason: nasty)],
      notices: [Notice("cannot read \(nasty)", isFailure: true)], rules: [rule], fileCount: 1, milliseconds: .nan)
  }()

  @Test(arguments: ReportFormat.allCases)
  func nothingThatATerminalObeysIsWritten(format: ReportFormat) {
    let text = format.render(Self.report, options: RenderOptions(showStatistics: true))
    let obeyed = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(obeyed.isEmpty)
  }

  @Test func coloursAreTheOnlyEscapeSequences() {
    let text = ReportFormat.pretty.render(Self.report, options: RenderOptions(color: true))
    let sequences = text.split(separator: "\u{1b}", omittingEmptySubsequences: false).dropFirst()
    #expect(!sequences.isEmpty)
    for sequence in sequences {
      #expect(sequence.first == "[")
      #expect(sequence.dropFirst().drop { $0.isNumber || $0 == ";" }.first == "m")
    }
  }

  @Test func compactKeepsToOneLineForEachFinding() {
    let text = ReportFormat.compact.render(Self.report)
    #expect(text.utf8.count { $0 == 0x0A } == Self.report.findings.count)
  }

  @Test func jsonGivesTheTextBackUnchanged() throws {
    let finding = try #require(DecodedReport(decoding: ReportFormat.json.render(Self.report)).findings.first)
    #expect(finding.message == "found \(Self.nasty)")
    #expect(finding.path == "a \(Self.nasty).conf")
    #expect(finding.environment == Self.nasty)
    #expect(finding.fix?.edits.first?.text == Self.nasty)
  }

  @Test func sarifTellsOfFailures() throws {
    let run = try #require(DecodedSARIF(decoding: ReportFormat.sarif.render(Self.report)).runs.first)
    #expect(run.invocations.first?.executionSuccessful == false)
    #expect(run.invocations.first?.toolExecutionNotifications.first?.message.text == "cannot read \(Self.nasty)")
    #expect(run.results.last?.suppressions?.first?.justification == Self.nasty)
  }

  @Test(arguments: [
    ("web/Dockerfile", "web/Dockerfile"),
    ("./a b/c#d?.yml", "a%20b/c%23d%3F.yml"),
    ("c:d.yml", "c%3Ad.yml"),
    ("../ä.conf", "../%C3%A4.conf"),
    ("100%.conf", "100%25.conf"),
    ("/etc/nginx/nginx.conf", "file:///etc/nginx/nginx.conf"),
    ("<stdin>", "%3Cstdin%3E"),
  ])
  func pathsBecomeURIs(path: String, uri: String) throws {
    let location = try #require(sarif(SourceFile(path: path, text: "x"), Span(0, 1)).first).artifactLocation
    #expect(location.uri == uri)
    #expect(location.uriBaseId == (path.hasPrefix("/") ? nil : "%SRCROOT%"))
  }

  @Test func aMessageCannotSmuggleALinkIntoSARIF() throws {
    let source = SourceFile(path: "a", text: "x")
    let finding = Finding(
      rule: Self.rule, severity: .error, message: "see [docs](http://evil.example)", place: Place(source, Span(0, 1)))
    let text = ReportFormat.sarif.render(Report(findings: [finding], fileCount: 1, milliseconds: 0))
    let result = try #require(DecodedSARIF(decoding: text).runs.first?.results.first)
    #expect(result.message.text == "see \\[docs\\](http://evil.example)")
  }

  @Test func columnsCountScalarsInJSONAndUTF16UnitsInSARIF() throws {
    let source = SourceFile(path: "a", text: "é👍x")
    let span = Span(6, 7)
    let region = try #require(sarif(source, span).first).region
    #expect([region.startLine, region.startColumn, region.endLine, region.endColumn] == [1, 4, 1, 5])
    let finding = Finding(rule: Self.rule, severity: .error, message: "", place: Place(source, span))
    let text = ReportFormat.json.render(Report(findings: [finding], fileCount: 1, milliseconds: 0))
    let decoded = try #require(DecodedReport(decoding: text).findings.first)
    #expect([decoded.line, decoded.column, decoded.endLine, decoded.endColumn] == [1, 3, 1, 4])
  }

  /// Thousands of findings on one line of a megabyte: a scan of the line for each would take minutes.
  @Test(.timeLimit(.minutes(1)), arguments: ReportFormat.allCases)
  func aGiantLineTakesLinearTime(format: ReportFormat) {
    let source = SourceFile(path: "giant.conf", text: String(repeating: "é\u{1b}abcdef ", count: 100_000))
    let findings = (0..<2000).map { index in
      Finding(
        rule: Self.rule, severity: .warning, message: "m", place: Place(source, Span(index * 500, 1_000_000)),
        evidence: "\(index)")
    }
    let text = format.render(Report(findings: findings, fileCount: 1, milliseconds: 0))
    #expect(text.contains("899101"))  // the column of the last: 1 + 999,500 bytes less one for each é before
  }

  private func sarif(_ source: SourceFile, _ span: Span) throws -> [DecodedSARIF.PhysicalLocation] {
    let finding = Finding(rule: Self.rule, severity: .error, message: "", place: Place(source, span))
    let text = ReportFormat.sarif.render(Report(findings: [finding], fileCount: 1, milliseconds: 0))
    return try DecodedSARIF(decoding: text).runs.flatMap(\.results).flatMap(\.locations).map(\.physicalLocation)
  }
}
