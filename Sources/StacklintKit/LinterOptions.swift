import BuiltinRules
import Policy

/// What a linter is asked to do; everything is as on the command line.
public struct LinterOptions: Sendable {
  /// Which rules are on.
  public enum Profile: String, Sendable, CaseIterable {
    /// Those that everybody should keep.
    case recommended
    /// The hardening rules too.
    case strict
    /// Every rule.
    case all
  }

  /// Which rules are on; nil for what the configuration says, and `recommended` where it says nothing.
  public var profile: Profile?

  /// Ids, names or prefixes of rules (`DKR001`, `floating-base-image`, `NGX`); when there are any, only these are on.
  public var select: [String]

  /// Ids, names or prefixes of rules that are off.
  public var ignore: [String]

  /// Directories with more rules.
  public var ruleDirectories: [String]

  /// The environment to judge everything as; nil lets names and configurations decide.
  public var environment: String?

  /// Whether the `.stacklint.yml` nearest to each file counts.
  public var readsConfiguration: Bool

  /// Options; without any, those of a plain `stacklint`.
  public init(
    profile: Profile? = nil, select: [String] = [], ignore: [String] = [], ruleDirectories: [String] = [],
    environment: String? = nil, readsConfiguration: Bool = true
  ) {
    self.profile = profile
    self.select = select
    self.ignore = ignore
    self.ruleDirectories = ruleDirectories
    self.environment = environment
    self.readsConfiguration = readsConfiguration
  }

  func policies() throws(PolicyFailure) -> PolicySource {
    let loader = PolicyLoader(
      builtin: BuiltinRules.all, ruleDirectories: ruleDirectories, toolVersion: Version.current,
      selection: RuleSelection(
        profile: profile.flatMap { ProfileChoice(rawValue: $0.rawValue) }, only: select.map { RuleReference($0) },
        ignore: ignore.map { RuleReference($0) }))
    return readsConfiguration ? .nearest(loader) : try loader.policyForAll(nil)
  }
}
