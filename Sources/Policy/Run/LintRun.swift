import CEL
import DotEnv
import Stack
import Syntax

/// One run, from paths to a report.
public struct LintRun: Sendable {
  private let policies: PolicySource
  private let environment: String?
  private let failOn: FailureThreshold?

  /// A run.
  ///
  /// - Parameters:
  ///   - policies: which policy judges which file.
  ///   - environment: the environment to judge everything as; nil lets names and configurations decide.
  ///   - failOn: the least severity that makes the run fail; nil lets the configurations decide.
  public init(_ policies: PolicySource, environment: String? = nil, failOn: FailureThreshold? = nil) {
    self.policies = policies
    self.environment = environment
    self.failOn = failOn
  }

  /// Lints, and reports. It fails before anything is linted when a configuration or a rule file is broken.
  public func execute(
    _ input: LintInput, started: ContinuousClock.Instant = .now
  ) throws(PolicyFailure) -> Report {
    let files = try parse(input)
    return lint(files.trees, of: files, started: started)
  }

  /// The units that would be linted.
  public func units(_ input: LintInput) throws(PolicyFailure) -> (units: [LintUnit], notices: [Notice]) {
    let files = try parse(input)
    return (Parallel.map(assembly(of: files).plans(files.trees)) { $0.make() }, files.notices)
  }

  /// The units that are linted, and what is found in them.
  public func examine(_ input: LintInput) throws(PolicyFailure) -> (units: [LintUnit], report: Report) {
    let files = try parse(input)
    let units = Parallel.map(assembly(of: files).plans(files.trees)) { $0.make() }
    return (units, lint(files.trees, of: files, started: .now))
  }

  // MARK: - Files

  /// The files of a run, and what holds for them.
  struct ParsedFiles: Sendable {
    let input: LintInput
    let trees: [SyntaxTree]

    /// The files around single ones that were named, which complete their stacks; they are not judged themselves.
    let around: [SyntaxTree]

    let policies: PolicyMap

    /// What was in the way of reading them.
    let notices: [Notice]
  }

  /// The files of `input`, parsed.
  func parse(_ input: LintInput) throws(PolicyFailure) -> ParsedFiles {
    switch input {
    case .text(let path, let bytes): return try parse(text: bytes, path, input)
    case .paths(let paths):
      let (found, around, map) = try find(paths)
      let parsed = Parallel.map(found.files, Self.load)
      var notices =
        found.notices.map { Notice($0.message, isFailure: $0.isFailure) } + parsed.compactMap(\.failure)
      if found.files.isEmpty, !notices.contains(where: \.isFailure) {
        let places = paths.joined(separator: ", ")
        notices.append(
          Notice(
            "\(places): nothing to lint there: no Dockerfile, Compose file or nginx configuration", isFailure: false))
      }
      let others = Parallel.map(around, Self.load).compactMap(\.tree)
      return ParsedFiles(
        input: input, trees: parsed.compactMap(\.tree), around: others, policies: map, notices: notices)
    }
  }

  private func find(
    _ paths: [String]
  ) throws(PolicyFailure) -> (found: Discovery.Result, around: [DiscoveredFile], map: PolicyMap) {
    let search = ConfigurationSearch(policies)
    let found = Discovery(in: search).find(paths)
    let named = found.files.filter(\.isNamed)
    let around = named.isEmpty ? nil : Surroundings(in: search).find(around: named)
    try search.check()
    let first = found.areas.count
    let others = around.map { around in
      let own = Set(found.files.map { FilePath.normalized($0.path) })
      return around.files.filter { !own.contains(FilePath.normalized($0.path)) }.map {
        $0.moved(toArea: $0.area + first)
      }
    }
    return (
      found, others ?? [],
      PolicyMap(search, areas: found.areas + (around?.areas ?? []), files: found.files + (others ?? []))
    )
  }

  private func parse(text bytes: [UInt8], _ path: String, _ input: LintInput) throws(PolicyFailure) -> ParsedFiles {
    let search = ConfigurationSearch(policies)
    let map = PolicyMap(search, areas: [search.area(ofPath: path)])
    try search.check()
    guard let language = Classifier.language(ofNamed: path, bytes: bytes) else {
      let notice = Notice("\(path): cannot tell its language; give its name with --stdin-filename", isFailure: true)
      return ParsedFiles(input: input, trees: [], around: [], policies: map, notices: [notice])
    }
    let tree = Parsers.parse(SourceFile(path: path, bytes: bytes), language)
    return ParsedFiles(input: input, trees: [tree], around: [], policies: map, notices: [])
  }

  private struct LoadedFile: Sendable {
    var tree: SyntaxTree?
    var failure: Notice?
  }

  private static func load(_ file: DiscoveredFile) -> LoadedFile {
    switch file.parse() {
    case .success(let tree): LoadedFile(tree: tree)
    case .failure(let failure): LoadedFile(failure: Notice(failure.message, isFailure: failure.isFailure))
    }
  }

  // MARK: - Linting

  /// Lints trees: those of `files`, or what shall become of them.
  func lint(_ trees: [SyntaxTree], of files: ParsedFiles, started: ContinuousClock.Instant) -> Report {
    let map = files.policies
    let environment = environment
    let sources: [any FindingSource] = [ShellCheckSource(map: map, environment: environment)]
    let assembly = assembly(of: files)
    let isAlone = files.around.isEmpty
    let results = Parallel.map(assembly.plans(trees)) { plan in
      let number = map.number(for: plan.path)
      let policy = map.policy(number)
      let unit = plan.make()
      // With the files around it a stack is seen whole; what it leads to is judged there.
      let parts: Set<RuleRunner.Part> = isAlone ? [.own, .linked] : [.own]
      let result = RuleRunner(rules: policy.rules, environment: environment).run(unit, parts)
      return UnitResult(
        findings: result.findings.map { JudgedFinding(finding: $0, policy: number) }, notices: result.notices,
        unit: sources.contains { $0.wants(policy) } ? JudgedUnit(unit: unit, policy: number) : nil)
    }
    let more = sources.map { source in
      source.find(in: results.compactMap(\.unit).filter { source.wants(map.policy($0.policy)) })
    }
    let stacks = isAlone ? ([], []) : lintStacks(trees, files, assembly)
    let decided = Outcome(map: map, failOn: failOn)
      .decide(
        results.flatMap(\.findings) + stacks.0 + more.flatMap(\.findings),
        suppressions: trees.flatMap(SuppressionReader.read), others: files.around.flatMap(SuppressionReader.read))
    return Report(
      findings: decided.shown, suppressed: decided.suppressed,
      notices: distinct(
        files.notices + results.flatMap(\.notices) + stacks.1 + more.flatMap(\.notices) + decided.notices),
      rules: map.rules,
      fileCount: trees.count, milliseconds: (ContinuousClock.now - started) / .milliseconds(1))
  }

  /// What is found between files that were named and those around them: findings one of whose places is in a named one.
  private func lintStacks(
    _ trees: [SyntaxTree], _ files: ParsedFiles, _ assembly: StackAssembly
  ) -> (findings: [JudgedFinding], notices: [Notice]) {
    let map = files.policies
    let environment = environment
    let named = Set(trees.map { FilePath.normalized($0.source.path) })
    let results = Parallel.map(assembly.stacks(trees + files.around)) { plan -> ([JudgedFinding], [Notice]) in
      let number = map.number(for: plan.path)
      let result = RuleRunner(rules: map.policy(number).rules, environment: environment).run(plan.make(), [.linked])
      let own = result.findings.filter { finding in
        ([finding.place] + finding.related.map(\.place)).contains {
          named.contains(FilePath.normalized($0.source.path))
        }
      }
      return (own.map { JudgedFinding(finding: $0, policy: number) }, result.notices)
    }
    return (results.flatMap(\.0), results.flatMap(\.1))
  }

  /// What came of one unit.
  private struct UnitResult: Sendable {
    let findings: [JudgedFinding]
    let notices: [Notice]

    /// The unit itself, if other sources of findings want to see it.
    let unit: JudgedUnit?
  }

  private func assembly(of files: ParsedFiles) -> StackAssembly {
    let map = files.policies
    let forced = environment
    let reader = RepositoryReader(paths: files.input.paths)
    return StackAssembly(
      environmentOf: { forced ?? map.environment(of: $0) }, read: reader.read,
      isMissing: reader.isMissing, isIgnored: reader.isIgnored,
      scripts: ScriptFiles(paths: files.input.paths, reader: reader).near)
  }

  /// The notices without repetitions: a rule that fails on every service is named once.
  private func distinct(_ notices: [Notice]) -> [Notice] {
    var seen = Set<Notice>()
    return notices.filter { seen.insert($0).inserted }
  }
}

extension PolicyMap {
  /// The environment of a file, by its configuration or else by its name.
  fileprivate func environment(of path: String) -> String? {
    let environments = policy(number(for: path)).configuration.environments
    if !environments.isEmpty {
      let seen = pathFromConfiguration(path)
      if let named = environments.first(where: { $0.glob.matches(seen) }) { return named.name }
    }
    return EnvironmentName.of(pathFromRepository(path))
  }

  /// The rules that are on under any of the policies, sorted by id, each id once.
  fileprivate var rules: [RuleInfo] {
    guard policies.count > 1 else { return policies.first?.rules.rules.map(\.info) ?? [] }
    var byID: [String: RuleInfo] = [:]
    for policy in policies {
      for rule in policy.rules.rules where byID[rule.info.id] == nil { byID[rule.info.id] = rule.info }
    }
    return byID.values.sorted { $0.id < $1.id }
  }
}
