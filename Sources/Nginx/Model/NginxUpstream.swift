import CEL
import Syntax

/// An `upstream` of HTTP (module ngx_http_upstream_module).
public final class NginxUpstream: ModelObject {
  let node: ConfigNode

  init(_ node: ConfigNode) {
    self.node = node
  }

  /// The name that `proxy_pass` uses.
  public var name: String { node.argument(0) ?? "" }

  /// The addresses of its servers, as written.
  public var servers: [String] { node.children(named: "server").compactMap { $0.argument(0) } }

  /// The addresses of its servers with their places.
  public var serverPlaces: [(address: String, isResolved: Bool, place: Place)] {
    node.children(named: "server").compactMap { server in
      server.argument(0).map { ($0, server.arguments.contains("resolve"), server.place(ofArgument: 0)) }
    }
  }

  /// How many idle connections each worker keeps; absent without `keepalive`.
  public var keepalive: Fact<Int> {
    node.children(named: "keepalive").last.map { Measures.number($0.argument(0)) } ?? .absent
  }

  /// The head of the block.
  public var place: Place? { node.headPlace }

  /// The name.
  public var display: String { name }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.upstream") }

  /// `nginx.upstream`.
  public static let modelSchema = ObjectSchema(NginxUpstream.self, "nginx.upstream", "A group of upstream servers.") {
    Field("name", "The name that proxy_pass uses.", at: { $0.node.place(ofArgument: 0) }) { $0.name }
    Field("servers", "The addresses of its servers, as written.") { $0.servers }
    Field("keepalive", "How many idle connections each worker keeps; absent without keepalive.") { $0.keepalive }
    Field("has_zone", "Whether the workers share its state.") { $0.node.has("zone") }
  }
}
