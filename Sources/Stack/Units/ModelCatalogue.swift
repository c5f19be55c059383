import CEL
import Compose
import Dockerfile
import DotEnv
import IgnoreFile
import Nginx

/// Every type and every scope that rules can use, whatever the language.
public enum ModelCatalogue {
  /// The object types of all languages.
  public static let schemas: [ObjectSchema] =
    DockerfileLanguage.schemas + ComposeLanguage.schemas + NginxLanguage.schemas + DotEnvLanguage.schemas
    + IgnoreLanguage.schemas + [SyntaxModel.modelSchema, SyntaxProblemModel.modelSchema]

  /// The scopes of all languages.
  public static let scopes: [Scope] =
    DockerfileLanguage.scopes + ComposeLanguage.scopes + NginxLanguage.scopes + DotEnvLanguage.scopes
    + IgnoreLanguage.scopes + [SyntaxModel.scope]
}
