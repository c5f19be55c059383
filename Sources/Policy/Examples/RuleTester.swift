import CEL
import DotEnv
import IgnoreFile
import Stack
import Syntax
import YAML

/// Runs a rule's examples: marked lines must fire, nothing else may.
public struct RuleTester {
  let rule: CompiledRule

  /// A tester of one rule.
  public init(_ rule: CompiledRule) { self.rule = rule }

  /// What differed, one message each; empty when all examples do what they say.
  public func failures() -> [String] { faults().map(\.message) }

  /// What differed, each with its place and the lines of the example; empty when all examples do what they say.
  ///
  /// Examples that need ShellCheck are passed over where it is not installed.
  public func faults() -> [ExampleFault] {
    if rule.info.scope == ShellComments.scope.name, ShellCheckProgram() == nil { return [] }
    return numberedExamples.flatMap { name, example in differences(example, name) }
  }

  /// The examples with their names: `bad example 1`.
  var numberedExamples: [(name: String, example: RuleExample)] {
    var counts = (bad: 0, good: 0)
    return rule.info.examples.map { example in
      if example.isBad { counts.bad += 1 } else { counts.good += 1 }
      return (example.isBad ? "bad example \(counts.bad)" : "good example \(counts.good)", example)
    }
  }

  private func differences(_ example: RuleExample, _ name: String) -> [ExampleFault] {
    let sources = sources(of: example)
    let report = lint(parse(sources), of: sources)
    let files = files(of: example)
    var faults = report.notices.map { ExampleFault("\(name): \($0.message)") }
    for (number, file) in files.enumerated() {
      let comparison = ExampleComparison(
        example, file: number, name: name, path: files.count > 1 ? file.path : nil,
        found: report.findings.filter { $0.place.source.path == file.path })
      faults += comparison.faults
    }
    let paths = Set(files.map(\.path))
    faults += report.findings.filter { !paths.contains($0.place.source.path) }
      .map { ExampleFault("\(name): fired in \($0.place.source.path): \($0.message)") }
    return faults
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

  /// The units of an example.
  ///
  /// - Parameter sources: all files, those too that only tell how others are used.
  func units(_ trees: [SyntaxTree], of sources: [SourceFile] = []) -> [LintUnit] {
    let linted = Set(trees.map(\.source.path))
    let ignore = sources.first { $0.path == ".gitignore" }.map { GitIgnore().adding(GitIgnoreRules($0.bytes)) }
    // In an example git's index is a list of names.
    let tracked = sources.first { $0.path == ".git/index" }
      .map { String(decoding: $0.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init) }
    let others = sources.filter { !linted.contains($0.path) }
    let known = linted.union(sources.map(\.path))
    let unlinted = Dictionary(others.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let assembly = StackAssembly(
      environmentOf: EnvironmentName.of, read: { unlinted[$0] },
      isMissing: { path in path != "." && !known.contains { $0 == path || $0.hasPrefix(path + "/") } },
      isOutside: { $0.hasPrefix("../") || $0.hasPrefix("/") }, isIgnored: { path in ignore.map { $0.ignores(path) } },
      isTracked: { tracked?.contains($0) }, scripts: { _ in others })
    return assembly.plans(trees).map { $0.make() }
  }

  /// - Parameter sources: all files, those too that only tell how others are used.
  func lint(_ trees: [SyntaxTree], of sources: [SourceFile] = []) -> Report {
    let runner = RuleRunner(rules: RuleSet([rule]), environment: nil)
    let judged = units(trees, of: sources)
    let results = judged.map { runner.run($0) }
    let policy = LintPolicy(allRules: [rule], rules: RuleSet([rule]))
    let map = PolicyMap(policy)
    let source = ShellCheckSource(map: map, environment: nil)
    let more = source.wants(policy) ? source.find(in: judged.map { JudgedUnit(unit: $0, policy: 0) }).findings : []
    let decided = Outcome(map: map).decide(
      results.flatMap(\.findings).map { JudgedFinding(finding: $0, policy: 0) } + more,
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

/// One file of an example beside what was found in it.
private struct ExampleComparison {
  private let example: RuleExample
  private let file: Int
  private let name: String

  /// The file's path where an example has several.
  private let path: String?

  /// The lines where findings are expected and none is.
  private let missing: [Int]

  /// The findings on lines that are not marked; several findings on one marked line are all expected.
  private let extra: [Finding]

  init(_ example: RuleExample, file: Int, name: String, path: String?, found: [Finding]) {
    self.example = example
    self.file = file
    self.name = name
    self.path = path
    let expected = ExampleMarker.lines(in: example.files[file].text)
    let lines = Set(found.map(\.place.start.line))
    missing = expected.filter { !lines.contains($0) }
    extra = found.filter { !expected.contains($0.place.start.line) }
  }

  var faults: [ExampleFault] {
    if missing.count == 1, let line = missing.first, let finding = extra.first, Set(extra.map(\.line)).count == 1 {
      let message = "expected a finding at \(named(line)), found it at \(named(finding.line)): \(finding.message)"
      return [fault(message, [line: .expected, finding.line: .found], at: line)]
    }
    return missing.map { fault("expected a finding at \(named($0)), found none", [$0: .expected], at: $0) }
      + extra.map { finding in
        fault(
          "\(example.isBad ? "also fired" : "fired") at \(named(finding.line)), where nothing is marked: \(finding.message)",
          [finding.line: .found], at: finding.line)
      }
  }

  private func fault(_ message: String, _ marks: [Int: ExampleExcerpt.Mark], at line: Int) -> ExampleFault {
    ExampleFault(
      "\(name): \(message)", at: place(ofLine: line),
      excerpt: ExampleExcerpt(ExampleMarker.strip(example.files[file].text)).draw(marks))
  }

  private func named(_ line: Int) -> String { path.map { "\($0):\(line)" } ?? "line \(line)" }

  /// Where a line of the example stands in the rule file.
  private func place(ofLine line: Int) -> Place? {
    guard example.origins.indices.contains(file) else { return nil }
    var offset = 0
    for (index, text) in example.files[file].text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index + 1 == line { return example.origins[file].place(of: offset..<(offset + text.utf8.count)) }
      offset += text.utf8.count + 1
    }
    return nil
  }
}

extension Finding {
  fileprivate var line: Int { place.start.line }
}
