import CEL
import Syntax

/// A parser directive at the top of a file, `# escape=`: `dockerfile.directive`.
public final class ParserDirective: ModelObject {
  /// Its node.
  public let node: SyntaxNode

  init(_ node: SyntaxNode) { self.node = node }

  /// From the name to the value.
  public var place: Place? { node.place }

  /// The name as written.
  public var display: String { node.namePlace.text }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    ParserDirective.self, "dockerfile.directive", "A parser directive: syntax, escape or check."
  ) {
    Field("name", "The name as written.", at: { $0.node.namePlace }) { $0.node.namePlace.text }
    Field("value", "What stands after `=`.") { $0.node.arguments.first?.value }
  }
}
