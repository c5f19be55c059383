import CEL
import Syntax

public final class DockerfileFile: ModelObject {
  public init(_ tree: SyntaxTree) {}
  public var place: Place? { nil }
  public var display: String { "" }
  public static let modelSchema = ObjectSchema(DockerfileFile.self, "dockerfile.file", "") {
    Field("x", "x") { _ in 1 }
  }
}
public enum DockerfileLanguage {
  public static let schemas: [ObjectSchema] = [DockerfileFile.modelSchema]; public static let scopes: [Scope] = []
}
