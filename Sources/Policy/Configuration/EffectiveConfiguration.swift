import Stack
import Syntax

/// The configuration as it holds for one path, each value with where it comes from.
public struct EffectiveConfiguration: Sendable {
  /// A value.
  public struct Setting: Sendable {
    /// The key, as in `.stacklint.yml`.
    public let key: String

    /// The value; a list for keys that hold one.
    public let values: [String]

    /// Whether the key holds a list.
    public let isList: Bool

    /// Where it comes from.
    public let origin: SettingOrigin
  }

  /// How a rule is set.
  public struct RuleState: Sendable {
    /// The rule.
    public let rule: RuleInfo

    /// Whether it is on.
    public let isOn: Bool

    /// Why it is on or off.
    public let origin: SettingOrigin

    /// How bad its findings are.
    public let severity: Severity

    /// Who says so.
    public let severityOrigin: SettingOrigin

    /// The options that somebody gave a value.
    public let options: [(name: String, value: String, origin: SettingOrigin)]

    /// Whether anything but the profile and the rule itself had a say.
    public var isConfigured: Bool { origin.isConfigured || severityOrigin.isConfigured || !options.isEmpty }
  }

  /// The path that it holds for, as it was given.
  public let path: String

  /// The path of the configuration file; nil when there is none.
  public let file: String?

  /// The values that are not about single rules.
  public let settings: [Setting]

  /// All rules, by id.
  public let rules: [RuleState]
}

extension PolicySource {
  /// The configuration that holds for a path, which need not exist.
  ///
  /// - Parameter selection: what the command line says about rules.
  public func effectiveConfiguration(
    for path: String, selection: RuleSelection
  ) throws(PolicyFailure) -> EffectiveConfiguration {
    let search = ConfigurationSearch(self)
    let area = search.area(ofPath: path)
    try search.check()
    let map = PolicyMap(search, areas: [area])
    return EffectiveBuilder(policy: map.policy(0), map: map, path: ShownPath.of(path), selection: selection).build()
  }
}

/// Puts the effective configuration together.
private struct EffectiveBuilder {
  let policy: LintPolicy
  let map: PolicyMap
  let path: String
  let selection: RuleSelection

  private var configuration: Configuration { policy.configuration }
  private var pathFromConfiguration: String { map.pathFromConfiguration(path) }

  func build() -> EffectiveConfiguration {
    let environment = environment
    return EffectiveConfiguration(
      path: path, file: configuration.source?.path, settings: settings(environment),
      rules: policy.allRules.map { state(of: $0, environment.values.first) }.sorted { $0.rule.id < $1.rule.id })
  }

  // MARK: - Settings

  private func settings(_ environment: EffectiveConfiguration.Setting) -> [EffectiveConfiguration.Setting] {
    let layer = policy.layers.last { $0.profile != nil }
    let profile =
      selection.profile.map { one("profile", $0.rawValue, .commandLine("--profile")) }
      ?? one(
        "profile", (layer?.profile ?? .recommended).rawValue,
        layer?.profilePlace.map { .place($0) } ?? .implied("default"))
    return [
      profile, environment,
      one("fail-on", (configuration.failOn ?? .warning).rawValue, origin("fail-on")),
      one("shellcheck", configuration.shellcheck.rawValue, origin("shellcheck")),
      list("exclude", configuration.exclude), list("packs", configuration.packs.map(\.value)),
      list("rules", configuration.ruleDirectories.map(\.value)),
    ]
  }

  private var environment: EffectiveConfiguration.Setting {
    guard !FileStatus.isDirectory(path) else {
      let names = configuration.environments.map(\.name)
      return EffectiveConfiguration.Setting(
        key: "environments", values: names, isList: true,
        origin: names.isEmpty ? .implied("the name of each file") : origin("environments"))
    }
    if let named = configuration.environments.first(where: { $0.glob.matches(pathFromConfiguration) }) {
      return one("environment", named.name, .of(named.place, commandLine: "--env"))
    }
    let name = map.environment(of: path)
    return EffectiveConfiguration.Setting(
      key: "environment", values: name.map { [$0] } ?? [], isList: false,
      origin: .implied(name == nil ? "nothing in its name" : "the name of the file"))
  }

  private func one(_ key: String, _ value: String, _ origin: SettingOrigin) -> EffectiveConfiguration.Setting {
    EffectiveConfiguration.Setting(key: key, values: [value], isList: false, origin: origin)
  }

  private func list(_ key: String, _ values: [String]) -> EffectiveConfiguration.Setting {
    EffectiveConfiguration.Setting(key: key, values: values, isList: true, origin: origin(key))
  }

  private func origin(_ key: String) -> SettingOrigin {
    configuration.places[key].map { .place($0) } ?? .implied("default")
  }

  // MARK: - Rules

  private func state(of rule: CompiledRule, _ environment: String?) -> EffectiveConfiguration.RuleState {
    var (isOn, origin) = selection.verdict(on: rule.info, policy.layers)
    var severity = rule.info.severity
    var severityOrigin = SettingOrigin.implied("the rule")
    if let environment, let other = rule.info.environmentSeverities[environment] {
      (severity, severityOrigin) = (other, .implied("the rule, in \(environment)"))
    }
    for entry in policy.layers.flatMap(\.severities) where entry.rule.means(rule.info) {
      (severity, severityOrigin) = (entry.severity, .of(entry.rule.place, commandLine: "default"))
    }
    for override in configuration.overrides where override.glob.matches(pathFromConfiguration) {
      if let reference = override.ignore.first(where: { $0.means(rule.info) }) {
        (isOn, origin) = (false, .of(reference.place, commandLine: "--ignore"))
      }
      for entry in override.severities where entry.rule.means(rule.info) {
        (severity, severityOrigin) = (entry.severity, .of(entry.rule.place, commandLine: "default"))
      }
    }
    return EffectiveConfiguration.RuleState(
      rule: rule.info, isOn: isOn, origin: origin, severity: severity, severityOrigin: severityOrigin,
      options: options(of: rule.info))
  }

  private func options(of rule: RuleInfo) -> [(name: String, value: String, origin: SettingOrigin)] {
    var options: [String: (name: String, value: String, origin: SettingOrigin)] = [:]
    for setting in policy.layers.flatMap(\.options) where setting.rule.means(rule) {
      let node = setting.option
      let words = node.form == .scalar ? [] : node.children.flatMap { $0.arguments.map(\.value) }
      let value =
        node.form == .scalar ? node.arguments.first?.value ?? "" : "[\(words.joined(separator: ", "))]"
      options[node.name] = (node.name, value, .place(node.namePlace))
    }
    return options.values.sorted { $0.name < $1.name }
  }
}
