import Stack
import Syntax

/// Judges a trial: every finding that was to be mended must be gone, and nothing new may have come.
struct FixCheck {
  /// Something that speaks against a trial.
  struct Objection {
    /// What happened, as the end of a sentence: `it would bring DKR020 in line 3`.
    let reason: String

    /// The steps of the trial that may have done it, in order; never empty.
    let suspects: [Int]
  }

  private let trial: FixTrial

  init(_ trial: FixTrial) { self.trial = trial }

  /// What speaks against the trial; empty when it may be kept.
  func objections(
    before: Report, _ treesBefore: [SyntaxTree], after: Report
  ) -> [Objection] {
    let suspects = Suspects(trial)
    return findings(before, after, suspects) + syntax(treesBefore, suspects)
      + Set(after.notices.filter(\.isFailure)).subtracting(before.notices).map {
        Objection(reason: "it would make a rule fail: \($0.message)", suspects: suspects.all)
      }
  }

  private func findings(_ before: Report, _ after: Report, _ suspects: Suspects) -> [Objection] {
    let keys = Fingerprints(before).findings
    let stepOfKey = Dictionary(
      trial.steps.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var steps: [Int: Int] = [:]
    for (index, key) in keys.enumerated() { steps[index] = stepOfKey[key] }
    let match = FindingMatch(before.findings, mended: Set(steps.keys), after.findings, edits: trial.edits)
    return zip(after.findings, match.origins).compactMap { finding, origin in
      guard let origin else {
        return Objection(
          reason:
            "it would bring \(finding.rule.id) in line \(finding.place.start.line) of \(finding.place.source.path)",
          suspects: suspects.of(finding))
      }
      return steps[origin].map { Objection(reason: "it would leave the finding", suspects: [$0]) }
    }
  }

  private func syntax(_ treesBefore: [SyntaxTree], _ suspects: Suspects) -> [Objection] {
    zip(treesBefore, trial.trees).flatMap { before, after -> [Objection] in
      guard before !== after else { return [] }
      let path = after.source.path
      if Classifier.language(path: path, bytes: before.source.bytes)
        != Classifier.language(path: path, bytes: after.source.bytes)
      {
        return [
          Objection(
            reason: "\(path) would no longer be known as what it is",
            suspects: suspects.of([Place(after.source, after.source.span)]))
        ]
      }
      var known: [String: Int] = [:]
      for problem in before.problems { known[problem.message, default: 0] += 1 }
      return after.problems.compactMap { problem in
        let count = known[problem.message, default: 0]
        known[problem.message] = count - 1
        guard count <= 0 else { return nil }
        return Objection(
          reason: "\(path) would no longer parse at line \(after.source.lineTable.line(at: problem.span.start))",
          suspects: suspects.of([Place(after.source, problem.span)]))
      }
    }
  }
}

/// Who may have brought something new: what was edited in the same line, else in the same files, else everything.
private struct Suspects {
  /// All steps.
  let all: [Int]

  private var byFile: [SourceFile: [Int]] = [:]
  private var byLine: [Line: [Int]] = [:]

  private struct Line: Hashable {
    let source: SourceFile
    let number: Int
  }

  init(_ trial: FixTrial) {
    all = Array(trial.steps.indices)
    var steps: [TextEdit: [Int]] = [:]
    for (index, step) in trial.steps.enumerated() {
      for edit in step.edits { steps[edit, default: []].append(index) }
    }
    let sources = Dictionary(
      trial.trees.map { ($0.source.path, $0.source) }, uniquingKeysWith: { first, _ in first })
    for (old, edits) in trial.edits {
      guard let source = sources[old.path] else { continue }
      let table = source.lineTable
      for (edit, span) in zip(edits.edits, edits.newSpans) {
        let indices = steps[edit] ?? []
        byFile[source, default: []] += indices
        for number in table.line(at: span.start)...table.line(at: span.end) {
          byLine[Line(source: source, number: number), default: []] += indices
        }
      }
    }
  }

  func of(_ finding: Finding) -> [Int] {
    of([finding.place] + finding.related.map(\.place) + finding.hidden)
  }

  /// - Parameter places: what is new, the place that matters most first.
  func of(_ places: [Place]) -> [Int] {
    let onLine = places.first.flatMap { place in
      byLine[Line(source: place.source, number: place.start.line)]
    }
    if let onLine, !onLine.isEmpty { return Set(onLine).sorted() }
    let inFiles = Set(places.map(\.source)).flatMap { byFile[$0] ?? [] }
    return inFiles.isEmpty ? all : Set(inFiles).sorted()
  }
}
