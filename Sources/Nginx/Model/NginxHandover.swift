import CEL
import Syntax

/// An address to which requests are handed: that of `proxy_pass` or of one of its kin, or a server of the upstream group
/// that it names.
public struct NginxHandover: Sendable {
  /// The directive: `proxy_pass`, `fastcgi_pass` ...
  public let directive: String

  /// The host; unknown where variables decide, absent for a Unix-domain socket.
  public let host: Fact<String>

  /// The port; that of the scheme, or 80 in an upstream group, where none is written; unknown where variables decide.
  public let port: Fact<Int>

  /// The path or regular expression of the location that hands over; nil outside of one.
  public let location: String?

  /// The location that hands over; nil outside of one.
  public let block: NginxLocation?

  /// Whether the name is looked up while requests are served rather than when nginx starts: variables are in the address.
  public let isLookedUpLate: Bool

  /// The address as written: with its scheme, or a server of an upstream group.
  public let text: String

  /// The address, where it is written.
  public let place: Place
}

extension NginxConfig {
  /// Every address to which requests are handed, in reading order; the servers of a group once for each use of it.
  public var handovers: [NginxHandover] {
    let groups = Dictionary(upstreams.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return directives.filter { ProxyTarget.directives.contains($0.node.name) }.flatMap { directive in
      let target = ProxyTarget(node: directive.node)
      let block = directive.node.enclosing("location").map(NginxLocation.init)
      let location = block?.node.arguments.last
      if let group = target.host.value.flatMap({ groups[$0] }) {
        return group.serverPlaces.map { server in
          let address = UpstreamAddress(server.address)
          return NginxHandover(
            directive: directive.node.name, host: address.host, port: address.port, location: location,
            block: block, isLookedUpLate: server.isResolved, text: server.address, place: server.place)
        }
      }
      return [
        NginxHandover(
          directive: directive.node.name, host: target.host, port: target.port, location: location,
          block: block, isLookedUpLate: target.value.utf8.contains(Byte.dollar), text: target.value,
          place: directive.node.place(ofArgument: 0))
      ]
    }
  }
}

/// The address of a `server` in an upstream group (module ngx_http_upstream_module): a host, a port after a colon, or a
/// Unix-domain socket.
struct UpstreamAddress {
  let host: Fact<String>
  let port: Fact<Int>

  init(_ text: String) {
    if text.hasPrefix("unix:") {
      (host, port) = (.absent, .absent)
    } else if text.utf8.contains(where: { $0 == Byte.dollar || $0 == Byte.openBrace }) {
      (host, port) = (.unknown, .unknown)
    } else if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      host = .known(String(text[..<colon]))
      port = Measures.number(String(text[text.index(after: colon)...]))
    } else {
      (host, port) = (.known(text), .known(80))
    }
  }
}
