import CEL
import DotEnv
import IgnoreFile
import Stack
import Syntax

/// Runs a rule's examples: marked lines must fire, nothing else may.
public struct RuleTester {
  let rule: CompiledRule

  /// A tester of one rule.
  public init(_ rule: CompiledRule) { self.rule = rule }

  /// What differed, one message each; empty when all examples do what they say.
  public func failures() -> [String] {
    var counts = (bad: 0, good: 0)
    return rule.info.examples.flatMap { example in
      if example.isBad { counts.bad += 1 } else { counts.good += 1 }
      let name = example.isBad ? "bad example \(counts.bad)" : "good example \(counts.good)"
      return differences(example).map { "\(name): \($0)" }
    }
  }

  private func differences(_ example: RuleExample) -> [String] {
    let files = files(of: example)
    let sources = sources(of: example)
    let report = lint(parse(sources), of: sources)
    var expected = Set(
      files.flatMap { file in ExampleMarker.lines(in: file.text).map { Line(path: file.path, number: $0) } })
    var result = report.notices.map(\.message)
    for finding in report.findings {
      let line = Line(path: finding.place.source.path, number: finding.place.start.line)
      if expected.remove(line) == nil, !found(line, in: files) {
        result.append("fired at \(line) where nothing is marked: \(finding.message)")
      }
    }
    return result + expected.sorted { ($0.path, $0.number) < ($1.path, $1.number) }.map { "did not fire at \($0)" }
  }

  private struct Line: Hashable, CustomStringConvertible {
    let path: String
    let number: Int
    var description: String { "\(path):\(number)" }
  }

  /// Whether a line is marked; several findings on one marked line are all expected.
  private func found(_ line: Line, in files: [(path: String, text: String)]) -> Bool {
    files.contains { $0.path == line.path && ExampleMarker.lines(in: $0.text).contains(line.number) }
  }

  private func files(of example: RuleExample) -> [(path: String, text: String)] {
    example.files.map { (path: $0.path.isEmpty ? defaultPath : $0.path, text: $0.text) }
  }

  /// The files of an example, without its markers.
  func sources(of example: RuleExample) -> [SourceFile] {
    files(of: example).map { SourceFile(path: $0.path, text: ExampleMarker.strip($0.text)) }
  }

  func parse(_ sources: [SourceFile]) -> [SyntaxTree] {
    sources.compactMap { source in
      Classifier.language(path: source.path, bytes: source.bytes).map { Parsers.parse(source, $0) }
    }
  }

  /// - Parameter sources: all files, those too that only tell how others are used.
  func lint(_ trees: [SyntaxTree], of sources: [SourceFile] = []) -> Report {
    let runner = RuleRunner(rules: RuleSet([rule]), environment: nil)
    let paths = Set(trees.map(\.source.path))
    let ignore = sources.first { $0.path == ".gitignore" }.map { GitIgnore().adding(GitIgnoreRules($0.bytes)) }
    let others = sources.filter { !paths.contains($0.path) }
    let known = paths.union(sources.map(\.path))
    let assembly = StackAssembly(
      environmentOf: EnvironmentName.of, isMissing: { !known.contains($0) },
      isIgnored: { path in ignore.map { $0.ignores(path) } }, scripts: { _ in others })
    let results = assembly.plans(trees).map { runner.run($0.make()) }
    let decided = Outcome(map: PolicyMap(LintPolicy(allRules: [rule], rules: RuleSet([rule])))).decide(
      results.flatMap(\.findings).map { JudgedFinding(finding: $0, policy: 0) },
      suppressions: trees.flatMap(SuppressionReader.read))
    return Report(
      findings: decided.shown, notices: results.flatMap(\.notices) + decided.notices, fileCount: trees.count,
      milliseconds: 0)
  }

  /// What an example without a path counts as.
  private var defaultPath: String {
    switch rule.info.languages.first {
    case "compose": "compose.yaml"
    case "nginx": "nginx.conf"
    case "env": ".env"
    case "dockerignore": ".dockerignore"
    default: "Dockerfile"
    }
  }
}
