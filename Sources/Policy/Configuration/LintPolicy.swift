/// How some files are judged: a configuration, and the rules that are on under it.
///
/// An object, since each file and each finding asks for its own.
public final class LintPolicy: Sendable {
  /// The configuration.
  public let configuration: Configuration

  /// Every rule that exists under the configuration, on or off.
  public let allRules: [CompiledRule]

  /// The rules that are on.
  public let rules: RuleSet

  /// The absolute path of the configuration's directory; nil when there is no configuration file.
  let directory: String?

  /// What packs and then the configuration say about rules; of two the later one holds.
  let layers: [RuleSettings]

  /// A policy.
  ///
  /// - Parameter directory: the absolute path of the configuration's directory, links resolved; nil when there is no
  ///   configuration file.
  public convenience init(
    configuration: Configuration = Configuration(), allRules: [CompiledRule], rules: RuleSet, directory: String? = nil
  ) {
    self.init(configuration: configuration, packs: [], allRules: allRules, rules: rules, directory: directory)
  }

  init(
    configuration: Configuration, packs: [RuleSettings], allRules: [CompiledRule], rules: RuleSet, directory: String?
  ) {
    layers = packs + [configuration.settings]
    self.configuration = configuration
    self.allRules = allRules
    self.rules = rules
    self.directory = directory
  }
}

/// Why there is no policy: faults of configurations and of the rules that they name.
public struct PolicyFailure: Error, Sendable {
  /// One message for each fault, complete with its place, or with the program's name where there is none.
  public let messages: [String]

  /// A failure.
  public init(_ messages: [String]) { self.messages = messages }

  /// Faults in files.
  init(_ problems: SourceProblems) { messages = problems.problems.map(\.description) }
}

/// Which policy judges a file.
public enum PolicySource: Sendable {
  /// One for all: that of `--config`, or of a run that reads no configuration.
  case one(LintPolicy)
  /// That of the nearest configuration, from the file's directory upwards to the root of its repository.
  case nearest(PolicyLoader)

  /// The policy for a file or directory.
  public func policy(near path: String) throws(PolicyFailure) -> LintPolicy {
    switch self {
    case .one(let policy): return policy
    case .nearest:
      let search = ConfigurationSearch(self)
      _ = search.area(ofPath: path)
      try search.check()
      return search.policies.first ?? .empty
    }
  }
}

extension LintPolicy {
  /// No rules at all.
  static let empty = LintPolicy(allRules: [], rules: RuleSet([]))
}
