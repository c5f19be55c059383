import Syntax

/// Reads `.stacklint.yml`.
public enum ConfigurationReader {
  /// The configuration in a file, or all that is wrong with it.
  public static func read(_ source: SourceFile) -> Result<Configuration, SourceProblems> {
    let problems = ProblemList()
    guard let file = problems.document(source, mayBeEmpty: true) else {
      // A file that holds nothing but comments configures nothing.
      return problems.problems.isEmpty ? .success(Configuration(source)) : .failure(SourceProblems(problems.problems))
    }
    var configuration = Configuration()
    configuration.source = source
    for child in file.node.children { configuration.places[child.name] = child.namePlace }
    configuration.settings = RuleSettings(file, profileKey: "profile")
    configuration.packs = file.strings("packs")
    configuration.ruleDirectories = file.strings("rules")
    configuration.environments = environments(file)
    configuration.exclude = file.strings("exclude").map(\.value)
    configuration.overrides = file.list("overrides").compactMap { override($0, problems) }
    configuration.failOn = file.choice("fail-on", FailureThreshold.self)
    configuration.shellcheck = file.choice("shellcheck", ToolUse.self) ?? .auto
    file.finish(ConfigurationKeys.configuration)
    return problems.problems.isEmpty ? .success(configuration) : .failure(SourceProblems(problems.sorted))
  }

  private static func environments(_ reader: MappingReader) -> [ConfiguredEnvironment] {
    guard let environments = reader.mapping("environments") else { return [] }
    return environments.node.children.map { child in
      ConfiguredEnvironment(
        name: child.name, paths: environments.strings(child.name).map(\.value), place: child.namePlace)
    }
  }

  private static func override(_ node: SyntaxNode, _ problems: ProblemList) -> ConfigurationOverride? {
    guard let reader = problems.mapping(node) else { return nil }
    defer { reader.finish(ConfigurationKeys.override) }
    let paths = reader.strings("paths").map(\.value)
    if paths.isEmpty, reader.has("paths") { problems.report("an override needs `paths`", at: reader.place) }
    return ConfigurationOverride(
      paths: paths, ignore: reader.references("ignore"), severities: reader.severities("severity"))
  }
}
