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

  init(node: ConfigNode) {
    self.node = node
    value = node.argument(0) ?? ""
    address = node.expanded(value)
  }

  /// `http`, `https`, `grpc`, `grpcs`; absent where the directive takes none.
  var scheme: Fact<String> {
    guard let separator = address.utf8.range(of: "://".utf8) else { return .absent }
    let scheme = address[..<separator.lowerBound]
    return scheme.utf8.contains(Byte.dollar) ? .unknown : .known(scheme.lowercased())
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
  var uri: String? {
    if authority.hasPrefix("unix:") { return nil }
    let rest = afterScheme
    let start = startOfPath(in: rest)
    return start < rest.endIndex ? String(rest[start...]) : nil
  }

  private var afterScheme: Substring {
    address.utf8.range(of: "://".utf8).map { address[$0.upperBound...] } ?? address[...]
  }

  private var authority: Substring {
    let rest = afterScheme
    return rest.hasPrefix("unix:") ? rest : rest[..<startOfPath(in: rest)]
  }

  /// Where the path starts: at a slash, or at a variable whose value starts with one.
  private func startOfPath(in text: Substring) -> Substring.Index {
    let slash = text.firstIndex(of: "/") ?? text.endIndex
    var index = text.startIndex
    while index < slash {
      if text[index] == "$", ["$request_uri", "$uri", "$document_uri"].contains(where: text[index...].hasPrefix) {
        return index
      }
      index = text.index(after: index)
    }
    return slash
  }

  private var splitAuthority: (host: Substring, port: Substring?) {
    let authority = authority
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      let rest = authority[authority.index(after: end)...]
      return (authority[...end], rest.hasPrefix(":") ? rest.dropFirst() : nil)
    }
    guard let colon = authority.lastIndex(of: ":") else { return (authority, nil) }
    return (authority[..<colon], authority[authority.index(after: colon)...])
  }

  private func isOpen(_ byte: UInt8) -> Bool { byte == Byte.dollar || byte == Byte.openBrace }
}
