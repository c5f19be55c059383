import Dockerfile
import Stack
import Syntax

/// Asks ShellCheck about the scripts of all Dockerfiles of a run.
///
/// Which of its comments count is decided by rules on `shellcheck.comment`; what passes is reported under ShellCheck's own
/// codes. Nothing is asked when no such rule is on.
struct ShellCheckSource: FindingSource {
  let map: PolicyMap

  /// The environment that the user asked for.
  let environment: String?

  func wants(_ policy: LintPolicy) -> Bool {
    policy.configuration.shellcheck != .off && !policy.rules.groups(below: ShellComments.modelSchema.name).isEmpty
  }

  func find(in units: [JudgedUnit]) -> (findings: [JudgedFinding], notices: [Notice]) {
    var findings: [JudgedFinding] = []
    var notices: [Notice] = []
    for (number, units) in Dictionary(grouping: units, by: \.policy).sorted(by: { $0.key < $1.key }) {
      let scripts = units.flatMap { ($0.unit.root as? DockerfileFile)?.shellSources ?? [] }
      let policy = map.policy(number)
      let result = find(in: scripts, under: policy)
      findings += result.findings.map { JudgedFinding(finding: $0, policy: number) }
      notices += result.notices
    }
    return (findings, notices)
  }

  private func find(
    in scripts: [ShellSource], under policy: LintPolicy
  ) -> (findings: [Finding], notices: [Notice]) {
    guard !scripts.isEmpty else { return ([], []) }
    guard let program = ShellCheckProgram() else {
      guard policy.configuration.shellcheck == .on else { return ([], []) }
      return ([], [Notice("shellcheck is not installed, though `shellcheck: on` asks for it", isFailure: true)])
    }
    switch program.comments(on: scripts) {
    case .failure(let failure): return ([], [Notice(failure.message, isFailure: true)])
    case .success(let comments):
      let unit = LintUnit(root: ShellComments(comments), language: .dockerfile, trees: [])
      let result = RuleRunner(rules: policy.rules, environment: environment).run(unit)
      let names = CommentNames(comments)
      return (result.findings.map { names.renamed($0) }, result.notices)
    }
  }

  /// Whether a name is one of ShellCheck's codes: `SC2086`.
  static func isCode(_ name: String) -> Bool {
    name.hasPrefix("SC") && name.utf8.count == 6 && name.utf8.dropFirst(2).allSatisfy(\.isDigit)
  }
}

/// Gives findings the code and the level of the comments that they are about.
private struct CommentNames {
  private let comments: [Place: [ShellComment]]

  init(_ comments: [ShellComment]) {
    self.comments = Dictionary(
      grouping: comments.compactMap { comment in comment.place.map { (place: $0, comment: comment) } }, by: \.place
    ).mapValues { $0.map(\.comment) }
  }

  /// The finding under the code of its comment, which the rule gives as evidence, and as bad as ShellCheck has it unless
  /// somebody configured it otherwise.
  func renamed(_ finding: Finding) -> Finding {
    guard let comment = comments[finding.place]?.first(where: { $0.code == finding.evidence }) else { return finding }
    let rule = finding.rule
    let severity = finding.severity == rule.severity ? comment.severity : finding.severity
    let info = RuleInfo(
      id: comment.code, name: rule.name, summary: comment.message, severity: comment.severity, profile: rule.profile,
      category: rule.category, scope: rule.scope, why: rule.why, policies: rule.policies,
      references: ["https://www.shellcheck.net/wiki/\(comment.code)"],
      equivalents: ["hadolint": [comment.code]])
    return Finding(
      rule: info, severity: severity, message: finding.message, place: finding.place, related: finding.related,
      hidden: finding.hidden, evidence: finding.evidence, fix: finding.fix, environments: finding.environments)
  }
}

extension ShellComment {
  /// ShellCheck's level as one of ours.
  fileprivate var severity: Severity {
    switch level {
    case "error": .error
    case "warning": .warning
    default: .info
    }
  }
}
