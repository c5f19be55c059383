import CEL
import DotEnv
import Stack
import Syntax

/// One run, from paths to a report.
public struct LintRun: Sendable {
  private let configuration: Configuration
  private let rules: RuleSet
  private let allRules: [CompiledRule]
  private let environment: String?

  /// A run.
  ///
  /// - Parameters:
  ///   - configuration: what holds for the paths.
  ///   - rules: the rules that are on.
  ///   - allRules: every rule that exists, on or off.
  ///   - environment: the environment to judge everything as; nil lets names and configuration decide.
  public init(configuration: Configuration, rules: RuleSet, allRules: [CompiledRule], environment: String? = nil) {
    self.configuration = configuration
    self.rules = rules
    self.allRules = allRules
    self.environment = environment
  }

  /// Lints, and reports.
  public func execute(_ input: LintInput, started: ContinuousClock.Instant = .now) async -> Report {
    let (trees, notices) = await parse(input)
    return await lint(trees, of: input, notices: notices, started: started)
  }

  /// Lints files that are parsed already: those of `input`, or what shall become of them.
  ///
  /// - Parameter notices: what was in the way of reading the files.
  func lint(
    _ trees: [SyntaxTree], of input: LintInput, notices: [Notice], started: ContinuousClock.Instant
  ) async -> Report {
    let plans = assembly(of: input).plans(trees)
    let runner = RuleRunner(rules: rules, environment: environment)
    let results = await Parallel.map(plans) { plan in runner.run(plan.make()) }
    let outcome = Outcome(overrides: configuration.overrides, allRules: allRules, rules: rules)
    let decided = outcome.decide(
      results.flatMap(\.findings), suppressions: trees.flatMap(SuppressionReader.read))
    return Report(
      findings: decided.shown, suppressed: decided.suppressed,
      notices: distinct(notices + results.flatMap(\.notices) + decided.notices), rules: rules.rules.map(\.info),
      fileCount: trees.count, milliseconds: (ContinuousClock.now - started) / .milliseconds(1))
  }

  /// The units that would be linted.
  public func units(_ input: LintInput) async -> (units: [LintUnit], notices: [Notice]) {
    let (trees, notices) = await parse(input)
    return (await Parallel.map(assembly(of: input).plans(trees)) { $0.make() }, notices)
  }

  private func assembly(of input: LintInput) -> StackAssembly {
    let environments = configuration.environments
    let forced = environment
    let reader = RepositoryReader(paths: input.paths)
    return StackAssembly(
      environmentOf: { path in
        forced ?? environments.first { $0.glob.matches(path) }?.name ?? EnvironmentName.of(path)
      },
      read: reader.read, isMissing: reader.isMissing, isIgnored: reader.isIgnored,
      scripts: ScriptFiles(paths: input.paths, reader: reader).near)
  }

  /// The files of `input`, parsed, and what was in the way of reading them.
  func parse(_ input: LintInput) async -> (trees: [SyntaxTree], notices: [Notice]) {
    switch input {
    case .text(let path, let bytes):
      guard let language = Classifier.language(ofNamed: path, bytes: bytes) else {
        return ([], [Notice("\(path): cannot tell its language; give its name with --stdin-filename", isFailure: true)])
      }
      return ([Parsers.parse(SourceFile(path: path, bytes: bytes), language)], [])
    case .paths(let paths):
      let found = Discovery(excludes: configuration.exclude).find(paths)
      let parsed = await Parallel.map(found.files, Self.load)
      let failures = parsed.compactMap(\.failure)
      var notices = found.notices.map { Notice($0.message, isFailure: $0.isFailure) } + failures
      if found.files.isEmpty, !notices.contains(where: \.isFailure) {
        let places = paths.joined(separator: ", ")
        notices.append(
          Notice(
            "\(places): nothing to lint there: no Dockerfile, Compose file or nginx configuration", isFailure: false))
      }
      return (parsed.compactMap(\.tree), notices)
    }
  }

  private struct LoadedFile: Sendable {
    var tree: SyntaxTree?
    var failure: Notice?
  }

  private static func load(_ file: DiscoveredFile) -> LoadedFile {
    switch file.load() {
    case .success(let source): LoadedFile(tree: Parsers.parse(source, file.language))
    case .failure(let failure): LoadedFile(failure: Notice(failure.message, isFailure: true))
    }
  }

  /// The notices without repetitions: a rule that fails on every service is named once.
  private func distinct(_ notices: [Notice]) -> [Notice] {
    var seen = Set<Notice>()
    return notices.filter { seen.insert($0).inserted }
  }
}
