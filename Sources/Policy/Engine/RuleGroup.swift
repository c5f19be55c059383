import CEL

/// The rules of one scope.
final class RuleGroup: Sendable {
  let scope: Scope
  let rules: [CompiledRule]

  /// The conditions, decoded when there is something to judge.
  private let decoded: Deferred<Conditions>

  /// The conditions of a group.
  struct Conditions: Sendable {
    /// For each rule its condition; nil for one that cannot be decoded.
    let programs: [Program?]

    /// What rules most things out before a condition is evaluated.
    let screening: Screening
  }

  init(_ scope: Scope, _ rules: [CompiledRule]) {
    self.scope = scope
    self.rules = rules
    decoded = Deferred {
      let programs = rules.map(\.condition.value)
      return Conditions(programs: programs, screening: Screening(programs))
    }
  }

  var conditions: Conditions { decoded.value ?? Conditions(programs: [], screening: Screening([])) }
}
