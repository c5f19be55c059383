import CEL
import DotEnv
import Stack
import Syntax

/// One run, from paths to a report.
public struct LintRun: Sendable {
  private let policies: PolicySource
  private let environment: String?
  private let failOn: FailureThreshold?
  private let filters: FindingFilters
  private let progress: RunProgress?

  /// A run.
  ///
  /// - Parameters:
  ///   - policies: which policy judges which file.
  ///   - environment: the environment to judge everything as; nil lets names and configurations decide.
  ///   - failOn: the least severity that makes the run fail; nil lets the configurations decide.
  ///   - filters: what takes findings out besides comments and configurations.
  ///   - progress: where to count how far the run is.
  public init(
    _ policies: PolicySource, environment: String? = nil, failOn: FailureThreshold? = nil,
    filters: FindingFilters = FindingFilters(), progress: RunProgress? = nil
  ) {
    self.policies = policies
    self.environment = environment
    self.failOn = failOn
    self.filters = filters
    self.progress = progress
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
    var around: [SyntaxTree] = []

    /// The folders in which they were found.
    var foldersAround: [String] = []

    let policies: PolicyMap

    /// What was in the way of reading them.
    var notices: [Notice]

    /// The lines that the run is about; nil for all.
    var changes: ChangedLines?
  }

  /// The files of `input`, parsed.
  func parse(_ input: LintInput) throws(PolicyFailure) -> ParsedFiles {
    switch input {
    case .text(let path, let bytes): return try parse(text: bytes, path, input)
    case .paths(let paths):
      let (found, around, map) = try find(paths)
      progress?.begin(.reading, of: found.files.count + (around?.files.count ?? 0))
      let others = Parallel.map(around?.files ?? [], load).compactMap(\.tree)
      let parsed = Parallel.map(found.files, load)
      var notices =
        DiscoveryNotice.messages(of: found.notices + parsed.compactMap(\.failure))
        .map { Notice($0.message, isFailure: $0.isFailure) }
      if found.files.isEmpty, !notices.contains(where: \.isFailure) {
        let places = paths.joined(separator: ", ")
        notices.append(
          Notice(
            "\(places): nothing to lint there: no Dockerfile, Compose file or nginx configuration", isFailure: false))
      }
      return try limited(
        ParsedFiles(
          input: input, trees: parsed.compactMap(\.tree), around: others, foldersAround: around?.folders ?? [],
          policies: map, notices: notices), paths)
    }
  }

  /// The files, with the lines that the run is about.
  private func limited(_ files: ParsedFiles, _ paths: [String]) throws(PolicyFailure) -> ParsedFiles {
    var files = files
    if let changed = filters.files { files.changes = ChangedLines(allOf: changed, in: files.trees) }
    guard let revision = filters.diffBase else { return files }
    let found = try ChangedLines.find(since: revision, in: files.trees, of: paths).get()
    files.changes = found.lines
    files.notices += found.notices
    return files
  }

  private func find(
    _ paths: [String]
  ) throws(PolicyFailure) -> (found: Discovery.Result, around: Surroundings.Found?, map: PolicyMap) {
    let search = ConfigurationSearch(policies)
    let found = Discovery(in: search).find(paths)
    let named = found.files.filter(\.isNamed)
    guard !named.isEmpty, let around = Surroundings(in: search).find(around: named) else {
      try search.check()
      return (found, nil, PolicyMap(search, areas: found.areas, files: found.files))
    }
    try search.check()
    let own = Set(found.files.map { FilePath.normalized($0.path) })
    let others = around.files.filter { !own.contains(FilePath.normalized($0.path)) }
    let moved = others.map { $0.moved(toArea: $0.area + found.areas.count) }
    let map = PolicyMap(search, areas: found.areas + around.areas, files: found.files + moved)
    return (found, Surroundings.Found(folders: around.folders, files: moved, areas: around.areas), map)
  }

  private func parse(text bytes: [UInt8], _ path: String, _ input: LintInput) throws(PolicyFailure) -> ParsedFiles {
    let search = ConfigurationSearch(policies)
    let map = PolicyMap(search, areas: [search.area(ofPath: path)])
    try search.check()
    guard let language = Classifier.language(ofNamed: path, bytes: bytes) else {
      let notice = Notice("\(path): cannot tell its language; give its name with --stdin-filename", isFailure: true)
      return ParsedFiles(input: input, trees: [], policies: map, notices: [notice])
    }
    let tree = Parsers.parse(SourceFile(path: path, bytes: bytes), language)
    return ParsedFiles(input: input, trees: [tree], policies: map, notices: [])
  }

  private struct LoadedFile: Sendable {
    var tree: SyntaxTree?
    var failure: DiscoveryNotice?
  }

  private func load(_ file: DiscoveredFile) -> LoadedFile {
    defer { progress?.step() }
    return switch file.parse() {
    case .success(let tree): LoadedFile(tree: tree)
    case .failure(let failure): LoadedFile(failure: failure)
    }
  }

  // MARK: - Linting

  /// Lints trees: those of `files`, or what shall become of them.
  func lint(_ trees: [SyntaxTree], of files: ParsedFiles, started: ContinuousClock.Instant) -> Report {
    let map = files.policies
    let environment = environment
    let filters = filters
    let sources: [any FindingSource] = [ShellCheckSource(map: map, environment: environment)]
    let assembly = assembly(of: files)
    let isAlone = files.around.isEmpty
    let plans = assembly.plans(trees)
    progress?.begin(.linting, of: plans.count)
    let results = Parallel.map(plans) { plan in
      defer { progress?.step() }
      let number = map.number(for: plan.path)
      let policy = map.policy(number)
      let unit = plan.make()
      // With the files around it a stack is seen whole; what it leads to is judged there.
      let parts: Set<RuleRunner.Part> = isAlone ? [.own, .linked] : [.own]
      let result = RuleRunner(rules: policy.rules, environment: environment).run(unit, parts)
      return UnitResult(
        findings: result.findings.map { JudgedFinding(finding: $0, policy: number) }, notices: result.notices,
        unit: sources.contains { $0.wants(policy) } ? JudgedUnit(unit: unit, policy: number) : nil,
        stack: filters.files == nil ? [] : unit.stackSources)
    }
    progress?.begin(.asking)
    let more = sources.map { source in
      source.find(in: results.compactMap(\.unit).filter { source.wants(map.policy($0.policy)) })
    }
    let stacks = isAlone ? ([], []) : lintStacks(trees, files, assembly)
    let baseline = filters.baseline.map { file in
      let relative = RelativePaths(from: ShownPath.directory(of: file.path))
      return BaselineMatch(file.baseline, relative: relative, trees: trees)
    }
    let changes = files.changes?.moved(from: files.trees, to: trees).with(stacks: results.map(\.stack))
    let outcome = Outcome(
      map: map, failOn: failOn, judgesForeignComments: filters.judgesForeignComments, baseline: baseline,
      changes: changes)
    let decided = outcome.decide(
      results.flatMap(\.findings) + stacks.0 + more.flatMap(\.findings),
      suppressions: trees.flatMap(SuppressionReader.read), others: files.around.flatMap(SuppressionReader.read))
    return Report(
      findings: decided.shown, suppressed: decided.suppressed,
      notices: distinct(
        files.notices + results.flatMap(\.notices) + stacks.1 + more.flatMap(\.notices) + decided.notices),
      rules: map.rules,
      baseline: decided.baseline?.use(paths: coveredPaths(files), trees: trees, isOn: map.isOn),
      fileCount: trees.count, milliseconds: (ContinuousClock.now - started) / .milliseconds(1))
  }

  /// The paths below which everything was found that there is to find.
  private func coveredPaths(_ files: ParsedFiles) -> [String] {
    guard environment == nil, case .paths(let paths) = files.input, !files.notices.contains(where: \.isFailure) else {
      return []
    }
    return paths
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

    /// The files of the stack that it leads to, if somebody asks.
    let stack: [SourceFile]
  }

  private func assembly(of files: ParsedFiles) -> StackAssembly {
    let map = files.policies
    let forced = environment
    let paths = files.input.paths + files.foldersAround
    let reader = RepositoryReader(paths: paths)
    return StackAssembly(
      environmentOf: { forced ?? map.environment(of: $0) }, read: reader.read,
      isMissing: reader.isMissing, names: reader.names, isOutside: reader.isOutside, isIgnored: reader.isIgnored,
      isTracked: reader.isTracked, scripts: ScriptFiles(paths: paths, reader: reader).near)
  }

  /// The notices without repetitions: a rule that fails on every service is named once.
  private func distinct(_ notices: [Notice]) -> [Notice] {
    var seen = Set<Notice>()
    return notices.filter { seen.insert($0).inserted }
  }
}

extension PolicyMap {
  /// The environment of a file, by its configuration or else by its name.
  func environment(of path: String) -> String? {
    let environments = policy(number(for: path)).configuration.environments
    if !environments.isEmpty {
      let seen = pathFromConfiguration(path)
      if let named = environments.first(where: { $0.glob.matches(seen) }) { return named.name }
    }
    return EnvironmentName.of(pathFromRepository(path))
  }

  /// Whether a rule is on under any of the policies; nil when there is no such rule. What ShellCheck says comes and goes
  /// with the program.
  fileprivate func isOn(_ id: String) -> Bool? {
    if policies.contains(where: { $0.rules.rules.contains { $0.info.id == id } }) { return true }
    if ShellCheckSource.isCode(id) || policies.contains(where: { $0.allRules.contains { $0.info.id == id } }) {
      return false
    }
    return nil
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
