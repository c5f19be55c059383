import Stack
import Syntax
import YAML

/// Turns the configurations of other linters into one of ours.
public enum Migration {
  /// The linters whose configuration is understood.
  public enum Peer: String, Sendable, CaseIterable {
    /// hadolint
    case hadolint
    /// DCLint
    case dclint
    /// compose-lint
    case composeLint = "compose-lint"
    /// gixy
    case gixy
    /// KICS
    case kics
  }

  /// The names of configuration files that are looked for, in this order.
  public static let fileNames = [
    ".hadolint.yaml", ".hadolint.yml", ".dclintrc", ".dclintrc.json", ".dclintrc.yaml", ".dclintrc.yml",
    ".compose-lint.yml", ".compose-lint.yaml", "gixy.cfg", "gixy.conf", ".gixy.cfg", "kics.config", "kics.config.yaml",
    "kics.config.yml", "kics.config.json", "kics-config.yaml", "kics-config.yml", "kics-config.json",
  ]

  /// The linter that a configuration file belongs to, by its name.
  public static func peer(ofFile path: String) -> Peer? {
    let name = FilePath(path).name.lowercased()
    if name.contains("hadolint") { return .hadolint }
    if name.contains("dclint") { return .dclint }
    if name.contains("compose-lint") || name.contains("composelint") { return .composeLint }
    if name.contains("gixy") { return .gixy }
    return name.contains("kics") ? .kics : nil
  }

  /// What some configurations become together, or the first thing that is wrong with one of them.
  ///
  /// - Parameter rules: the rules that exist.
  public static func migrate(
    _ files: [(peer: Peer, source: SourceFile)], rules: [RuleInfo]
  ) -> Result<MigratedConfiguration, PolicyFailure> {
    var result = MigratedConfiguration(rules: rules)
    for (peer, source) in files {
      result.sources.append(source.path)
      if peer == .gixy {
        GixyMigration.read(source, into: &result)
        continue
      }
      let (root, problems) = YAMLDocument.read(source, language: .compose)
      if let problem = problems.first {
        return .failure(
          Self.failure(SourceProblem(problem.message, at: Place(source, problem.span), hint: problem.hint)))
      }
      guard let root else { continue }
      guard let mapping = root.mapping else {
        return .failure(Self.failure(SourceProblem("expected a mapping", at: root.place)))
      }
      switch peer {
      case .hadolint: HadolintMigration.read(mapping, into: &result)
      case .dclint: DclintMigration.read(mapping, into: &result)
      case .composeLint: ComposeLintMigration.read(mapping, into: &result)
      case .kics: KICSMigration.read(mapping, into: &result)
      case .gixy: break
      }
    }
    return .success(result)
  }

  private static func failure(_ problem: SourceProblem) -> PolicyFailure { PolicyFailure([problem.line]) }
}

extension YAMLValue {
  /// The texts of a list; a single text counts as a list of one, split at commas where the peer does so.
  func texts(splitting: Bool = false) -> [(text: String, place: Place)] {
    if let items = sequence { return items.flatMap { $0.texts(splitting: splitting) } }
    guard let text = scalar?.text else { return [] }
    guard splitting else { return [(text, place)] }
    return text.split(separator: ",").map { (String($0).trimmingBlanks, place) }.filter { !$0.0.isEmpty }
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    let head = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    let tail = head.reversed().prefix { $0 == " " || $0 == "\t" || $0 == "\r" }.count
    return String(head.dropLast(tail))
  }
}
