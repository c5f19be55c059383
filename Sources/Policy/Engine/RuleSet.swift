import CEL
import Stack
import Synchronization

/// The rules of a run that are on, ready to be dispatched by scope.
public struct RuleSet: Sendable {
  private let rulesByScope: [String: [CompiledRule]]
  private let severities: [String: Severity]

  /// The groups that were asked for: there are thousands of units, and a handful of types of roots.
  private let groupsByRoot = GroupCache()

  private final class GroupCache: Sendable {
    let value = Mutex<[String: [RuleGroup]]>([:])
  }

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
    rulesByScope = Dictionary(grouping: self.rules, by: \.info.scope)
  }

  /// The rules whose things are found below a root of a type.
  func groups(below rootName: String) -> [RuleGroup] {
    if let known = groupsByRoot.value.withLock({ $0[rootName] }) { return known }
    let groups = findGroups(below: rootName)
    groupsByRoot.value.withLock { $0[rootName] = groups }
    return groups
  }

  private func findGroups(below rootName: String) -> [RuleGroup] {
    let scopes = RuleCatalogue.family(of: rootName)?.scopes ?? []
    return scopes.compactMap { scope in
      guard scope.rootName == rootName, let rules = rulesByScope[scope.name] else { return nil }
      return RuleGroup(scope, rules)
    }
  }

  /// Whether rules are on whose things are found below roots of a type.
  func concerns(_ rootName: String) -> Bool { !groups(below: rootName).isEmpty }

  /// How bad a finding of a rule is in an environment.
  func severity(of rule: RuleInfo, in environment: String?) -> Severity {
    severities[rule.id] ?? environment.flatMap { rule.environmentSeverities[$0] } ?? rule.severity
  }
}
