import YAML

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
  public var why: String { texts.why }

  /// What to do, in one line, when there is no edit; nil when the message says it.
  public var advice: String? { texts.advice }

  /// Numbers of the policies it enforces: `P02`.
  public let policies: [String]

  /// Links, and identifiers such as `CWE-250`.
  public var references: [String] { texts.references }

  /// The peers' ids for the same check, by peer.
  public var equivalents: [String: [String]] { texts.equivalents }

  /// Whether it carries edits.
  public let isFixable: Bool

  /// Globs of the paths that the rule is about, from the configuration's directory; empty for all.
  public let paths: [String]

  /// The environments that the rule is about; empty for all, and for files of none.
  public let environments: [String]

  /// The ids of the rules that it extends, the nearest first.
  public let ancestors: [String]

  /// The pack that it belongs to; nil for built-in rules and those of plain directories.
  public let pack: PackInfo?

  /// The path of its file; nil for built-in rules.
  public let file: String?

  let pathGlob: PathGlob?

  /// Examples that must fire and examples that must not.
  public var examples: [RuleExample] { deferredExamples.value ?? [] }

  let deferredTexts: Deferred<RuleTexts>
  let deferredExamples: Deferred<[RuleExample]>

  private var texts: RuleTexts { deferredTexts.value ?? .none }

  /// A rule's description.
  public convenience init(
    id: String, name: String, summary: String, severity: Severity, environmentSeverities: [String: Severity] = [:],
    profile: RuleProfile = .recommended, category: String, scope: String, why: String, advice: String? = nil,
    policies: [String] = [], references: [String] = [], equivalents: [String: [String]] = [:], isFixable: Bool = false,
    paths: [String] = [], environments: [String] = [], pack: PackInfo? = nil, file: String? = nil,
    examples: [RuleExample] = []
  ) {
    self.init(
      id: id, name: name, summary: summary, severity: severity, environmentSeverities: environmentSeverities,
      profile: profile, category: category, scope: scope,
      texts: Deferred(RuleTexts(why: why, advice: advice, references: references, equivalents: equivalents)),
      policies: policies, isFixable: isFixable, paths: paths, environments: environments, ancestors: [], pack: pack,
      file: file,
      examples: Deferred(examples))
  }

  init(
    id: String, name: String, summary: String, severity: Severity, environmentSeverities: [String: Severity],
    profile: RuleProfile, category: String, scope: String, texts: Deferred<RuleTexts>, policies: [String],
    isFixable: Bool, paths: [String], environments: [String], ancestors: [String], pack: PackInfo?, file: String?,
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
    self.policies = policies
    deferredTexts = texts
    self.isFixable = isFixable
    self.paths = paths
    self.environments = environments
    self.ancestors = ancestors
    self.pack = pack
    self.file = file
    pathGlob = paths.isEmpty ? nil : PathGlob(paths)
    deferredExamples = examples
  }
}

/// What a rule says of itself to people: only read where it has found something, or somebody asks.
struct RuleTexts: Sendable {
  /// No texts.
  static let none = RuleTexts(why: "", advice: nil, references: [], equivalents: [:])

  let why: String
  let advice: String?
  let references: [String]
  let equivalents: [String: [String]]
}

extension RuleInfo {
  /// Whether the rule is about what holds in an environment; nil stands for files of none.
  func isAbout(environment: String?) -> Bool {
    environments.isEmpty || environment.map { environments.contains($0) } ?? false
  }

  /// Whether the rule is about a file, by its path from the configuration's directory.
  func isAbout(path: String) -> Bool { pathGlob?.matches(path) ?? true }
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

  /// Where each text stands in the rule file; empty for embedded rules.
  let origins: [OffsetMap]

  /// An example.
  public init(isBad: Bool, files: [(path: String, text: String)]) {
    self.init(isBad: isBad, files: files, origins: [])
  }

  init(isBad: Bool, files: [(path: String, text: String)], origins: [OffsetMap]) {
    self.isBad = isBad
    self.files = files
    self.origins = origins
  }
}
