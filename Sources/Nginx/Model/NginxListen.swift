import CEL
import Syntax

/// A `listen` of a virtual server (module ngx_http_core_module).
public final class NginxListen: ModelObject {
  let node: ConfigNode

  /// The address without port and brackets; empty for all addresses, the path for a Unix-domain socket.
  public let address: Fact<String>

  /// The port; 80 when none is written, absent for a Unix-domain socket, unknown where variables decide.
  public let port: Fact<Int>

  /// Whether it is a Unix-domain socket.
  public let isUnix: Bool

  private let options: [String]

  init(_ node: ConfigNode) {
    self.node = node
    let word = node.argument(0) ?? ""
    options = Array(node.arguments.dropFirst())
    isUnix = word.hasPrefix("unix:")
    if isUnix {
      address = .known(String(word.dropFirst("unix:".count)))
      port = .absent
    } else {
      (address, port) = NginxListen.split(word)
    }
  }

  /// Splits `8080`, `127.0.0.1`, `*:80`, `[::]:443`, `example.com:80`.
  private static func split(_ word: String) -> (address: Fact<String>, port: Fact<Int>) {
    let bytes = word.utf8
    var address = Substring(word).utf8
    var port: Substring.UTF8View?
    if bytes.first == Byte.openBracket {
      guard let end = bytes.firstIndex(of: Byte.closeBracket) else { return (.unknown, .unknown) }
      let rest = address[bytes.index(after: end)...]
      if rest.first == Byte.colon { port = rest.dropFirst() }
      address = address[bytes.index(after: bytes.startIndex)..<end]
    } else if let colon = bytes.lastIndex(of: Byte.colon) {
      port = address[bytes.index(after: colon)...]
      address = address[..<colon]
    } else if bytes.allSatisfy(\.isDigit) || bytes.first == Byte.dollar || bytes.starts(with: "{{".utf8) {
      port = address
      address = address[..<bytes.startIndex]
    }
    if isOpen(address) { return (.unknown, number(port)) }
    let isAny = address.count == 1 && address.first == Byte.star
    return (.known(isAny ? "" : String(Substring(address))), number(port))
  }

  private static func number(_ port: Substring.UTF8View?) -> Fact<Int> {
    guard let port else { return .known(80) }
    if isOpen(port) { return .unknown }
    // A range such as `8000-8010` counts as its first port.
    return Int(Substring(port.prefix { $0 != Byte.dash })).map { .known($0) } ?? .absent
  }

  private static func isOpen(_ text: Substring.UTF8View) -> Bool {
    text.contains { $0 == Byte.dollar || $0 == Byte.openBrace }
  }

  /// Whether connections are TLS: `ssl`, or `quic`, which always is.
  public var isTLS: Bool { options.contains("ssl") || options.contains("quic") }

  /// Whether it takes HTTP/3.
  public var isQUIC: Bool { options.contains("quic") }

  /// Whether the server answers requests for unknown hosts on this socket.
  public var isDefault: Bool { options.contains("default_server") || options.contains("default") }

  /// Whether it can be reached from this host only: a loopback address or a Unix-domain socket.
  public var isLoopback: Fact<Bool> {
    if isUnix { return .known(true) }
    return address.map { $0.hasPrefix("127.") || $0 == "::1" || $0.inLowerCase == "localhost" }
  }

  /// Whether it can be reached from other hosts.
  public var isPublic: Fact<Bool> { isLoopback.map { !$0 } }

  /// The directive.
  public var place: Place? { node.headPlace }

  /// The address and port as written.
  public var display: String { node.argument(0) ?? "" }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.listen") }

  /// `nginx.listen`.
  public static let modelSchema = ObjectSchema(
    NginxListen.self, "nginx.listen", "An address and port that a virtual server listens on."
  ) {
    Field("value", "The address and port as written.", at: { $0.node.place(ofArgument: 0) }) { $0.display }
    Field("address", "The address without port; empty for all addresses.", at: { $0.node.place(ofArgument: 0) }) {
      $0.address
    }
    Field("port", "The port; absent for a Unix-domain socket.", at: { $0.node.place(ofArgument: 0) }) { $0.port }
    Field("is_ssl", "Whether connections are TLS: ssl or quic.") { $0.isTLS }
    Field("is_http2", "Whether HTTP/2 is turned on here, in the form before nginx 1.25.1.") {
      $0.options.contains("http2")
    }
    Field("is_quic", "Whether it takes HTTP/3.") { $0.isQUIC }
    Field("is_default", "Whether the server answers requests for unknown hosts on this socket.") { $0.isDefault }
    Field("is_unix", "Whether it is a Unix-domain socket.") { $0.isUnix }
    Field("is_ipv6", "Whether the address is an IPv6 address.") { listen in
      listen.address.map { $0.utf8.contains(UInt8(ascii: ":")) }
    }
    Field("is_loopback", "Whether it can be reached from this host only.") { $0.isLoopback }
    Field("is_public", "Whether it can be reached from other hosts.") { $0.isPublic }
    Field("options", "The words after the address.") { $0.options }
  }
}
