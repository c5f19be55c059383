import CEL
import Syntax

/// A block in which settings are in force, its own or inherited: `server`, `location`, `if`.
///
/// The facts here are those that hold for a request which ends up in the block, however deep it stands.
protocol NginxLevel: ModelObject {
  /// The block.
  var node: ConfigNode { get }

  /// The response headers in force; kept, since most rules on headers ask.
  var headersInForce: HeadersInForce { get }
}

/// The response headers in force in a block.
struct HeadersInForce: Sendable {
  /// Those in sight.
  let headers: [NginxHeader]

  /// How sure it is that these are all.
  let certainty: Effective.Certainty

  init(at node: ConfigNode) {
    let effective = node.tree.effectiveHeaders(in: node.index)
    headers = effective.directives.flatMap(NginxHeader.headers)
    certainty = effective.certainty
  }
}

extension NginxLevel {
  var tree: ConfigTree { node.tree }

  /// The directives of a name in force.
  func effective(_ name: String) -> Effective { tree.effective(name, in: node.index) }

  // MARK: - Headers

  /// The response headers in force that are in sight.
  var headers: [NginxHeader] { headersInForce.headers }

  /// Whether a header is in force; unknown when what is out of sight could set it.
  func hasHeader(_ fieldName: String) -> Fact<Bool> {
    if headers.contains(where: { $0.fieldName == fieldName && $0.isSent }) { return .known(true) }
    return headersInForce.certainty == .unknown ? .unknown : .known(false)
  }

  /// The security headers in force that are not sent with error responses, each once.
  var headersWithoutAlways: [String] {
    var names: [String] = []
    for header in headers where header.isSecurityHeader && header.isSent && !header.isAlways {
      if !names.contains(header.name) { names.append(header.name) }
    }
    return names
  }

  /// The enforced policy in force; unknown when variables or files out of sight decide.
  var csp: Fact<NginxCSP> { policy(of: "content-security-policy") { $0.csp } }

  /// The HSTS policy in force; unknown when variables or files out of sight decide.
  var hsts: Fact<NginxHSTS> { policy(of: "strict-transport-security") { $0.hsts } }

  private func policy<Wrapped>(of fieldName: String, _ read: (NginxHeader) -> Fact<Wrapped>) -> Fact<Wrapped> {
    if let header = headers.last(where: { $0.fieldName == fieldName && $0.isSent }) { return read(header) }
    return headersInForce.certainty == .unknown ? .unknown : .absent
  }

  // MARK: - What the response tells

  /// Whether responses and error pages name the version; unknown where the `http` block could say.
  var serverTokens: Fact<Bool> { serverTokens(stock: .unknown) }

  /// As `serverTokens`, a `http` block out of sight taken to be the stock one, which leaves them on.
  var disclosesVersion: Fact<Bool> { serverTokens(stock: .known(true)) }

  private func serverTokens(stock: Fact<Bool>) -> Fact<Bool> {
    effective("server_tokens").fact(absent: .known(true), stock: stock) { directive in
      switch directive.argument(0) {
      case "off", "": .known(false)
      case let value? where value.utf8.contains(Byte.dollar): .unknown
      default: .known(true)
      }
    }
  }

  // MARK: - TLS

  /// The protocols of `ssl_protocols`; absent when nginx's default holds.
  var sslProtocols: Fact<[String]> {
    effective("ssl_protocols").fact(absent: .absent) { directive in
      let protocols = directive.arguments
      return protocols.contains { $0.utf8.contains(Byte.dollar) } ? .unknown : .known(protocols)
    }
  }

  /// Those of the protocols that are older than TLS 1.2.
  var weakProtocols: Fact<[String]> {
    sslProtocols.map { $0.filter { ["SSLv2", "SSLv3", "TLSv1", "TLSv1.1"].contains($0) } }
  }

  /// The cipher list of `ssl_ciphers`; absent when nginx's default holds.
  var sslCiphers: Fact<String> {
    effective("ssl_ciphers").fact(absent: .absent) { directive in
      guard let list = directive.argument(0) else { return .absent }
      return list.utf8.contains(Byte.dollar) ? .unknown : .known(list)
    }
  }

  /// Those of the cipher list's words that let weak ciphers in.
  var weakCiphers: Fact<[String]> { sslCiphers.map(CipherList.weakWords) }

  // MARK: - Limits

  /// The `limit_req` directives in force.
  var rateLimits: [NginxZoneUse] { effective("limit_req").directives.map(NginxZoneUse.init) }

  /// Whether any `limit_req` is in force.
  var isRateLimited: Fact<Bool> { presence("limit_req", stock: .known(false)) }

  /// Whether any `limit_conn` is in force.
  var isConnectionLimited: Fact<Bool> { presence("limit_conn", stock: .known(false)) }

  /// The largest request body in bytes, 0 for no limit; absent when nginx's default (1 MiB) holds.
  var clientMaxBodySize: Fact<Int> {
    effective("client_max_body_size").fact(absent: .absent) { Measures.size($0.argument(0) ?? "") }
  }

  /// Which of the limits on requests are left at nginx's defaults.
  var missingRequestLimits: Fact<[String]> {
    var missing: [String] = []
    for name in ["client_max_body_size", "client_body_timeout", "client_header_timeout", "large_client_header_buffers"]
    {
      switch presence(name, stock: .unknown) {
      case .known(false): missing.append(name)
      case .unknown: return .unknown
      default: break
      }
    }
    return .known(missing)
  }

  /// Whether a directive is set, here or further out.
  func presence(_ name: String, stock: Fact<Bool>) -> Fact<Bool> {
    effective(name).fact(absent: .known(false), stock: stock) { _ in .known(true) }
  }

  /// A setting that is `on` or `off`.
  func flag(_ name: String, default value: Bool, stock: Fact<Bool> = .unknown) -> Fact<Bool> {
    effective(name).fact(absent: .known(value), stock: stock) { Measures.flag($0.argument(0)) }
  }

  // MARK: - Proxying

  /// The request headers of `proxy_set_header` in force: names in lower case, values as written.
  var proxyHeaders: Fact<[String: String]> {
    let effective = effective("proxy_set_header")
    if effective.certainty == .unknown { return .unknown }
    return .known(proxyHeadersInSight(effective))
  }

  /// Whether a request header is passed on with a value that is not empty.
  func setsProxyHeader(_ fieldName: String) -> Fact<Bool> {
    let effective = effective("proxy_set_header")
    if let value = proxyHeadersInSight(effective)[fieldName] { return .known(!value.isEmpty) }
    return effective.certainty == .unknown ? .unknown : .known(false)
  }

  /// Which of the headers that tell an upstream about the client are not set: Host, X-Real-IP, X-Forwarded-For,
  /// X-Forwarded-Proto. `Forwarded` (RFC 7239) stands in for the last three.
  var missingForwardedHeaders: Fact<[String]> {
    var missing: [String] = []
    let hasForwarded = setsProxyHeader("forwarded").value == true
    for name in ["Host", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto"] {
      if hasForwarded, name != "Host" { continue }
      switch setsProxyHeader(name.inLowerCase) {
      case .known(false): missing.append(name)
      case .unknown: return .unknown
      default: break
      }
    }
    return .known(missing)
  }

  private func proxyHeadersInSight(_ effective: Effective) -> [String: String] {
    var headers: [String: String] = [:]
    for directive in effective.directives {
      guard let name = directive.argument(0), let value = directive.argument(1) else { continue }
      headers[name.inLowerCase] = value
    }
    return headers
  }

  /// The HTTP version spoken to the upstream; without the directive 1.0, the default of all but the newest versions.
  var proxyHTTPVersion: Fact<String> {
    effective("proxy_http_version").fact(absent: .known("1.0"), stock: .known("1.0")) {
      $0.argument(0).map { .known($0) } ?? .absent
    }
  }

  /// Whether responses are buffered before they are passed on.
  var buffersProxy: Fact<Bool> { flag("proxy_buffering", default: true, stock: .known(true)) }

  /// How long an upstream may be silent, in seconds.
  var proxyReadTimeout: Fact<Int> {
    effective("proxy_read_timeout").fact(absent: .known(60), stock: .known(60)) {
      Measures.seconds($0.argument(0) ?? "")
    }
  }
}
