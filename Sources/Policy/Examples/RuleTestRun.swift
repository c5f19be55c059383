import Stack
import Syntax

/// Tests the rules below a directory: those of packs as packs, all others for themselves.
public struct RuleTestRun: Sendable {
  /// What came out.
  public struct Result: Sendable {
    /// The number of rules.
    public let ruleCount: Int

    /// The number of examples.
    public let exampleCount: Int

    /// What differed, each as people read it, in the order of the rules.
    public let failures: [String]

    /// What no example shows, each as people read it.
    public let warnings: [String]
  }

  private let directory: String
  private let builtin: [CompiledRule]
  private let toolVersion: String

  /// A test run.
  ///
  /// - Parameters:
  ///   - builtin: the built-in rules, which others may extend.
  ///   - toolVersion: the version of stacklint, for packs that need a later one.
  public init(_ directory: String, builtin: [CompiledRule], toolVersion: String) {
    self.directory = ShownPath.of(directory)
    self.builtin = builtin
    self.toolVersion = toolVersion
  }

  /// Loads the rules and runs their examples; a failure when the rules cannot be loaded.
  public func execute() -> Swift.Result<Result, SourceProblems> {
    switch load() {
    case .failure(let failure): return .failure(failure)
    case .success(let rules):
      let results = Parallel.map(rules) { RuleTester($0).plainResult }
      var failures = results.flatMap(\.failures)
      for rule in rules where rule.info.isFixable {
        failures += RuleTester(rule).fixFaults().map { $0.description(of: rule.info) }
      }
      return .success(
        Result(
          ruleCount: rules.count, exampleCount: rules.reduce(0) { $0 + $1.info.examples.count }, failures: failures,
          warnings: results.flatMap(\.warnings)))
    }
  }

  private func load() -> Swift.Result<[CompiledRule], SourceProblems> {
    let files: [SourceFile]
    switch RuleFiles.find(below: directory) {
    case .failure(let notice): return .failure(SourceProblems([SourceProblem(unreadable: notice)]))
    case .success(let found): files = found
    }
    var rules: [CompiledRule] = []
    var problems: [SourceProblem] = []
    for group in RuleFileGroup.groups(files, below: directory) {
      switch load(group) {
      case .success(let more): rules += more
      case .failure(let failure): problems += failure.problems
      }
    }
    if problems.isEmpty, rules.isEmpty {
      problems.append(SourceProblem(unplaced: "\(directory): no rules there", path: directory))
    }
    return problems.isEmpty ? .success(rules) : .failure(SourceProblems(problems))
  }

  private func load(_ group: RuleFileGroup) -> Swift.Result<[CompiledRule], SourceProblems> {
    guard group.isPack else {
      return RuleReader().read(group.files, besides: strangers(group.files), extending: builtin)
    }
    let reader = PolicyPackReader(group.directory, toolVersion: toolVersion)
    return reader.read(besides: builtin).flatMap { pack in
      let unknown = pack.settings.problems(among: builtin + pack.rules)
      return unknown.isEmpty ? .success(pack.rules) : .failure(SourceProblems(unknown))
    }
  }

  /// The built-in rules without those that the files are themselves: the files of stacklint's own repository.
  private func strangers(_ files: [SourceFile]) -> [CompiledRule] {
    let names = Set(files.map { FilePath($0.path).name })
    return builtin.filter { !names.contains("\($0.info.id)-\($0.info.name).yaml") }
  }
}

extension RuleTester {
  /// What differed and what is not shown, as people read it.
  fileprivate var plainResult: (failures: [String], warnings: [String]) {
    (
      faults().map { $0.description(of: rule.info) },
      unseenDecisions().map { $0.description(of: rule.info) }
    )
  }
}
