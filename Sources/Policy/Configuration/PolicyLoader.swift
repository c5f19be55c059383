import Stack
import Syntax

/// Makes policies out of configurations and of what the command line says.
public final class PolicyLoader: Sendable {
  private let builtin: [CompiledRule]
  private let ruleDirectories: [String]
  private let packs: [String]
  private let toolVersion: String
  private let selection: RuleSelection

  /// A loader.
  ///
  /// - Parameters:
  ///   - builtin: the rules that are always there.
  ///   - ruleDirectories: directories with more rules, for every policy.
  ///   - packs: directories with policy packs, for every policy; they come after those of the configuration.
  ///   - toolVersion: the version of stacklint, for packs that need a later one.
  ///   - selection: what the command line says about rules; it goes before every configuration.
  public init(
    builtin: [CompiledRule], ruleDirectories: [String] = [], packs: [String] = [], toolVersion: String,
    selection: RuleSelection = RuleSelection()
  ) {
    self.builtin = builtin
    self.ruleDirectories = ruleDirectories
    self.packs = packs
    self.toolVersion = toolVersion
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
    let packs = try packs(of: configuration, in: directory ?? "")
    let rules = try rules(of: configuration, in: directory ?? "", besides: builtin + packs.flatMap(\.rules))
    do {
      let set = try selection.resolve(rules, configuration, packs: packs.map(\.settings)).get()
      return LintPolicy(
        configuration: configuration, packs: packs.map(\.settings), allRules: rules, rules: set,
        directory: directory.flatMap { RepositoryRoot.absolute($0) })
    } catch {
      throw PolicyFailure(error.messages)
    }
  }

  private func configuration(in file: SourceFile?) throws(PolicyFailure) -> Configuration {
    guard let file else { return Configuration() }
    do { return try ConfigurationReader.read(file).get() } catch { throw PolicyFailure(error.problems.map(\.line)) }
  }

  /// The packs of the configuration, then those of the command line; one that is named twice counts once, where it is
  /// named last.
  private func packs(of configuration: Configuration, in directory: String) throws(PolicyFailure) -> [PolicyPack] {
    let configured = configuration.packs.map { (path: FilePath.join(directory, $0.value), place: Optional($0.place)) }
    var named = configured + packs.map { (path: $0, place: nil) }
    var seen = Set<String>()
    named = named.reversed().filter { seen.insert(RepositoryRoot.absolute($0.path) ?? $0.path).inserted }.reversed()
    var loaded: [PolicyPack] = []
    for (path, place) in named {
      let reader = PolicyPackReader(path, toolVersion: toolVersion, namedAt: place)
      do {
        loaded.append(try reader.read(besides: builtin + loaded.flatMap(\.rules), others: loaded).get())
      } catch {
        // What is wrong with the configuration is said in a line, what with the files of a pack is shown.
        throw PolicyFailure(error.problems.map { $0.place.source === place?.source ? $0.line : $0.description })
      }
    }
    return loaded
  }

  /// The rules that are there, then those of the directories, in order; ids and names must differ.
  private func rules(
    of configuration: Configuration, in directory: String, besides given: [CompiledRule]
  ) throws(PolicyFailure) -> [CompiledRule] {
    var rules = given
    let configured = configuration.ruleDirectories.map { FilePath.join(directory, $0.value) }
    for (argument, path) in zip(configuration.ruleDirectories, configured) where !FileStatus.exists(path) {
      throw PolicyFailure([SourceProblem("\(path): no such directory", at: argument.place).line])
    }
    for directory in ruleDirectories + configured {
      let found: [CompiledRule]
      do { found = try RuleDirectory(path: directory).load(besides: rules).get() } catch { throw PolicyFailure(error) }
      if found.isEmpty { throw PolicyFailure(["stacklint: \(directory): no rules there"]) }
      rules += found
    }
    return rules
  }
}
