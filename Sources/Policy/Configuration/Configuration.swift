import Stack
import Syntax

/// What a `.stacklint.yml` says.
public struct Configuration: Sendable {
  /// The names of the configuration file.
  public static let fileNames = Discovery.settingsFileNames

  /// Which rules are on, and how.
  public var settings = RuleSettings()

  /// Directories with policy packs, relative to the configuration's own, in the order of the file.
  public var packs: [Argument] = []

  /// Directories with rules of the user's, relative to the configuration's own.
  public var ruleDirectories: [Argument] = []

  /// Environments by globs of paths, in the order of the file; the first match wins.
  public var environments: [ConfiguredEnvironment] = []

  /// Globs of paths that are not linted.
  public var exclude: [String] = []

  /// What holds for certain paths only.
  public var overrides: [ConfigurationOverride] = []

  /// The least severity that makes the run fail; nil when the file does not say.
  public var failOn: FailureThreshold?

  /// Whether ShellCheck is asked.
  public var shellcheck: ToolUse = .auto

  /// The file; nil when there is none.
  var source: SourceFile?

  /// Where each key of the file stands.
  var places: [String: Place] = [:]

  /// The configuration of a repository that has no file.
  public init() {}

  /// The configuration in a file that says nothing.
  init(_ source: SourceFile) { self.source = source }
}

/// A set of rules that come with a run.
public enum ProfileChoice: String, Sendable, CaseIterable {
  /// The rules that everybody should keep.
  case recommended
  /// The hardening rules too.
  case strict
  /// Every rule, opt-in ones included.
  case all
}

/// The least severity that makes a run fail.
public enum FailureThreshold: String, Sendable, CaseIterable {
  /// Errors only.
  case error
  /// Warnings and errors.
  case warning
  /// Any finding.
  case info
  /// Nothing does.
  case never

  /// Whether a finding of this severity makes the run fail.
  public func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity == .error
    case .warning: severity >= .warning
    case .info: true
    case .never: false
    }
  }
}

/// Whether another program is used.
public enum ToolUse: String, Sendable, CaseIterable {
  /// When it is installed.
  case auto
  /// Always; it is a failure when it is missing.
  case on
  /// Never.
  case off
}

/// A rule, or several, by id, by name or by the letters that ids begin with (`DKR`), and where that was said.
public struct RuleReference: Sendable {
  /// What was written.
  public let text: String

  /// Where; nil for the command line.
  public let place: Place?

  /// A reference.
  public init(_ text: String, place: Place? = nil) {
    self.text = text
    self.place = place
  }

  /// Whether it means a rule.
  public func means(_ rule: RuleInfo) -> Bool {
    text == rule.id || text == rule.name || text == rule.id.prefix { $0.isLetter && $0.isASCII }
  }
}

/// A value for an option of a rule.
public struct RuleOptionSetting: Sendable {
  /// The rule.
  public let rule: RuleReference

  /// The option and its value, as it stands in the file.
  public let option: SyntaxNode
}

/// What a configuration says of certain paths.
public struct ConfigurationOverride: Sendable {
  /// Globs of the paths, from the configuration's directory.
  public let paths: [String]

  /// Rules that are off there.
  public let ignore: [RuleReference]

  /// Severities there.
  public let severities: [(rule: RuleReference, severity: Severity)]

  let glob: PathGlob

  /// What holds for certain paths.
  public init(
    paths: [String], ignore: [RuleReference] = [], severities: [(rule: RuleReference, severity: Severity)] = []
  ) {
    self.paths = paths
    self.ignore = ignore
    self.severities = severities
    glob = PathGlob(paths)
  }
}

/// An environment, and the paths that belong to it.
public struct ConfiguredEnvironment: Sendable {
  /// Its name: `production`.
  public let name: String

  /// Globs of its paths, from the configuration's directory.
  public let paths: [String]

  /// Where it is said; nil when it was not read from a file.
  let place: Place?

  let glob: PathGlob

  /// An environment.
  public init(name: String, paths: [String], place: Place? = nil) {
    self.name = name
    self.paths = paths
    self.place = place
    glob = PathGlob(paths)
  }
}
