import Syntax

/// Reads `.stacklint.yml`.
public enum ConfigurationReader {
  /// The configuration in a file, or all that is wrong with it.
  public static func read(_ source: SourceFile) -> Result<Configuration, SourceProblems> {
    let problems = ProblemList()
    guard let file = problems.document(source) else {
      // A file that holds nothing but comments configures nothing.
      return problems.problems.isEmpty ? .success(Configuration()) : .failure(SourceProblems(problems.problems))
    }
    var configuration = Configuration()
    configuration.profile = file.choice("profile", ProfileChoice.self)
    configuration.select = references(file, "select")
    configuration.ignore = references(file, "ignore")
    configuration.severities = severities(file)
    configuration.ruleDirectories = file.strings("rules")
    configuration.environments = environments(file)
    configuration.exclude = file.strings("exclude").map(\.value)
    configuration.options = options(file)
    configuration.overrides = file.list("overrides").compactMap { override($0, problems) }
    configuration.failOn = file.choice("fail-on", FailureThreshold.self)
    configuration.shellcheck = file.choice("shellcheck", ToolUse.self) ?? .auto
    file.finish(ConfigurationKeys.configuration)
    return problems.problems.isEmpty ? .success(configuration) : .failure(SourceProblems(problems.sorted))
  }

  private static func references(_ reader: MappingReader, _ key: String) -> [RuleReference] {
    reader.strings(key).map { RuleReference($0.value, place: $0.place) }
  }

  private static func severities(_ reader: MappingReader) -> [(rule: RuleReference, severity: Severity)] {
    guard let severities = reader.mapping("severity") else { return [] }
    return severities.node.children.compactMap { child in
      guard let severity = severities.choice(child.name, Severity.self) else { return nil }
      return (rule: RuleReference(child.name, place: child.namePlace), severity: severity)
    }
  }

  private static func environments(_ reader: MappingReader) -> [ConfiguredEnvironment] {
    guard let environments = reader.mapping("environments") else { return [] }
    return environments.node.children.map { child in
      ConfiguredEnvironment(name: child.name, paths: environments.strings(child.name).map(\.value))
    }
  }

  private static func options(_ reader: MappingReader) -> [RuleOptionSetting] {
    guard let options = reader.mapping("options") else { return [] }
    return options.node.children.flatMap { rule -> [RuleOptionSetting] in
      guard let values = options.mapping(rule.name) else { return [] }
      let reference = RuleReference(rule.name, place: rule.namePlace)
      return values.node.children.map { RuleOptionSetting(rule: reference, option: $0) }
    }
  }

  private static func override(_ node: SyntaxNode, _ problems: ProblemList) -> ConfigurationOverride? {
    guard let reader = problems.mapping(node) else { return nil }
    defer { reader.finish(ConfigurationKeys.override) }
    let paths = reader.strings("paths").map(\.value)
    if paths.isEmpty, reader.has("paths") { problems.report("an override needs `paths`", at: reader.place) }
    return ConfigurationOverride(
      paths: paths, ignore: references(reader, "ignore"), severities: severities(reader))
  }
}
