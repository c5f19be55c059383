import CEL
import Stack
import Syntax

/// Decides what becomes of each finding: the one place where findings are joined, suppressed or shown, so that the summary
/// can tell the truth about all of them.
struct Outcome {
  /// The configuration's overrides by path.
  let overrides: [ConfigurationOverride]

  /// All rules, to tell whether a suppression names one that exists.
  let allRules: [CompiledRule]

  let rules: RuleSet

  /// The findings to show and those that were taken out.
  func decide(
    _ found: [Finding], suppressions: [Suppression]
  ) -> (shown: [Finding], suppressed: [SuppressedFinding], notices: [Notice]) {
    var shown: [Finding] = []
    var suppressed: [SuppressedFinding] = []
    var used = Set<Place>()
    let byFile = Dictionary(grouping: suppressions, by: \.place.source)
    for finding in joined(found).compactMap(overridden) {
      if let suppression = suppression(of: finding, in: byFile) {
        used.insert(suppression.place)
        suppressed.append(SuppressedFinding(finding, reason: suppression.reason))
      } else {
        shown.append(finding)
      }
    }
    let (aboutComments, notices) = watch(suppressions, used)
    return (shown + aboutComments, suppressed, notices)
  }

  private func suppression(of finding: Finding, in byFile: [SourceFile: [Suppression]]) -> Suppression? {
    let files = [finding.place.source] + finding.hidden.map(\.source)
    for file in files {
      if let suppression = byFile[file]?.first(where: { $0.covers(finding) }) { return suppression }
    }
    return nil
  }

  /// One finding for each that was found in several environments, with all their names and the worst severity.
  private func joined(_ findings: [Finding]) -> [Finding] {
    var order: [Identity] = []
    var groups: [Identity: [Finding]] = [:]
    for finding in findings {
      let identity = Identity(rule: finding.rule.id, place: finding.place, evidence: finding.evidence)
      if groups[identity] == nil { order.append(identity) }
      groups[identity, default: []].append(finding)
    }
    return order.compactMap { identity in
      guard let group = groups[identity], let worst = group.max(by: { $0.severity < $1.severity }) else { return nil }
      let names = Set(group.flatMap { $0.environments.isEmpty ? [Self.unnamed] : $0.environments })
      return names == [Self.unnamed] ? worst : worst.with(environments: names.sorted())
    }
  }

  /// What the environment is called in which nothing but the base files hold, beside others that have names.
  private static let unnamed = "default"

  private struct Identity: Hashable {
    let rule: String
    let place: Place
    let evidence: String
  }

  private func overridden(_ finding: Finding) -> Finding? {
    var finding = finding
    for override in overrides where override.glob.matches(finding.place.source.path) {
      if override.ignore.contains(where: { $0.means(finding.rule) }) { return nil }
      for entry in override.severities where entry.rule.means(finding.rule) {
        finding = finding.with(severity: entry.severity)
      }
    }
    return finding
  }

  /// What the rules about suppressions find.
  private func watch(_ suppressions: [Suppression], _ used: Set<Place>) -> (findings: [Finding], notices: [Notice]) {
    guard !suppressions.isEmpty else { return ([], []) }
    let models = suppressions.map { suppression in
      guard suppression.dialect == .stacklint else {
        return SuppressionModel(suppression, isUsed: .unknown, unknownRules: [])
      }
      return SuppressionModel(
        suppression, isUsed: isUsed(suppression, used),
        unknownRules: suppression.rules.filter { name in !allRules.contains { $0.info.isCalled(name) } })
    }
    let unit = LintUnit(root: SuppressionList(models), language: .dockerfile, trees: [])
    return RuleRunner(rules: rules, environment: nil).run(unit)
  }

  /// Whether a comment took something out; unknown when it names a rule that exists but did not run.
  private func isUsed(_ suppression: Suppression, _ used: Set<Place>) -> Fact<Bool> {
    if used.contains(suppression.place) { return .known(true) }
    let isOff = suppression.rules.contains { name in
      allRules.contains { $0.info.isCalled(name) } && !rules.rules.contains { $0.info.isCalled(name) }
    }
    return isOff ? .unknown : .known(false)
  }
}

extension RuleInfo {
  fileprivate func isCalled(_ name: String) -> Bool { id == name || self.name == name }
}

extension Finding {
  func with(severity: Severity? = nil, environments: [String]? = nil) -> Finding {
    Finding(
      rule: rule, severity: severity ?? self.severity, message: message, place: place, related: related, hidden: hidden,
      evidence: evidence, fix: fix, environments: environments ?? self.environments)
  }
}
