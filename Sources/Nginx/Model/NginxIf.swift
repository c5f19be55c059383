import CEL
import Syntax

/// An `if` block: a pseudo-location with settings of its own (module ngx_http_rewrite_module).
public final class NginxIf: ModelObject, NginxLevel {
  let node: ConfigNode
  private let cachedHeaders = Cached<HeadersInForce>()

  init(_ node: ConfigNode) {
    self.node = node
  }

  var headersInForce: HeadersInForce { cachedHeaders.value { HeadersInForce(at: node) } }

  /// The condition as written, with its parentheses.
  public var condition: String { node.valuePlace.text }

  /// Whether it stands in a `location` rather than in a `server`.
  public var isInLocation: Bool { node.context != .server }

  /// The directives inside, by name.
  public var directives: [String] { node.children.map(\.name) }

  /// Whether it holds more than the rewrite module's own directives; the others do not do there what one expects.
  public var hasUnsafeDirectives: Bool {
    node.children.contains { !["return", "rewrite", "set", "break", "rewrite_log"].contains($0.name) }
  }

  /// The head of the block.
  public var place: Place? { node.headPlace }

  /// The condition.
  public var display: String { condition }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.if") }

  /// `nginx.if`.
  public static let modelSchema = ObjectSchema(NginxIf.self, "nginx.if", "An if block: a pseudo-location.") {
    return [
      Field("condition", "The condition as written.", at: { $0.node.valuePlace }) { $0.condition },
      Field("is_in_location", "Whether it stands in a location rather than in a server.") { $0.isInLocation },
      Field("directives", "The names of the directives inside.") { $0.directives },
      Field("has_unsafe_directives", "Whether it holds more than return, rewrite, set and break.") {
        $0.hasUnsafeDirectives
      },
      Field("is_redirect", "Whether it redirects.") { Answers(node: $0.node).isRedirect },
      Field("serves_content", "Whether requests go on to content rather than to a return.") {
        Answers(node: $0.node).status == nil && !Answers(node: $0.node).isRedirect
      },
    ] + LostHeaders.fields()
  }
}
