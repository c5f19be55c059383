import FoundationEssentials

/// What a program reads from the JSON format.
struct DecodedReport: Decodable {
  struct Finding: Decodable {
    let rule, name, severity, message, path, fingerprint: String
    let line, column, endLine, endColumn: Int
    let environment: String?
    let environments, policies: [String]
    let related: [Related]
    let fix: Fix?
  }
  struct Related: Decodable {
    let path, message: String
    let line, column: Int
  }
  struct Fix: Decodable {
    let title, safety: String
    let edits: [Edit]
  }
  struct Edit: Decodable {
    let path, text: String
    let start, end: Int
  }
  struct Summary: Decodable {
    let files, errors, warnings, infos, suppressed, baseline: Int
    let milliseconds: Double
  }
  let version: Int
  let findings: [Finding]
  let summary: Summary

  init(decoding text: String) throws {
    self = try JSONDecoder().decode(DecodedReport.self, from: Data(text.utf8))
  }
}

/// What a program reads from the SARIF format.
struct DecodedSARIF: Decodable {
  struct Run: Decodable {
    let tool: Tool
    let results: [Result]
    let columnKind: String
    let invocations: [Invocation]
  }
  struct Tool: Decodable { let driver: Driver }
  struct Driver: Decodable { let rules: [Rule] }
  struct Rule: Decodable { let id: String }
  struct Invocation: Decodable {
    let executionSuccessful: Bool
    let toolExecutionNotifications: [Notification]
  }
  struct Notification: Decodable {
    let level: String
    let message: Message
  }
  struct Message: Decodable { let text: String }
  struct Result: Decodable {
    let ruleId, level: String
    let ruleIndex: Int
    let message: Message
    let locations: [Location]
    let partialFingerprints: [String: String]
    let suppressions: [Suppression]?
  }
  struct Location: Decodable { let physicalLocation: PhysicalLocation }
  struct PhysicalLocation: Decodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }
  struct ArtifactLocation: Decodable {
    let uri: String
    let uriBaseId: String?
  }
  struct Region: Decodable { let startLine, startColumn, endLine, endColumn: Int }
  struct Suppression: Decodable {
    let kind: String
    let justification: String?
  }
  let version: String
  let runs: [Run]

  init(decoding text: String) throws {
    self = try JSONDecoder().decode(DecodedSARIF.self, from: Data(text.utf8))
  }
}
