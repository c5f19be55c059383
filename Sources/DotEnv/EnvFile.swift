import CEL
import Syntax

/// An environment file.
public final class EnvFile: ModelObject {
  /// The fields that rules see.
  public static let modelSchema = ObjectSchema(EnvFile.self, "env.file", "An environment file.") {
    Field("path", "The path of the file.") { $0.path }
    Field("is_example", "Whether it is a model for the real file: `.env.example`, `.env.sample`, `.env.dist`.") {
      $0.isExample
    }
    Field("environment", "The environment that its path names, such as `production`; absent if none.") {
      $0.environment
    }
    Field(
      "is_ignored",
      "Whether git ignores the file; unknown outside of a repository. A file that is tracked all the same is in git."
    ) { $0.isIgnored }
    Field("is_tracked", "Whether the file is in git; unknown outside of a repository.") { $0.isTracked }
    Field("holds_secrets", "Whether a variable that is to be kept secret has a value that is no placeholder.") {
      $0.holdsSecrets
    }
    Field("variables", "The variables, in the order of the file.") { $0.variables }
  }

  /// The whole file.
  public let place: Place?

  /// The path of the file.
  public let path: String

  /// The variables, in the order of the file.
  public let variables: [EnvVariable]

  /// Whether git ignores the file.
  public let isIgnored: Fact<Bool>

  /// Whether git tracks the file, by its index; unknown outside of a repository.
  public let isTracked: Fact<Bool>

  /// The model of a parsed file.
  ///
  /// - Parameters:
  ///   - isIgnored: whether git ignores the file; unknown outside of a repository.
  ///   - isTracked: whether git tracks it; unknown outside of a repository.
  public init(_ tree: SyntaxTree, isIgnored: Fact<Bool> = .unknown, isTracked: Fact<Bool> = .unknown) {
    self.isTracked = isTracked
    self.isIgnored = isIgnored
    place = Place(tree.source, tree.source.span)
    path = tree.source.path
    var laterNames: Set<String> = []
    var variables: [EnvVariable] = []
    for node in Array(tree.roots).reversed() {
      let isNew = laterNames.insert(node.name).inserted
      variables.append(EnvVariable(node, isRedefined: !isNew))
    }
    self.variables = variables.reversed()
  }

  /// What a message shows: the path.
  public var display: String { path }

  /// Whether it is a model for the real file, with nothing real in it.
  public var isExample: Bool {
    guard let name = path.split(separator: "/").last else { return false }
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains { ["example", "sample", "template", "dist", "tmpl", "tpl", "defaults"].contains($0) }
  }

  /// Whether a variable that is to be kept secret has a value that is no placeholder and no well-known default.
  public var holdsSecrets: Bool {
    variables.contains { variable in
      (variable.isSecretName || variable.looksLikeSecretValue.value == true)
        && variable.value.value.map { !$0.isEmpty } ?? false && variable.isPlaceholder.value == false
        && variable.isDefaultPassword.value == false
    }
  }

  /// The environment that its path names.
  public var environment: String? { EnvironmentName.of(path) }

  /// The values that are known without looking at other variables, by name.
  public var literalValues: [String: String] {
    Dictionary(
      variables.compactMap { variable in variable.value.value.map { (variable.name, $0) } },
      uniquingKeysWith: { _, last in last })
  }

  /// The variable of a name that holds: the last of them.
  public func variable(named name: String) -> EnvVariable? { variables.last { $0.name == name } }
}
