import Syntax

/// Where the comments go that take findings out, and what was learned about places that do not work.
struct IgnorePlan {
  private let findings: [Finding]

  /// For each finding the places where a comment could take it out, the best first.
  private let candidates: [[IgnorePlacement]]

  /// For each finding the number of the candidate that is tried; past the last one there is none.
  private var choices: [Int]

  /// A plan that begins with the best place for each finding.
  ///
  /// - Parameter isWritable: whether a file may be changed.
  init(_ findings: [Finding], _ trees: [SyntaxTree], isWritable: (SourceFile) -> Bool) {
    self.findings = findings
    let sources = Set(findings.flatMap { [$0.place.source] + $0.hidden.map(\.source) })
    let finders = Dictionary(
      trees.filter { sources.contains($0.source) && isWritable($0.source) }
        .map { ($0.source, PlacementFinder($0)) },
      uniquingKeysWith: { first, _ in first })
    candidates = findings.map { finding in
      // What is found about comments is decided once all comments have been looked at.
      guard !finding.rule.isAboutComments else { return [] }
      var places = ([finding.place] + finding.hidden).compactMap { finders[$0.source]?.before($0) }
      if let finder = finders[finding.place.source] { places.append(finder.top) }
      return places
    }
    choices = [Int](repeating: 0, count: findings.count)
  }

  /// The findings for which a comment is in place.
  var placed: [Finding] { zip(findings, findings.indices).filter { choice($0.1) != nil }.map(\.0) }

  /// The findings that no comment takes out.
  var refused: [Finding] { zip(findings, findings.indices).filter { choice($0.1) == nil }.map(\.0) }

  /// The comments as edits, those of one place together.
  func edits(reason: String) -> [SourceFile: FileEdits] {
    var rules: [IgnorePlacement: Set<String>] = [:]
    for (index, finding) in findings.enumerated() {
      if let placement = choice(index) { rules[placement, default: []].insert(finding.rule.id) }
    }
    let edits = rules.sorted { $0.key < $1.key }.map { placement, rules in
      TextEdit(
        placement.source, .empty(at: placement.offset), placement.comment(rules.sorted(), reason: reason))
    }
    return Dictionary(grouping: edits, by: \.source).mapValues { FileEdits($0) }
  }

  /// Moves the comments of files on that say something else with them; whether there were any.
  mutating func leaveOut(in sources: Set<SourceFile>) -> Bool {
    var hasMoved = false
    for index in findings.indices {
      guard let placement = choice(index), sources.contains(placement.source) else { continue }
      choices[index] += 1
      hasMoved = true
    }
    return hasMoved
  }

  /// Moves the comments on that did not work, and leaves out those of files in which something new was found; whether
  /// there is anything to try again.
  mutating func learn(from before: Report, _ after: Report, _ edits: [SourceFile: FileEdits]) -> Bool {
    let match = FindingMatch(before.findings, mended: [], after.findings, edits: edits)
    var hasMoved = false
    var faulty = Set<String>()
    var commented = Set<String>()
    for (finding, origin) in zip(after.findings, match.origins) {
      if let origin {
        guard choice(origin) != nil else { continue }
        choices[origin] += 1
        hasMoved = true
      } else if finding.rule.isAboutComments {
        commented.insert(finding.place.source.path)
      } else {
        faulty.insert(finding.place.source.path)
      }
    }
    // A comment that took nothing out is tried elsewhere; only one that is wrong wherever it stands is left out.
    if !hasMoved, faulty.isEmpty { faulty = commented }
    for index in findings.indices {
      guard let placement = choice(index), faulty.contains(placement.source.path) else { continue }
      choices[index] = candidates[index].count
      hasMoved = true
    }
    return hasMoved
  }

  private func choice(_ index: Int) -> IgnorePlacement? {
    choices[index] < candidates[index].count ? candidates[index][choices[index]] : nil
  }
}

extension RuleInfo {
  /// Whether the rule watches over the comments that take findings out.
  fileprivate var isAboutComments: Bool { scope == SuppressionList.scope.name }
}
