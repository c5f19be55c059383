import Foundation
import Policy
import Reports
import Stack
import Syntax
import Testing

/// SARIF is what the standard says, and what code-scanning services take.
struct SARIFTests {
  private static let repository = RepositoryState(
    address: "https://github.com/acme/shop.git", revision: "4f", branch: "main")

  private func run(_ report: Report, _ options: RenderOptions = RenderOptions()) throws -> [String: Any] {
    let log = try JSONSerialization.jsonObject(with: Data(ReportFormat.sarif.render(report, options: options).utf8))
    return try #require((log as? [String: Any])?["runs"] as? [[String: Any]]).first ?? [:]
  }

  private func finding(_ index: Int, _ severity: Severity = .warning, rule: RuleInfo = SampleReport.floating) -> Finding
  {
    Finding(
      rule: rule, severity: severity, message: "m", place: Place(SampleReport.dockerfile, Span(index, index + 1)),
      evidence: "\(index)")
  }

  @Test(arguments: [SampleReport.report, Report(findings: [], fileCount: 0, milliseconds: 0)])
  func everyObjectIsAsTheStandardSays(report: Report) throws {
    let options = RenderOptions(
      tool: ToolInfo(version: "1.2.3", informationURI: "https://example.org"), repository: Self.repository)
    #expect(try SARIFShape.faults(in: ReportFormat.sarif.render(report, options: options)) == [])
  }

  @Test func theShapeRefusesWhatTheStandardDoesNotKnow() throws {
    let text = ReportFormat.sarif.render(SampleReport.report)
    for (old, new) in [
      ("\"startLine\": 1,", "\"startLine\": 0,"), ("\"ruleId\"", "\"rule_id\""),
      ("\"level\": \"error\"", "\"level\": \"bad\""),
      ("\"executionSuccessful\": true", "\"executionSuccessful\": 3"), ("\"artifactLocation\"", "\"location\""),
    ] {
      try #require(text.contains(old))
      #expect(try !SARIFShape.faults(in: text.replacing(old, with: new)).isEmpty, "\(new)")
    }
  }

  @Test func linesAddedAboveChangeNoFingerprint() throws {
    func fingerprints(_ prefix: String) throws -> [[String: String]] {
      let source = SourceFile(path: "web/Dockerfile", text: prefix + "FROM node\n")
      let place = Place(source, SampleReport.span(of: "node", in: source))
      let finding = Finding(rule: SampleReport.floating, severity: .error, message: "m", place: place, evidence: "node")
      let results = try run(Report(findings: [finding], fileCount: 1, milliseconds: 0))["results"] as? [[String: Any]]
      return results?.compactMap { $0["partialFingerprints"] as? [String: String] } ?? []
    }
    let first = try fingerprints("")
    #expect(first.first?["primaryLocationLineHash"]?.hasSuffix(":1") == true)
    #expect(try fingerprints("# one\n\n# two\n") == first)
  }

  @Test func equalFindingsAreNumberedForCodeScanning() throws {
    let findings = [3, 5].map { start in
      Finding(
        rule: SampleReport.floating, severity: .error, message: "m",
        place: Place(SampleReport.dockerfile, Span(start, start + 1)), evidence: "same")
    }
    let results = try run(Report(findings: findings, fileCount: 1, milliseconds: 0))["results"] as? [[String: Any]]
    let hashes = results?.compactMap { ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] }
    #expect(hashes?.map { $0.suffix(2) } == [":1", ":2"])
  }

  /// `sha256sum` says the same.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func artifactsCarryTheirHashes(text: String, hash: String) throws {
    let place = Place(SourceFile(path: "a", text: text), .empty(at: 0))
    let finding = Finding(rule: SampleReport.floating, severity: .error, message: "m", place: place)
    let artifacts = try run(Report(findings: [finding], fileCount: 1, milliseconds: 0))["artifacts"] as? [[String: Any]]
    #expect((artifacts?.first?["hashes"] as? [String: String])?["sha-256"] == hash)
  }

  @Test func theRepositoryIsNamedWhenItIsKnown() throws {
    let report = Report(findings: [], fileCount: 0, milliseconds: 0)
    let known = try run(report, RenderOptions(repository: Self.repository))["versionControlProvenance"]
    let details = try #require((known as? [[String: Any]])?.first)
    #expect(details["repositoryUri"] as? String == "https://github.com/acme/shop.git")
    #expect(details["branch"] as? String == "main")
    #expect(try run(report)["versionControlProvenance"] == nil)
  }

  @Test func resultsSayWhatBecameOfThemOnlyBesideABaseline() throws {
    func states(_ origin: SuppressionOrigin) throws -> [String?] {
      let report = Report(
        findings: [finding(1)], suppressed: [SuppressedFinding(finding(2), reason: "", origin: origin)], fileCount: 1,
        milliseconds: 0)
      return (try run(report)["results"] as? [[String: Any]])?.map { $0["baselineState"] as? String } ?? []
    }
    #expect(try states(.baseline) == ["new", "unchanged"])
    #expect(try states(.comment) == [nil, nil])
  }

  @Test func noMoreIsWrittenThanCodeScanningTakes() throws {
    let wordy = RuleInfo(
      id: "T1", name: "t", summary: String(repeating: "word ", count: 400), severity: .info, category: "security",
      scope: "test.thing", why: String(repeating: "long ", count: 400), references: (1...30).map { "CWE-\($0)" })
    let findings = (0..<25_100).map { finding($0, $0 < 200 ? .info : .error, rule: wordy) }
    let run = try run(Report(findings: findings, fileCount: 1, milliseconds: 0))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 25_000)
    #expect(results.count { $0["level"] as? String == "error" } == 24_900)
    let invocation = (run["invocations"] as? [[String: Any]])?.first
    #expect("\(invocation ?? [:])".contains("100 results left out"))
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rule = try #require((driver?["rules"] as? [[String: Any]])?.first)
    #expect(((rule["properties"] as? [String: Any])?["tags"] as? [String])?.count == 10)
    for key in ["shortDescription", "fullDescription"] {
      #expect(((rule[key] as? [String: String])?["text"] ?? "").utf16.count <= 1024)
    }
  }
}
