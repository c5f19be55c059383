import CEL
import Syntax

/// Decides which rules are on, how they are configured and how bad their findings are.
public struct RuleSelection: Sendable {
  /// The profile of the command line; nil for the configuration's.
  public var profile: ProfileChoice?

  /// The command line's `--select`: when it is not empty, only these rules are on.
  public var only: [RuleReference]

  /// The command line's `--ignore`.
  public var ignore: [RuleReference]

  /// A selection.
  public init(profile: ProfileChoice? = nil, only: [RuleReference] = [], ignore: [RuleReference] = []) {
    self.profile = profile
    self.only = only
    self.ignore = ignore
  }

  /// The rules that the command line names and that do not exist, one message each.
  ///
  /// - Parameter rules: the rules of each policy of a run; a name needs to mean something in one of them.
  func unknownNames(in rules: [[CompiledRule]]) -> [String] {
    (only + ignore)
      .filter { reference in !rules.contains { $0.contains { reference.means($0.info) } } }
      .map { unknownRule($0, rules.first ?? []) }
  }

  /// The rules that are on under a configuration, or what is wrong with the names it uses. Those of the command line are
  /// looked at by `unknownNames`: they may mean a rule of another configuration.
  public func resolve(_ rules: [CompiledRule], _ configuration: Configuration) -> Result<RuleSet, SelectionFailure> {
    let overrides = configuration.overrides
    let named =
      configuration.select + configuration.ignore + configuration.severities.map(\.rule)
      + configuration.options.map(\.rule) + overrides.flatMap(\.ignore)
      + overrides.flatMap { $0.severities.map(\.rule) }
    var failures = named.filter { reference in !rules.contains { reference.means($0.info) } }
      .map { unknownRule($0, rules) }

    let profile = profile ?? configuration.profile ?? .recommended
    let ignored = ignore + configuration.ignore
    var severities: [String: Severity] = [:]
    var enabled: [CompiledRule] = []
    for rule in rules where !ignored.contains(where: { $0.means(rule.info) }) {
      let isSelected = configuration.select.contains { $0.means(rule.info) }
      let isOn = only.isEmpty ? isSelected || profile.includes(rule.info) : only.contains { $0.means(rule.info) }
      guard isOn else { continue }
      for entry in configuration.severities where entry.rule.means(rule.info) {
        severities[rule.info.id] = entry.severity
      }
      enabled.append(configured(rule, configuration.options, &failures))
    }
    guard failures.isEmpty else { return .failure(SelectionFailure(messages: failures)) }
    return .success(RuleSet(enabled, severities: severities))
  }

  private func configured(
    _ rule: CompiledRule, _ settings: [RuleOptionSetting], _ failures: inout [String]
  ) -> CompiledRule {
    var values: [String: Value] = [:]
    for setting in settings where setting.rule.means(rule.info) {
      guard let option = rule.options.first(where: { $0.name == setting.option.name }) else {
        let hint = Suggestion.nearest(to: setting.option.name, among: rule.options.map(\.name))
        let problem = SourceProblem(
          "\(rule.info.id) has no option `\(setting.option.name)`", at: setting.option.namePlace,
          hint: hint.map { "did you mean `\($0)`?" })
        failures.append(problem.description)
        continue
      }
      let problems = ProblemList()
      values[option.name] = OptionValueReader(problems: problems).read(setting.option, as: option.type)
      failures += problems.problems.map(\.description)
    }
    return values.isEmpty ? rule : rule.configured(values)
  }

  private func unknownRule(_ reference: RuleReference, _ rules: [CompiledRule]) -> String {
    let candidates = rules.flatMap { [$0.info.id, $0.info.name] }
    let hint = Suggestion.nearest(to: reference.text, among: candidates).map { "did you mean `\($0)`?" }
    let message = "unknown rule `\(reference.text)`"
    if let place = reference.place { return SourceProblem(message, at: place, hint: hint).description }
    return "stacklint: " + message + "; " + (hint ?? "`stacklint rules` lists them")
  }
}

/// Says which rule names or options do not exist.
public struct SelectionFailure: Error, Sendable {
  /// One message for each.
  public let messages: [String]
}

extension ProfileChoice {
  func includes(_ rule: RuleInfo) -> Bool {
    switch self {
    case .recommended: rule.profile == .recommended
    case .strict: rule.profile != .optIn
    case .all: true
    }
  }
}
