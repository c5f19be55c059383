import CEL
import Syntax

public final class NginxConfig: ModelObject {
  public init(tree: SyntaxTree, resolve: (String, SourceFile) -> [SyntaxTree]) {}
  public var place: Place? { nil }
  public var display: String { "" }
  public static let modelSchema = ObjectSchema(NginxConfig.self, "nginx.config", "") { Field("x", "x") { _ in 1 } }
}
public enum NginxLanguage {
  public static let schemas: [ObjectSchema] = [NginxConfig.modelSchema]; public static let scopes: [Scope] = []
}
