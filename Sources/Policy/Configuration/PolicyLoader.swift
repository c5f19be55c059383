import Stack
import Syntax

/// Makes policies out of configurations and of what the command line says.
public final class PolicyLoader: Sendable {
  private let builtin: [CompiledRule]
  private let ruleDirectories: [String]
  private let selection: RuleSelection

  /// A loader.
  ///
  /// - Parameters:
  ///   - builtin: the rules that are always there.
  ///   - ruleDirectories: directories with more rules, for every policy.
  ///   - selection: what the command line says about rules; it goes before every configuration.
  public init(builtin: [CompiledRule], ruleDirectories: [String] = [], selection: RuleSelection = RuleSelection()) {
    self.builtin = builtin
    self.ruleDirectories = ruleDirectories
    self.selection = selection
  }

  /// One policy for all files: that of a configuration file, or of none at all for nil.
  public func policyForAll(_ file: SourceFile?) throws(PolicyFailure) -> PolicySource {
    let policy = try policy(of: file)
    try checkNames(in: [policy])
    return .one(policy)
  }

  /// Fails when the command line names a rule that none of the policies of a run knows.
  func checkNames(in policies: [LintPolicy]) throws(PolicyFailure) {
    let unknown = selection.unknownNames(in: policies.map(\.allRules))
    if !unknown.isEmpty { throw PolicyFailure(unknown) }
  }

  /// The policy of a configuration file; of none at all for nil.
  public func policy(of file: SourceFile?) throws(PolicyFailure) -> LintPolicy {
    let configuration = try configuration(in: file)
    let directory = file.map { FilePath($0.path).directory }
    let rules = try rules(of: configuration, in: directory ?? "")
    do {
      let set = try selection.resolve(rules, configuration).get()
      return LintPolicy(
        configuration: configuration, allRules: rules, rules: set,
        directory: directory.flatMap { RepositoryRoot.absolute($0) })
    } catch {
      throw PolicyFailure(error.messages)
    }
  }

  private func configuration(in file: SourceFile?) throws(PolicyFailure) -> Configuration {
    guard let file else { return Configuration() }
    do { return try ConfigurationReader.read(file).get() } catch { throw PolicyFailure(error) }
  }

  /// The built-in rules, then those of the directories, in order; ids and names must differ.
  private func rules(of configuration: Configuration, in directory: String) throws(PolicyFailure) -> [CompiledRule] {
    var rules = builtin
    let configured = configuration.ruleDirectories.map { FilePath.join(directory, $0.value) }
    for directory in ruleDirectories + configured {
      do { rules += try RuleDirectory(path: directory).load(besides: rules).get() } catch { throw PolicyFailure(error) }
    }
    return rules
  }
}
