import CEL
import Compose
import Dockerfile
import DotEnv
import IgnoreFile
import Nginx

/// The types and scopes of one family of models: those whose names begin with the same word.
public struct ModelFamily: Sendable {
  /// The object types.
  public let schemas: [ObjectSchema]

  /// The scopes.
  public let scopes: [Scope]

  private let schemasByName: [String: ObjectSchema]

  /// A family.
  public init(schemas: [ObjectSchema], scopes: [Scope]) {
    self.schemas = schemas
    self.scopes = scopes
    schemasByName = Dictionary(schemas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The object type of a name.
  public func schema(named name: String) -> ObjectSchema? { schemasByName[name] }
}

/// Every type and every scope that rules can use, whatever the language.
///
/// A family is made when it is first asked for: a run over Dockerfiles does not pay for the models of nginx.
public enum ModelCatalogue {
  /// The first words of the names of all families.
  public static let familyNames = ["dockerfile", "compose", "nginx", "env", "ignore", "stack", "syntax"]

  /// The family that a type or scope belongs to, by the first word of its name; nil when there is none.
  public static func family(of name: some StringProtocol) -> ModelFamily? {
    switch name.prefix(while: { $0 != "." }) {
    case "dockerfile": dockerfile
    case "compose": compose
    case "nginx": nginx
    case "env": env
    case "ignore": ignore
    case "stack": stack
    case "syntax": syntax
    default: nil
    }
  }

  private static let dockerfile = ModelFamily(schemas: DockerfileLanguage.schemas, scopes: DockerfileLanguage.scopes)
  private static let compose = ModelFamily(schemas: ComposeLanguage.schemas, scopes: ComposeLanguage.scopes)
  private static let nginx = ModelFamily(schemas: NginxLanguage.schemas, scopes: NginxLanguage.scopes)
  private static let env = ModelFamily(schemas: DotEnvLanguage.schemas, scopes: DotEnvLanguage.scopes)
  private static let ignore = ModelFamily(schemas: IgnoreLanguage.schemas, scopes: IgnoreLanguage.scopes)
  private static let stack = ModelFamily(schemas: StackLanguage.schemas, scopes: StackLanguage.scopes)
  private static let syntax = ModelFamily(
    schemas: [SyntaxModel.modelSchema, SyntaxProblemModel.modelSchema], scopes: [SyntaxModel.scope])
}
