import Stack

/// Something beside the rules that finds faults: it sees everything that a run has read, at once.
///
/// What it finds goes the same way as what rules find, so that severities, suppressions and reports know no difference.
protocol FindingSource: Sendable {
  /// Whether units under a policy are of use to it.
  func wants(_ policy: LintPolicy) -> Bool

  /// What it finds in the units that it wanted.
  func find(in units: [JudgedUnit]) -> (findings: [JudgedFinding], notices: [Notice])
}

/// A unit and the number of the policy that judges it.
struct JudgedUnit: Sendable {
  let unit: LintUnit
  let policy: Int
}
