import CEL
import Stack

/// The rules of a run that are on, ready to be dispatched by scope.
public struct RuleSet: Sendable {
  struct Group: Sendable {
    let scope: Scope
    let rootName: String
    let rules: [CompiledRule]
  }

  let groups: [Group]
  private let severities: [String: Severity]

  /// The rules, sorted by id.
  public let rules: [CompiledRule]

  /// A rule set.
  ///
  /// - Parameters:
  ///   - rules: the rules that are on.
  ///   - severities: severities that the user configured, by rule id; they hold in every environment.
  public init(_ rules: [CompiledRule], severities: [String: Severity] = [:]) {
    self.rules = rules.sorted { $0.info.id < $1.info.id }
    self.severities = severities
    let byScope = Dictionary(grouping: self.rules, by: \.info.scope)
    groups = RuleCatalogue.scopes.compactMap { scope in
      byScope[scope.name].map { Group(scope: scope, rootName: scope.rootName, rules: $0) }
    }
  }

  /// How bad a finding of a rule is in an environment.
  func severity(of rule: RuleInfo, in environment: String?) -> Severity {
    severities[rule.id] ?? environment.flatMap { rule.environmentSeverities[$0] } ?? rule.severity
  }
}
