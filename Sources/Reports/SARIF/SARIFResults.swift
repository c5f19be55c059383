import Policy
import Syntax

/// Findings as SARIF results.
struct SARIFResults {
  private let rules: SARIFRules
  private let artifacts: SARIFArtifacts

  /// Whether the run was compared with an earlier one: then each result says what became of it (3.27.24).
  private let hasBaseline: Bool

  init(_ rules: SARIFRules, _ artifacts: SARIFArtifacts, hasBaseline: Bool) {
    self.rules = rules
    self.artifacts = artifacts
    self.hasBaseline = hasBaseline
  }

  /// The members of a `result`.
  func write(
    _ finding: Finding, fingerprint: String, suppressed: SuppressedFinding? = nil, to json: inout JSONWriter
  ) {
    json.member("ruleId", finding.rule.id)
    if let index = rules.index(of: finding.rule) { json.member("ruleIndex", index) }
    json.member("level", finding.severity.sarifLevel)
    json.member("rank", finding.severity.sarifRank(finding.rule))
    if hasBaseline { json.member("baselineState", suppressed?.origin == .baseline ? "unchanged" : "new") }
    json.message("message", finding.message)
    json.objects("locations", [finding.place]) { json, place in artifacts.write(place, to: &json) }
    if !finding.related.isEmpty {
      json.objects("relatedLocations", finding.related.prefix(SARIFLimits.locations).enumerated()) { json, numbered in
        json.member("id", numbered.offset)
        artifacts.write(numbered.element.place, to: &json)
        json.message("message", numbered.element.message)
      }
    }
    if !finding.flow.isEmpty { writeFlow(finding.flow, to: &json) }
    json.object("partialFingerprints") { json in
      json.member("stacklint/v1", fingerprint)
      // The one that GitHub's code scanning tells results apart by: a hash, and a number among equal ones.
      let parts = fingerprint.split(separator: "-", maxSplits: 1)
      json.member("primaryLocationLineHash", "\(parts.first ?? ""):\(parts.count > 1 ? parts[1] : "1")")
    }
    if let fix = finding.fix, !fix.edits.isEmpty { write(fix, to: &json) }
    if let suppressed { write(suppressed, to: &json) }
    json.object("properties") { json in
      if !finding.environments.isEmpty { json.member("environments", finding.environments) }
      if !finding.subject.isEmpty { json.member("subject", finding.subject) }
      json.member("failsRun", finding.failsRun)
    }
  }

  /// A code flow of one thread: the steps in order.
  private func writeFlow(_ steps: [RelatedPlace], to json: inout JSONWriter) {
    json.objects("codeFlows", [steps]) { json, steps in
      json.objects("threadFlows", [steps]) { json, steps in
        json.objects("locations", steps) { json, step in
          json.object("location") { json in
            artifacts.write(step.place, to: &json)
            json.message("message", step.message)
          }
        }
      }
    }
  }

  private func write(_ suppressed: SuppressedFinding, to json: inout JSONWriter) {
    json.objects("suppressions", [suppressed]) { json, suppressed in
      json.member("kind", suppressed.origin == .comment ? "inSource" : "external")
      json.member("status", "accepted")
      if !suppressed.reason.isEmpty { json.member("justification", suppressed.reason) }
    }
  }

  private func write(_ fix: Fix, to json: inout JSONWriter) {
    json.objects("fixes", [fix]) { json, fix in
      json.message("description", fix.title)
      json.objects("artifactChanges", changes(fix)) { json, edits in
        if let first = edits.first { artifacts.writeLocation(of: first.source, to: &json) }
        json.objects("replacements", edits) { json, edit in
          json.object("deletedRegion") { json in
            artifacts.writeRegion(edit.source, edit.span, to: &json)
            json.member("byteOffset", edit.span.start)
            json.member("byteLength", edit.span.count)
          }
          if !edit.text.isEmpty {
            json.object("insertedContent") { $0.member("text", edit.text) }
          }
        }
      }
      json.object("properties") { $0.member("safety", fix.isSafe ? "safe" : "unsafe") }
    }
  }

  /// The edits of a fix, those of one file together, in the order of the files and in each from its start.
  private func changes(_ fix: Fix) -> [[TextEdit]] {
    Dictionary(grouping: fix.edits, by: \.source.path)
      .sorted { $0.key < $1.key }
      .map { $0.value.sorted { $0.span < $1.span } }
  }
}
