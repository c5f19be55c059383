import Syntax

/// The fixes that can be applied together: whole ones, none touching another.
struct FixPlan {
  /// A fix that is to be applied.
  struct Step {
    /// What it mends.
    let finding: Finding

    /// The fingerprint of the finding, numbered.
    let key: String

    /// The edits.
    let edits: [TextEdit]
  }

  /// What to apply, in report order.
  private(set) var steps: [Step] = []

  /// Fixes that can never be applied, and why.
  private(set) var unfit: [FixRefusal] = []

  /// Chooses among the fixes of a report. Where two overlap, the later finding waits: it is judged again once the
  /// earlier one is mended.
  ///
  /// - Parameters:
  ///   - sources: the files that are linted; an edit elsewhere makes a fix unfit.
  ///   - refused: the keys of findings whose fixes were refused already.
  ///   - isWritable: whether the file at a path may be changed.
  init(
    _ report: Report, level: FixLevel, sources: Set<SourceFile>, refused: Set<String>, isWritable: (String) -> Bool
  ) {
    guard report.findings.contains(where: { $0.fix != nil }) else { return }
    var taken = TakenSpans()
    for (finding, key) in zip(report.findings, Fingerprints(report).findings) {
      guard let fix = finding.fix, level.allows(fix), !fix.edits.isEmpty, !refused.contains(key) else { continue }
      if let reason = Self.fault(of: fix, sources, isWritable) {
        unfit.append(FixRefusal(finding: finding, key: key, reason: reason))
      } else if taken.take(fix.edits) {
        steps.append(Step(finding: finding, key: key, edits: fix.edits))
      }
    }
  }

  /// Why a fix can never be applied, if so.
  private static func fault(of fix: Fix, _ sources: Set<SourceFile>, _ isWritable: (String) -> Bool) -> String? {
    for edit in fix.edits {
      let path = edit.source.path
      if !sources.contains(edit.source) { return "\(path), which it changes, is not among the linted files" }
      if edit.span.end > edit.source.bytes.count { return "it reaches past the end of \(path)" }
      if !isWritable(path) { return "\(path) is a symbolic link that leads out of the repository" }
    }
    if fix.edits.allSatisfy({ $0.source[$0.span].elementsEqual($0.text.utf8) }) { return "it changes nothing" }
    var taken: [SourceFile: Span] = [:]
    for edit in fix.edits.sorted(by: { $0.span < $1.span }) {
      if let last = taken[edit.source], edit.span.start < last.end { return "its own edits overlap" }
      taken[edit.source] = edit.span
    }
    return nil
  }
}

/// A fix that is not applied.
struct FixRefusal {
  let finding: Finding

  /// The fingerprint of the finding, numbered.
  let key: String

  /// Why not, as the end of a sentence: `it would leave the finding`.
  let reason: String
}

/// The places that edits were granted, by file.
private struct TakenSpans {
  /// Sorted, and none touches another.
  private var spans: [SourceFile: [Span]] = [:]

  /// Takes the places of all edits of a fix, or none when any of them touches one that is taken.
  mutating func take(_ edits: [TextEdit]) -> Bool {
    guard !edits.contains(where: { isTaken($0.source, $0.span) }) else { return false }
    for edit in edits {
      let index = insertionIndex(edit.source, edit.span)
      spans[edit.source, default: []].insert(edit.span, at: index)
    }
    return true
  }

  private func isTaken(_ source: SourceFile, _ span: Span) -> Bool {
    guard let taken = spans[source] else { return false }
    let index = insertionIndex(source, span)
    return (index > 0 && collide(taken[index - 1], span)) || (index < taken.count && collide(taken[index], span))
  }

  /// Whether two edits could get in each other's way. Two replacements may stand side by side; an insertion has no order
  /// relative to what it touches.
  private func collide(_ left: Span, _ right: Span) -> Bool {
    if left.isEmpty || right.isEmpty { return left.start <= right.end && right.start <= left.end }
    return left.start < right.end && right.start < left.end
  }

  private func insertionIndex(_ source: SourceFile, _ span: Span) -> Int {
    let taken = spans[source] ?? []
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle] < span { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
