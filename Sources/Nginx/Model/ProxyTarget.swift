import CEL
import Syntax

/// Where a location's requests go: the argument of `proxy_pass` or of one of its kin.
struct ProxyTarget {
  /// The directives that hand a request to another program.
  static let directives = ["proxy_pass", "fastcgi_pass", "grpc_pass", "uwsgi_pass", "scgi_pass", "memcached_pass"]

  /// The directive.
  let node: ConfigNode

  /// The address as written.
  let value: String

  /// The address with constant variables replaced.
  private let address: String

  /// Where the scheme ends, if there is one.
  private let schemeEnd: String.Index?

  /// Host and port, or `unix:` and a path.
  private let authority: Substring

  /// What follows them, if anything.
  private let rest: Substring

  init(node: ConfigNode) {
    self.node = node
    value = node.argument(0) ?? ""
    address = node.expanded(value)
    let separator = address.utf8.range(of: "://".utf8)
    schemeEnd = separator?.lowerBound
    let target = address[(separator?.upperBound ?? address.startIndex)...]
    let start = target.hasPrefix("unix:") ? target.endIndex : ProxyTarget.startOfPath(in: target.utf8)
    authority = target[..<start]
    rest = target[start...]
  }

  /// `http`, `https`, `grpc`, `grpcs`; absent where the directive takes none.
  var scheme: Fact<String> {
    guard let schemeEnd else { return .absent }
    let scheme = address[..<schemeEnd]
    return scheme.utf8.contains(Byte.dollar) ? .unknown : .known(String(scheme).inLowerCase)
  }

  /// The host or the name of an `upstream`; unknown where variables decide, absent for a Unix-domain socket.
  var host: Fact<String> {
    if authority.hasPrefix("unix:") { return .absent }
    if authority.utf8.contains(where: isOpen) {
      let host = splitAuthority.host
      return host.isEmpty || host.utf8.contains(where: isOpen) ? .unknown : .known(String(host))
    }
    return .known(String(splitAuthority.host))
  }

  /// The port; 80 or 443 by the scheme when none is written, unknown where variables decide.
  var port: Fact<Int> {
    if authority.hasPrefix("unix:") { return .absent }
    guard let port = splitAuthority.port else {
      if authority.utf8.contains(where: isOpen) { return .unknown }
      switch scheme.value {
      case "http", "grpc": return .known(80)
      case "https", "grpcs": return .known(443)
      default: return .absent
      }
    }
    return port.utf8.contains(where: isOpen) ? .unknown : Measures.number(String(port))
  }

  /// What follows host and port: the path that replaces the location's; absent when there is none.
  var uri: String? { rest.isEmpty ? nil : String(rest) }

  /// Where the path starts: at a slash, or at a variable whose value starts with one.
  private static func startOfPath(in text: Substring.UTF8View) -> Substring.Index {
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case Byte.slash: return index
      case Byte.dollar where pathVariables.contains(where: { text[index...].starts(with: $0.utf8) }): return index
      default: text.formIndex(after: &index)
      }
    }
    return index
  }

  private static let pathVariables = ["$request_uri", "$uri", "$document_uri"]

  private var splitAuthority: (host: Substring, port: Substring?) {
    let bytes = authority.utf8
    if bytes.first == Byte.openBracket, let end = bytes.firstIndex(of: Byte.closeBracket) {
      let rest = authority[bytes.index(after: end)...]
      return (authority[...end], rest.utf8.first == Byte.colon ? rest.dropFirst() : nil)
    }
    guard let colon = bytes.lastIndex(of: Byte.colon) else { return (authority, nil) }
    return (authority[..<colon], authority[bytes.index(after: colon)...])
  }

  private func isOpen(_ byte: UInt8) -> Bool { byte == Byte.dollar || byte == Byte.openBrace }
}
