import CEL
import Stack
import Syntax

/// A finding, and the number of the policy that judges it.
struct JudgedFinding: Sendable {
  var finding: Finding
  let policy: Int
}

/// Decides what becomes of each finding: the one place where findings are joined, suppressed or shown, so that the summary
/// can tell the truth about all of them.
struct Outcome {
  /// The policies, and what their globs match.
  let map: PolicyMap

  /// The threshold of the command line, which goes before those of all configurations.
  var failOn: FailureThreshold?

  /// Whether comments of other linters are judged as our own are.
  var judgesForeignComments = false

  /// The baseline of the run.
  var baseline: BaselineMatch?

  /// The lines that the run is about; nil for all.
  var changes: ChangedLines?

  /// What became of the findings of a run.
  struct Decision {
    /// The findings to show, in report order.
    var shown: [Finding] = []

    /// Those that were taken out.
    var suppressed: [SuppressedFinding] = []

    /// The faults of rules that watch over comments.
    var notices: [Notice] = []

    /// The baseline, with the entries used up that held findings.
    var baseline: BaselineMatch?
  }

  /// What becomes of findings. A comment goes before the baseline, and that before the question what has changed.
  ///
  /// - Parameters:
  ///   - suppressions: the comments of the files that are judged.
  ///   - others: those of files around them, which are not judged themselves.
  func decide(_ found: [JudgedFinding], suppressions: [Suppression], others: [Suppression] = []) -> Decision {
    var decision = decideByComments(found, suppressions, others)
    decision.baseline = baseline
    guard baseline != nil || changes != nil else { return decision }
    var shown: [Finding] = []
    for finding in decision.shown.sorted(by: Finding.inReportOrder) {
      if decision.baseline?.takes(finding) == true {
        decision.suppressed.append(SuppressedFinding(finding, reason: "in the baseline", origin: .baseline))
      } else if let changes, !changes.concern(finding) {
        decision.suppressed.append(SuppressedFinding(finding, reason: "not on a changed line", origin: .unchanged))
      } else {
        shown.append(finding)
      }
    }
    decision.shown = shown
    return decision
  }

  private func decideByComments(
    _ found: [JudgedFinding], _ suppressions: [Suppression], _ others: [Suppression]
  ) -> Decision {
    var shown: [Finding] = []
    var suppressed: [SuppressedFinding] = []
    var used = Set<Place>()
    let index = SuppressionIndex(suppressions + others)
    let joined = joined(found.compactMap(judged))
    let special = specialCases(joined)
    for finding in joined {
      if let suppression = index.suppression(of: finding) {
        used.insert(suppression.place)
        suppressed.append(SuppressedFinding(finding, reason: suppression.reason))
      } else if special.isEmpty || !special.contains(Identity(finding)) {
        shown.append(finding)
      }
    }
    let (aboutComments, notices) = watch(suppressions, used)
    return Decision(shown: shown + aboutComments.compactMap(judged), suppressed: suppressed, notices: notices)
  }

  /// One finding for each that was found in several environments, with all their names and the worst severity; in report
  /// order.
  private func joined(_ findings: [Finding]) -> [Finding] {
    let sorted = findings.sorted(by: Finding.inReportOrder)
    var result: [Finding] = []
    result.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, Identity.areEqual(sorted[start], sorted[end]) { end += 1 }
      result.append(joined(sorted[start..<end], sorted[start]))
      start = end
    }
    return result
  }

  /// What becomes of a group of findings that are the same.
  private func joined(_ group: ArraySlice<Finding>, _ first: Finding) -> Finding {
    let worst = group.max { $0.severity < $1.severity } ?? first
    guard group.count > 1 || !worst.environments.isEmpty else { return worst }
    let names = Set(group.flatMap { $0.environments.isEmpty ? [Self.unnamed] : $0.environments })
    return worst.with(
      environments: names == [Self.unnamed] ? [] : names.sorted(), failsRun: group.contains(where: \.failsRun))
  }

  /// What the environment is called in which nothing but the base files hold, beside others that have names.
  private static let unnamed = "default"

  private struct Identity: Hashable {
    let rule: String
    let place: Place
    let evidence: String

    init(_ finding: Finding, rule: String? = nil) {
      self.rule = rule ?? finding.rule.id
      place = finding.place
      evidence = finding.evidence
    }

    /// Whether two findings have the same; they stand beside each other in report order.
    static func areEqual(_ left: Finding, _ right: Finding) -> Bool {
      left.rule === right.rule && left.place.span == right.place.span && left.evidence == right.evidence
        && (left.place.source === right.place.source || left.place.source.path == right.place.source.path)
    }
  }

  /// What a rule finds that extends others is one fault, not two: the findings of the others that it stands for.
  private func specialCases(_ findings: [Finding]) -> Set<Identity> {
    Set(
      findings.lazy.filter { !$0.rule.ancestors.isEmpty }
        .flatMap { finding in finding.rule.ancestors.map { Identity(finding, rule: $0) } })
  }

  /// A finding as its policy has it: with the severity that holds at its path; nil when its rule is off there.
  private func judged(_ judged: JudgedFinding) -> Finding? {
    var finding = judged.finding
    let configuration = map.policy(judged.policy).configuration
    if !configuration.overrides.isEmpty || finding.rule.pathGlob != nil {
      let path = map.pathFromConfiguration(finding.place.source.path)
      guard finding.rule.isAbout(path: path) else { return nil }
      for override in configuration.overrides where override.glob.matches(path) {
        if override.ignore.contains(where: { $0.means(finding.rule) }) { return nil }
        for entry in override.severities where entry.rule.means(finding.rule) {
          finding = finding.with(severity: entry.severity)
        }
      }
    }
    let threshold = failOn ?? configuration.failOn ?? .warning
    return threshold.isReached(by: finding.severity) ? finding.with(failsRun: true) : finding
  }

  /// What the rules about suppressions find, under the policy of each file.
  private func watch(
    _ suppressions: [Suppression], _ used: Set<Place>
  ) -> (findings: [JudgedFinding], notices: [Notice]) {
    var findings: [JudgedFinding] = []
    var notices: [Notice] = []
    for (number, some) in Dictionary(grouping: suppressions, by: { map.number(for: $0.place.source.path) }) {
      let policy = map.policy(number)
      let models = some.map { suppression in
        // What the comments of others name, and whether it is in vain, is for the others to say.
        guard suppression.dialect == .stacklint else {
          let isUsed = judgesForeignComments ? isForeignUsed(suppression, used, policy) : .unknown
          return SuppressionModel(suppression, isUsed: isUsed, unknownRules: [])
        }
        return SuppressionModel(
          suppression, isUsed: isUsed(suppression, used, policy),
          unknownRules: suppression.rules.filter { name in
            !policy.allRules.contains { $0.info.isCalled(name) } && !ShellCheckSource.isCode(name)
          })
      }
      let unit = LintUnit(root: SuppressionList(models), language: .dockerfile, trees: [])
      let result = RuleRunner(rules: policy.rules, environment: nil).run(unit)
      findings += result.findings.map { JudgedFinding(finding: $0, policy: number) }
      notices += result.notices
    }
    return (findings, notices)
  }

  /// Whether a comment of another linter took something out; unknown unless every rule it names has a counterpart, and
  /// all of those did run.
  private func isForeignUsed(_ suppression: Suppression, _ used: Set<Place>, _ policy: LintPolicy) -> Fact<Bool> {
    if used.contains(suppression.place) { return .known(true) }
    guard !suppression.rules.isEmpty else { return .unknown }
    let on = Set(policy.rules.rules.map(\.info.id))
    let isJudged = suppression.rules.allSatisfy { name in
      let counterparts = policy.allRules.filter { suppression.names(name, of: $0.info) }
      return !counterparts.isEmpty && counterparts.allSatisfy { on.contains($0.info.id) }
    }
    return isJudged ? .known(false) : .unknown
  }

  /// Whether a comment took something out; unknown when it names a rule that exists but did not run.
  private func isUsed(_ suppression: Suppression, _ used: Set<Place>, _ policy: LintPolicy) -> Fact<Bool> {
    if used.contains(suppression.place) { return .known(true) }
    let isOff = suppression.rules.contains { name in
      policy.allRules.contains { $0.info.isCalled(name) } && !policy.rules.rules.contains { $0.info.isCalled(name) }
    }
    return isOff || suppression.rules.contains(where: ShellCheckSource.isCode) ? .unknown : .known(false)
  }
}

extension RuleInfo {
  fileprivate func isCalled(_ name: String) -> Bool { id == name || self.name == name }
}

extension Finding {
  func with(severity: Severity? = nil, environments: [String]? = nil, failsRun: Bool? = nil) -> Finding {
    Finding(
      rule: rule, severity: severity ?? self.severity, message: message, place: place, related: related, flow: flow,
      hidden: hidden, evidence: evidence, subject: subject, sensitive: sensitive, fix: fix,
      environments: environments ?? self.environments, failsRun: failsRun ?? self.failsRun)
  }
}
