import Syntax

/// Applies fixes in memory until none is left that could be applied.
///
/// All fixes that do not touch each other are tried at once. If something speaks against that, whoever can be blamed is
/// left out, and the rest is tried again; where several could be blamed, half of them wait. So the number of times
/// that everything is linted grows with the number of faulty fixes, not with that of findings.
struct FixLoop {
  /// The state of the files between two trials.
  struct State {
    var trees: [SyntaxTree]
    var report: Report
    /// For each tree that changed what is left of the file it was at first.
    var kept: [Int: [KeptRange]] = [:]
  }

  /// How often everything is linted at most.
  private static let lintLimit = 24

  private let originals: [SyntaxTree]
  private let level: FixLevel

  /// Whether the file at a path may be changed.
  private let isWritable: (String) -> Bool

  /// Lints files.
  private let lint: ([SyntaxTree]) -> Report

  private(set) var state: State

  /// The fixes that were applied, in order.
  private(set) var applied: [FixPlan.Step] = []

  /// The fixes that could not be applied to the files as they are now.
  private(set) var refusals: [FixRefusal] = []

  private var lintCount = 0

  init(
    _ trees: [SyntaxTree], _ report: Report, level: FixLevel, isWritable: @escaping (String) -> Bool,
    lint: @escaping ([SyntaxTree]) -> Report
  ) {
    originals = trees
    state = State(trees: trees, report: report)
    self.level = level
    self.isWritable = isWritable
    self.lint = lint
  }

  /// The files that changed.
  var changes: [FileChange] {
    originals.enumerated().compactMap { index, tree in
      guard let kept = state.kept[index] else { return nil }
      return FileChange(
        path: tree.source.path, before: tree.source.bytes, after: state.trees[index].source.bytes, kept: kept)
    }
  }

  /// Whether the search for fixes was given up before its end.
  var isExhausted: Bool { lintCount >= Self.lintLimit }

  /// Applies what can be applied.
  ///
  /// What was refused is tried once more after the others: a later run would do so too, and must find nothing to do.
  mutating func run() {
    while true {
      let count = applied.count
      refusals = []
      sweep()
      if applied.count == count || refusals.isEmpty || isExhausted { return }
    }
  }

  /// Applies what can be applied, asking nobody twice.
  private mutating func sweep() {
    while !isExhausted {
      let plan = FixPlan(
        state.report, level: level, sources: Set(state.trees.map(\.source)), refused: Set(refusals.map(\.key)),
        isWritable: isWritable)
      refusals += plan.unfit
      if plan.steps.isEmpty { return }
      apply(plan.steps)
    }
  }

  /// Applies what it can of some steps.
  private mutating func apply(_ steps: [FixPlan.Step]) {
    var steps = steps
    while !steps.isEmpty, !isExhausted {
      let trial = FixTrial.make(steps, to: state.trees)
      let report = lint(trial.trees)
      lintCount += 1
      let objections = FixCheck(trial).objections(before: state.report, state.trees, after: report)
      if objections.isEmpty {
        return keep(trial, report)
      }
      steps = leaveOut(objections, of: steps)
    }
  }

  private mutating func keep(_ trial: FixTrial, _ report: Report) {
    for (index, tree) in state.trees.enumerated() {
      guard let edits = trial.edits[tree.source] else { continue }
      let kept = edits.kept(byteCount: tree.source.bytes.count)
      state.kept[index] = state.kept[index].map { KeptRange.composed($0, kept) } ?? kept
    }
    state.trees = trial.trees
    state.report = report
    applied += trial.steps
  }

  /// The steps without those that can be blamed alone, which are refused, and without half of those that are under
  /// suspicion together, which wait.
  private mutating func leaveOut(_ objections: [FixCheck.Objection], of steps: [FixPlan.Step]) -> [FixPlan.Step] {
    var left = Set<Int>()
    for objection in objections {
      if objection.suspects.count == 1, let index = objection.suspects.first {
        guard left.insert(index).inserted else { continue }
        let step = steps[index]
        refusals.append(FixRefusal(finding: step.finding, key: step.key, reason: objection.reason))
      }
    }
    for objection in objections where left.isDisjoint(with: objection.suspects) {
      left.formUnion(objection.suspects.suffix(objection.suspects.count / 2))
    }
    return steps.indices.filter { !left.contains($0) }.map { steps[$0] }
  }
}
