import Policy
import Reports
import Syntax
import Testing

struct FingerprintTests {
  private static let source = SourceFile(path: "a", text: "0123456789")

  private func finding(at offset: Int) -> Finding {
    Finding(
      rule: SampleReport.floating, severity: .warning, message: "m",
      place: Place(Self.source, Span(offset, offset + 1)), evidence: "same")
  }

  @Test func equalFingerprintsAreNumberedInOrder() throws {
    let report = Report(findings: [finding(at: 7), finding(at: 2), finding(at: 4)], fileCount: 1, milliseconds: 0)
    let plain = finding(at: 0).fingerprint
    let decoded = try DecodedReport(decoding: ReportFormat.json.render(report)).findings
    #expect(decoded.map(\.column) == [3, 5, 8])
    #expect(decoded.map(\.fingerprint) == [plain, plain + "-2", plain + "-3"])
  }

  @Test func suppressingOneRenamesNoOther() {
    let plain = finding(at: 0).fingerprint
    let report = Report(
      findings: [finding(at: 7), finding(at: 4)], suppressed: [SuppressedFinding(finding(at: 2), reason: "")],
      fileCount: 1, milliseconds: 0)
    #expect(Fingerprints(report).findings == [plain + "-2", plain + "-3"])
    #expect(Fingerprints(report).suppressed == [plain])
  }
}
