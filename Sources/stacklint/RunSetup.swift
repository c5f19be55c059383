import BuiltinRules
import Policy
import Stack
import Syntax

/// What a run needs before it reads the first file: configuration and rules, checked.
struct RunSetup {
  let configuration: Configuration
  let allRules: [CompiledRule]
  let ruleSet: RuleSet

  /// What the options say, and the configuration that holds for the first of some paths.
  init(rules options: RuleOptions, paths: [String] = []) throws {
    let file = try Self.configurationFile(options, near: paths.first)
    configuration = try Self.configuration(file)
    allRules = try Self.allRules(options, configuration, file)
    switch options.selection.resolve(allRules, configuration) {
    case .success(let set): ruleSet = set
    case .failure(let failure): throw RunFailure(problems: failure.messages.map { "stacklint: " + $0 })
    }
  }

  /// The file of `--config`, else the nearest one upwards from what is linted to the repository's root.
  private static func configurationFile(_ options: RuleOptions, near path: String?) throws -> SourceFile? {
    if options.noConfig { return nil }
    if let path = options.config {
      switch SourceLoader.read(path) {
      case .success(let source): return source
      case .failure(let failure): throw RunFailure(failure.message)
      }
    }
    switch ConfigurationFile.find(near: path ?? ".") {
    case .success(let source): return source
    case .failure(let notice): throw RunFailure(notice.message)
    }
  }

  private static func configuration(_ file: SourceFile?) throws -> Configuration {
    guard let file else { return Configuration() }
    switch ConfigurationReader.read(file) {
    case .success(let configuration): return configuration
    case .failure(let failure): throw RunFailure(problems: failure.problems.map(\.description))
    }
  }

  /// The built-in rules, then those of the directories, in order; ids and names must differ.
  private static func allRules(
    _ options: RuleOptions, _ configuration: Configuration, _ file: SourceFile?
  ) throws -> [CompiledRule] {
    guard !BuiltinRules.all.isEmpty else {
      throw RunFailure("this binary holds no rules; it was not built completely")
    }
    var rules = BuiltinRules.all
    let base = file.map { FilePath($0.path).directory } ?? ""
    let configured = configuration.ruleDirectories.map { FilePath.join(base, $0.value) }
    for directory in options.ruleDirectories + configured {
      switch RuleDirectory(path: directory).load(besides: rules) {
      case .success(let more): rules += more
      case .failure(let failure): throw RunFailure(problems: failure.problems.map(\.description))
      }
    }
    return rules
  }
}
