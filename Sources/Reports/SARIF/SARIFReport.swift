import Policy
import Stack

/// SARIF 2.1.0 (OASIS), for code-scanning services and editors. Columns count UTF-16 units.
struct SARIFReport {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let report: Report
  private let tool: ToolInfo
  private let repository: RepositoryState?
  private let rules: SARIFRules
  private let artifacts: SARIFArtifacts

  init(_ report: Report, _ options: RenderOptions) {
    tool = options.tool
    repository = options.repository
    let report = SARIFLimits.kept(of: report)
    self.report = report
    let findings = report.findings + report.suppressed.filter(\.isResult).map(\.finding)
    rules = SARIFRules(report.rules, findings)
    artifacts = SARIFArtifacts(findings)
  }

  /// The whole report.
  var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", Self.schema)
      json.member("version", "2.1.0")
      json.objects("runs", [report]) { json, _ in writeRun(to: &json) }
    }
    return json.text
  }

  private func writeRun(to json: inout JSONWriter) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.member("name", tool.name)
        if let version = tool.version {
          json.member("version", version)
          json.member("semanticVersion", version)
        }
        if let address = tool.informationURI { json.member("informationUri", address) }
        rules.write(to: &json)
      }
    }
    writeInvocation(to: &json)
    if let repository { writeProvenance(repository, to: &json) }
    artifacts.write(to: &json)
    json.member("columnKind", "utf16CodeUnits")

    let results = SARIFResults(
      rules, artifacts, hasBaseline: report.baseline != nil || report.count(.baseline) > 0)
    let fingerprints = Fingerprints(report)
    json.key("results")
    json.array { json in
      for (finding, fingerprint) in zip(report.findings, fingerprints.findings) {
        json.object { results.write(finding, fingerprint: fingerprint, to: &$0) }
      }
      for (suppressed, fingerprint) in zip(report.suppressed, fingerprints.suppressed) where suppressed.isResult {
        json.object { results.write(suppressed.finding, fingerprint: fingerprint, suppressed: suppressed, to: &$0) }
      }
    }
    json.object("properties") { $0.member("files", report.fileCount) }
  }

  private func writeProvenance(_ repository: RepositoryState, to json: inout JSONWriter) {
    json.objects("versionControlProvenance", [repository]) { json, repository in
      json.member("repositoryUri", repository.address)
      if let revision = repository.revision { json.member("revisionId", revision) }
      if let branch = repository.branch { json.member("branch", branch) }
      json.object("mappedTo") { json in
        if !repository.pathToRoot.isEmpty { json.member("uri", repository.pathToRoot) }
        json.member("uriBaseId", SARIFArtifacts.root)
      }
    }
  }

  private func writeInvocation(to json: inout JSONWriter) {
    json.objects("invocations", [report]) { json, report in
      json.member("executionSuccessful", !report.notices.contains(where: \.isFailure))
      json.objects("toolExecutionNotifications", report.notices) { json, notice in
        json.member("level", notice.isFailure ? "error" : "note")
        json.message("message", notice.message)
      }
    }
  }
}

extension SuppressedFinding {
  /// Whether the log lists it: what lies outside of the lines that were asked about is nobody's decision.
  var isResult: Bool { origin != .unchanged }
}

extension JSONWriter {
  /// A SARIF `message` object of plain text.
  mutating func message(_ key: String, _ text: String) {
    object(key) { $0.member("text", Escaping.sarifMessage(text)) }
  }
}
