import Syntax

/// Tells which findings after a change are those from before it.
///
/// A finding is the same when its rule and its file are, and its place moved as the edits moved it; where an edit changed
/// the thing itself, the evidence or the line decide. Each finding is matched once, so that one more is always noticed.
struct FindingMatch {
  /// For each finding afterwards the index of what it was before; nil for a new one.
  let origins: [Int?]

  /// Matches findings.
  ///
  /// - Parameters:
  ///   - mended: the indices of findings before the change that should be gone; they are only matched where they
  ///     certainly stayed, or nothing else fits.
  ///   - edits: what was changed, by the file as it was.
  init(_ before: [Finding], mended: Set<Int>, _ after: [Finding], edits: [SourceFile: FileEdits]) {
    var origins = [Int?](repeating: nil, count: after.count)
    var isOpen = [Bool](repeating: true, count: before.count)
    let moved = before.map { finding in
      let start = finding.place.span.start
      return edits[finding.place.source]?.moved(start) ?? (first: start, last: start)
    }

    /// Matches what has no partner yet by equal keys; a finding before the change may have several.
    func match(_ oldKeys: (Int) -> [Key], _ newKey: (Int) -> Key) {
      var indices: [Key: [Int]] = [:]
      // Backwards, so that `popLast` takes them in order, those that should be gone last of all.
      let open = before.indices.filter { isOpen[$0] }
      for index in (open.filter { !mended.contains($0) } + open.filter(mended.contains)).reversed() {
        for key in oldKeys(index) { indices[key, default: []].append(index) }
      }
      for index in after.indices where origins[index] == nil {
        let key = newKey(index)
        while let candidate = indices[key]?.popLast() {
          guard isOpen[candidate] else { continue }
          isOpen[candidate] = false
          origins[index] = candidate
          break
        }
      }
    }

    func starts(_ index: Int) -> [Int] {
      moved[index].first == moved[index].last ? [moved[index].first] : [moved[index].first, moved[index].last]
    }

    match({ index in starts(index).map { Key(before[index], at: $0, evidence: true) } }) {
      Key(after[$0], at: after[$0].place.span.start, evidence: true)
    }
    match({ index in starts(index).map { Key(before[index], at: $0, evidence: false) } }) {
      Key(after[$0], at: after[$0].place.span.start, evidence: false)
    }
    match({ [Key(before[$0], at: nil, evidence: true)] }) { Key(after[$0], at: nil, evidence: true) }
    let files = Dictionary(
      after.map { ($0.place.source.path, $0.place.source) }, uniquingKeysWith: { first, _ in first })
    match({ index in
      guard !mended.contains(index), let file = files[before[index].place.source.path] else { return [] }
      return [Key(before[index], at: file.lineTable.line(at: moved[index].first), evidence: false)]
    }) { Key(after[$0], at: after[$0].place.start.line, evidence: false) }
    self.origins = origins
  }

  private struct Key: Hashable {
    let rule: String
    let path: String
    let position: Int?
    let evidence: String?

    init(_ finding: Finding, at position: Int?, evidence: Bool) {
      rule = finding.rule.id
      path = finding.place.source.path
      self.position = position
      self.evidence = evidence ? finding.evidence : nil
    }
  }
}
