import CEL

/// What the language of `.dockerignore` files offers to rules.
public enum IgnoreLanguage {
  /// The object types.
  public static let schemas: [ObjectSchema] = [IgnoreFile.modelSchema, IgnorePattern.modelSchema]

  /// The things that rules run on.
  public static let scopes: [Scope] = [
    Scope("ignore.file", "Each .dockerignore file.", variables: [file], in: IgnoreFile.self) { [[.object($0)]] },
    Scope(
      "ignore.pattern", "Each pattern of a .dockerignore file.",
      variables: [file, Variable("pattern", IgnorePattern.celType, "The pattern.")], in: IgnoreFile.self
    ) { file in file.patterns.map { [.object(file), .object($0)] } },
  ]

  private static let file = Variable("file", IgnoreFile.celType, "The file.")
}
