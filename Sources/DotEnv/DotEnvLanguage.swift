import CEL

/// What the language of environment files offers to rules.
public enum DotEnvLanguage {
  /// The object types.
  public static let schemas: [ObjectSchema] = [EnvFile.modelSchema, EnvVariable.modelSchema]

  /// The things that rules run on.
  public static let scopes: [Scope] = [
    Scope("env.file", "Each environment file.", variables: [file], in: EnvFile.self) { [[.object($0)]] },
    Scope(
      "env.variable", "Each variable of an environment file.",
      variables: [file, Variable("variable", EnvVariable.celType, "The variable.")], in: EnvFile.self
    ) { file in file.variables.map { [.object(file), .object($0)] } },
  ]

  private static let file = Variable("file", EnvFile.celType, "The file.")
}
