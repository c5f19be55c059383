/// What a rule says of itself: everything but its conditions.
public final class RuleInfo: Sendable {
  /// `DKR001`.
  public let id: String

  /// `floating-base-image`.
  public let name: String

  /// A few words: `Base image floats`.
  public let summary: String

  /// The severity where no environment says otherwise.
  public let severity: Severity

  /// Severities that hold in certain environments, by the environment's name.
  public let environmentSeverities: [String: Severity]

  /// When the rule is on.
  public let profile: RuleProfile

  /// `security`, `correctness`, `reliability`, `performance`, `maintainability` or `style`.
  public let category: String

  /// The scope: `dockerfile.stage`.
  public let scope: String

  /// The reasoning, as Markdown.
  public let why: String

  /// What to do, in one line, when there is no edit; nil when the message says it.
  public let advice: String?

  /// Numbers of the policies it enforces: `P02`.
  public let policies: [String]

  /// Links, and identifiers such as `CWE-250`.
  public let references: [String]

  /// The peers' ids for the same check, by peer.
  public let equivalents: [String: [String]]

  /// Whether it carries edits.
  public let isFixable: Bool

  /// Examples that must fire and examples that must not.
  public var examples: [RuleExample] { deferredExamples.value ?? [] }

  private let deferredExamples: Deferred<[RuleExample]>

  /// A rule's description.
  public convenience init(
    id: String, name: String, summary: String, severity: Severity, environmentSeverities: [String: Severity] = [:],
    profile: RuleProfile = .recommended, category: String, scope: String, why: String, advice: String? = nil,
    policies: [String] = [], references: [String] = [], equivalents: [String: [String]] = [:], isFixable: Bool = false,
    examples: [RuleExample] = []
  ) {
    self.init(
      id: id, name: name, summary: summary, severity: severity, environmentSeverities: environmentSeverities,
      profile: profile, category: category, scope: scope, why: why, advice: advice, policies: policies,
      references: references, equivalents: equivalents, isFixable: isFixable, examples: Deferred(examples))
  }

  init(
    id: String, name: String, summary: String, severity: Severity, environmentSeverities: [String: Severity],
    profile: RuleProfile, category: String, scope: String, why: String, advice: String?,
    policies: [String], references: [String], equivalents: [String: [String]], isFixable: Bool,
    examples: Deferred<[RuleExample]>
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.severity = severity
    self.environmentSeverities = environmentSeverities
    self.profile = profile
    self.category = category
    self.scope = scope
    self.why = why
    self.advice = advice
    self.policies = policies
    self.references = references
    self.equivalents = equivalents
    self.isFixable = isFixable
    deferredExamples = examples
  }
}

/// When a rule is on.
public enum RuleProfile: String, Sendable, CaseIterable {
  /// By default.
  case recommended
  /// With `--profile strict`.
  case strict
  /// Only when it is selected, or with `--profile all`.
  case optIn = "opt-in"
}

/// An example in a rule file.
public struct RuleExample: Sendable {
  /// Whether the rule must fire.
  public let isBad: Bool

  /// The files: path and text, the markers (`# <- finding`) still in it. One file with an empty path for an example
  /// that is a single text.
  public let files: [(path: String, text: String)]

  /// An example.
  public init(isBad: Bool, files: [(path: String, text: String)]) {
    self.isBad = isBad
    self.files = files
  }
}
