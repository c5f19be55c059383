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

  /// Rules that are on whatever anything else says, and how bad their findings are.
  public var always: [(rule: RuleReference, severity: Severity)]

  /// A selection.
  public init(
    profile: ProfileChoice? = nil, only: [RuleReference] = [], ignore: [RuleReference] = [],
    always: [(rule: RuleReference, severity: Severity)] = []
  ) {
    self.profile = profile
    self.only = only
    self.ignore = ignore
    self.always = always
  }

  /// The rules that the command line names and that do not exist, one message each.
  ///
  /// - Parameter rules: the rules of each policy of a run; a name needs to mean something in one of them.
  func unknownNames(in rules: [[CompiledRule]]) -> [String] {
    (only + ignore)
      .filter { reference in !rules.contains { $0.contains { reference.means($0.info) } } }
      .map { $0.unknown(among: rules.first ?? []) }
  }

  /// The rules that are on under a configuration, or what is wrong with the names it uses. Those of the command line are
  /// looked at by `unknownNames`: they may mean a rule of another configuration.
  ///
  /// - Parameter packs: the settings of packs, in their order; the configuration comes after them.
  public func resolve(
    _ rules: [CompiledRule], _ configuration: Configuration, packs: [RuleSettings] = []
  ) -> Result<RuleSet, SelectionFailure> {
    let layers = packs + [configuration.settings]
    let overrides = configuration.overrides
    let named =
      layers.flatMap(\.references) + overrides.flatMap(\.ignore) + overrides.flatMap { $0.severities.map(\.rule) }
    var failures = named.filter { reference in !rules.contains { reference.means($0.info) } }
      .map { $0.unknown(among: rules) }

    let options = layers.flatMap(\.options)
    let graded = layers.flatMap(\.severities)
    var severities: [String: Severity] = [:]
    var enabled: [CompiledRule] = []
    for rule in rules {
      // A misspelt option is one whether or not the rule is on.
      let configured = configured(rule, options, &failures)
      guard verdict(on: rule.info, layers).isOn else { continue }
      for entry in graded + always where entry.rule.means(rule.info) {
        severities[rule.info.id] = entry.severity
      }
      enabled.append(configured)
    }
    guard failures.isEmpty else { return .failure(SelectionFailure(messages: failures)) }
    return .success(RuleSet(enabled, severities: severities))
  }

  /// Whether a rule is on, and who says so: of the layers that speak of it the last one, else the profile. What is ignored
  /// stays off when the command line selects.
  func verdict(on rule: RuleInfo, _ layers: [RuleSettings]) -> (isOn: Bool, origin: SettingOrigin) {
    if always.contains(where: { $0.rule.means(rule) }) { return (true, .implied("the command line")) }
    if ignore.contains(where: { $0.means(rule) }) { return (false, .commandLine("--ignore")) }
    let profile = profile ?? layers.last { $0.profile != nil }?.profile ?? .recommended
    var isOn = profile.includes(rule)
    var isIgnored = false
    var origin = SettingOrigin.implied("the profile")
    for layer in layers {
      if let reference = layer.ignore.first(where: { $0.means(rule) }) {
        (isIgnored, origin) = (true, .of(reference.place, commandLine: "--ignore"))
      } else if let reference = layer.select.first(where: { $0.means(rule) }) {
        (isOn, isIgnored, origin) = (true, false, .of(reference.place, commandLine: "--select"))
      }
    }
    if isIgnored { return (false, origin) }
    return only.isEmpty ? (isOn, origin) : (only.contains { $0.means(rule) }, .commandLine("--select"))
  }

  private func configured(
    _ rule: CompiledRule, _ settings: [RuleOptionSetting], _ failures: inout [String]
  ) -> CompiledRule {
    var values: [String: Value] = [:]
    for setting in settings where setting.rule.means(rule.info) {
      let problems = ProblemList()
      if let (name, value) = setting.value(for: rule, problems) { values[name] = value }
      failures += problems.problems.map(\.line)
    }
    return values.isEmpty ? rule : rule.configured(values)
  }
}

extension RuleOptionSetting {
  /// The option of a rule and the value for it; nil, with a problem, when the rule has no such option or the value is of
  /// another type.
  func value(for rule: CompiledRule, _ problems: ProblemList) -> (name: String, value: Value)? {
    guard let option = rule.options.first(where: { $0.name == self.option.name }) else {
      let names = rule.options.map(\.name)
      let all = names.isEmpty ? "it has none" : "it has " + names.map { "`\($0)`" }.joined(separator: ", ")
      let near = Suggestion.nearest(to: self.option.name, among: names).map { "did you mean `\($0)`?" }
      problems.report(
        "\(rule.info.id) has no option `\(self.option.name)`", at: self.option.namePlace, hint: near ?? all)
      return nil
    }
    return OptionValueReader(problems: problems).read(self.option, as: option.type).map { (option.name, $0) }
  }
}

extension RuleReference {
  /// What to say when no rule is meant.
  func problem(among rules: [CompiledRule]) -> (message: String, hint: String?) {
    let candidates = rules.flatMap { [$0.info.id, $0.info.name] }
    return ("unknown rule `\(text)`", Suggestion.nearest(to: text, among: candidates).map { "did you mean `\($0)`?" })
  }

  fileprivate func unknown(among rules: [CompiledRule]) -> String {
    let (message, hint) = problem(among: rules)
    if let place { return SourceProblem(message, at: place, hint: hint).line }
    return "stacklint: \(message); \(hint ?? "`stacklint rules` lists them")"
  }
}

extension RuleSettings {
  /// The rules and options that it names and that do not exist, and values of other types.
  func problems(among rules: [CompiledRule]) -> [SourceProblem] {
    let list = ProblemList()
    for reference in references {
      guard let place = reference.place, !rules.contains(where: { reference.means($0.info) }) else { continue }
      let (message, hint) = reference.problem(among: rules)
      list.report(message, at: place, hint: hint)
    }
    for setting in options {
      for rule in rules where setting.rule.means(rule.info) { _ = setting.value(for: rule, list) }
    }
    return list.problems
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
