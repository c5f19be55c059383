import CEL
import Syntax

/// A virtual server of HTTP: a `server` block (module ngx_http_core_module).
public final class NginxServer: ModelObject, NginxLevel {
  let node: ConfigNode

  private let cachedHeaders = Cached<HeadersInForce>()

  private let cachedListens = Cached<[NginxListen]>()
  private let cachedIsTLS = Cached<Bool>()
  private let cachedIsPublic = Cached<Fact<Bool>>()
  private let cachedLocations = Cached<[NginxLocation]>()
  private let cachedServesContent = Cached<Bool>()
  private let cachedMissingHeaders = Cached<Fact<[String]>>()

  init(_ node: ConfigNode) {
    self.node = node
  }

  var headersInForce: HeadersInForce { cachedHeaders.value { HeadersInForce(at: node) } }

  private var answers: Answers { Answers(node: node) }

  // MARK: - Who reaches it

  /// The addresses and ports that it listens on, as far as they are in sight.
  public var listens: [NginxListen] {
    cachedListens.value { node.children(named: "listen").map(NginxListen.init) }
  }

  /// The names that it answers to.
  public var serverNames: [String] { node.children(named: "server_name").flatMap(\.arguments) }

  /// Whether any of its sockets is TLS.
  public var isTLS: Bool {
    cachedIsTLS.value {
      listens.contains(where: \.isTLS) || node.children(named: "ssl").contains { $0.argument(0) == "on" }
    }
  }

  /// Whether it answers requests for unknown hosts on any of its sockets.
  public var isDefault: Bool { listens.contains(where: \.isDefault) }

  /// Whether other hosts can reach it. Without any `listen` it listens on port 80; unknown when a file out of sight could
  /// hold the `listen`.
  public var isPublic: Fact<Bool> { cachedIsPublic.value(findIsPublic) }

  private func findIsPublic() -> Fact<Bool> {
    let listens = listens
    if listens.isEmpty { return tree.mayHide("listen", in: node.index) ? .unknown : .known(true) }
    var result: Fact<Bool> = .known(false)
    for listen in listens {
      switch listen.isPublic {
      case .known(true): return .known(true)
      case .unknown: result = .unknown
      default: break
      }
    }
    return result
  }

  // MARK: - What it answers

  /// Its locations at whatever depth, in document order.
  public var locations: [NginxLocation] {
    cachedLocations.value {
      node.descendants.filter { $0.name == "location" && $0.isBlock && $0.isDirective }.map(NginxLocation.init)
    }
  }

  /// Whether it only redirects: at once, or in every location but those of certificate authorities.
  public var isRedirectOnly: Bool {
    if answers.isRedirect || (answers.status != nil && answers.hasConditionalRedirect) { return true }
    if answers.status != nil { return false }
    let locations = locations
    guard locations.contains(where: { $0.isCatchAll && Answers(node: $0.node).isRedirect }) else { return false }
    return !locations.contains(where: \.servesContent)
  }

  /// Whether every request is refused or gets the same answer: an unconditional `return`, `ssl_reject_handshake on`.
  public var isConstant: Bool {
    answers.isConstant || node.children(named: "ssl_reject_handshake").contains { $0.argument(0) == "on" }
  }

  /// Whether browsers get content from it: files or an upstream's answers, from itself or from any location.
  public var servesContent: Bool { cachedServesContent.value(findServesContent) }

  private func findServesContent() -> Bool {
    if isRedirectOnly || isConstant || answers.isDenied { return false }
    let locations = locations
    return locations.contains(where: \.servesContent) || !locations.contains(where: \.isCatchAll)
  }

  /// Whether requests that no location takes are answered with files.
  private var answersItself: Bool { servesContent && !locations.contains(where: \.isCatchAll) }

  // MARK: - Policies

  /// Which protections some response lacks (policy P60): X-Frame-Options or CSP frame-ancestors, X-Content-Type-Options,
  /// Referrer-Policy, Permissions-Policy.
  ///
  /// A header counts as missing when the server does not set it and at least one of the places that answer does not
  /// either. A header that the server sets and a location loses is the business of `lost_headers`. Unknown when a file
  /// out of sight could set it; a `http` block out of sight is taken to be nginx's stock one, which sets none.
  public var missingSecurityHeaders: Fact<[String]> { cachedMissingHeaders.value(findMissingHeaders) }

  private func findMissingHeaders() -> Fact<[String]> {
    let own = headers
    let candidates = SecurityHeader.allCases.filter { !$0.isGiven(by: own) }
    if candidates.isEmpty || !servesContent { return .known([]) }
    if headersInForce.certainty == .unknown { return .unknown }
    let answering = locations.filter(\.servesContent).compactMap { location in
      location.headersInForce.certainty == .unknown ? nil : location.headers
    }
    let answersItself = answersItself
    let missing = candidates.filter { header in
      answersItself || answering.contains { !header.isGiven(by: $0) }
    }
    return .known(missing.map(\.rawValue))
  }

  /// Whether names that start with a dot are refused: by a location that means them, its own or out of sight (unknown).
  public var deniesHiddenFiles: Fact<Bool> {
    let denies = locations.contains { location in
      location.purpose.contains(.hiddenFiles) && Answers(node: location.node).isDenied
    }
    if denies { return .known(true) }
    return tree.mayHide("location", in: node.index) ? .unknown : .known(false)
  }

  /// Whether requests in clear text for its names are redirected to TLS by some server. Absent for a server without TLS;
  /// unknown when that server could stand in a file out of sight.
  public var hasHTTPSRedirect: Fact<Bool> {
    guard isTLS else { return .absent }
    if tree.redirects.covers(serverNames) { return .known(true) }
    return tree.isOpenEnded ? .unknown : .known(false)
  }

  /// Whether a server with TLS has one of its names; a server with TLS is a twin of itself.
  public var hasTLSTwin: Bool {
    if isTLS { return true }
    let tlsNames = tree.survey.tlsNames
    return serverNames.contains(where: tlsNames.contains)
  }

  /// The head of the block.
  public var place: Place? { node.headPlace }

  /// The first name, else the first socket.
  public var display: String {
    serverNames.first { $0 != "_" && !$0.isEmpty } ?? listens.first?.display ?? "server"
  }

  private static func identity() -> [Field<NginxServer>] {
    [
      Field("listens", "The addresses and ports that it listens on.", at: place("listen")) { $0.listens },
      Field("server_names", "The names that it answers to.", at: place("server_name")) { $0.serverNames },
      Field("is_tls", "Whether any of its sockets is TLS.", at: { $0.listens.first(where: \.isTLS)?.place }) {
        $0.isTLS
      },
      Field("is_default", "Whether it answers requests for unknown hosts.") { $0.isDefault },
      Field("is_public", "Whether other hosts can reach it: it listens on more than loopback and Unix sockets.") {
        $0.isPublic
      },
      Field("locations", "Its locations at whatever depth.") { $0.locations },
      Field("headers", "The response headers in force at its own level.") { $0.headers },
      Field("is_redirect_only", "Whether it only redirects.") { $0.isRedirectOnly },
      Field("is_constant", "Whether every request is refused or gets the same answer.") { $0.isConstant },
      Field("serves_content", "Whether browsers get content from it or from any of its locations.") {
        $0.servesContent
      },
      Field("is_proxy_only", "Whether all of its content comes from upstreams.") { server in
        let content = server.locations.filter(\.servesContent)
        return !content.isEmpty && !server.answersItself && content.allSatisfy(\.isProxied)
      },
    ]
  }

  private static func policies() -> [Field<NginxServer>] {
    [
      Field("missing_security_headers", "Which protections some response lacks: the policy's set of headers.") {
        $0.missingSecurityHeaders
      },
      Field("denies_hidden_files", "Whether names that start with a dot are refused.") { $0.deniesHiddenFiles },
      Field("has_https_redirect", "Whether clear-text requests for its names are redirected to TLS.") {
        $0.hasHTTPSRedirect
      },
      Field(
        "is_implicit_default",
        "Whether it answers unknown hosts only because it comes first of those that share a socket.",
        at: { server in
          server.tree.survey.implicitDefaults[server.node.index].map { server.tree.node($0).headPlace }
        }
      ) { $0.tree.survey.implicitDefaults[$0.node.index] != nil },
      Field("has_tls_twin", "Whether it, or another server with one of its names, has TLS.") { $0.hasTLSTwin },
      Field("is_guarded", "Whether it has a location that not everybody may reach; hidden files do not count.") {
        $0.tree.survey.guardedServers.contains($0.node.index)
      },
      Field(
        "has_overridable_guard", "Whether a regex location can answer below a prefix that not everybody may reach."
      ) { $0.tree.survey.overridableServers.contains($0.node.index) },
      Field("http2", "Whether HTTP/2 is on by the http2 directive.", at: place("http2")) {
        $0.flag("http2", default: false, stock: .known(false))
      },
      Field(
        "rejects_handshakes", "Whether TLS handshakes are refused: ssl_reject_handshake.",
        at: place("ssl_reject_handshake")
      ) { $0.flag("ssl_reject_handshake", default: false, stock: .known(false)) },
      Field("ssl_stapling_file", "The file of a prepared OCSP answer.", at: place("ssl_stapling_file")) {
        $0.effective("ssl_stapling_file").fact(absent: .absent, stock: .absent) {
          $0.argument(0).map { .known($0) } ?? .absent
        }
      },
      Field("ssl_certificate", "The path of the certificate.", at: place("ssl_certificate")) {
        $0.effective("ssl_certificate").fact(absent: .absent) { $0.argument(0).map { .known($0) } ?? .absent }
      },
      Field("ssl_certificate_key", "The path of the certificate's key.", at: place("ssl_certificate_key")) {
        $0.effective("ssl_certificate_key").fact(absent: .absent) { $0.argument(0).map { .known($0) } ?? .absent }
      },
      Field("ssl_session_tickets", "Whether session tickets are used.", at: place("ssl_session_tickets")) {
        $0.flag("ssl_session_tickets", default: true)
      },
      Field("root", "The directory in force.", at: place("root")) { server in
        server.effective("root").fact(absent: .absent, stock: .absent) { $0.argument(0).map { .known($0) } ?? .absent }
      },
      Field("has_health_location", "Whether a location for health checks is there.") { server in
        server.locations.contains { $0.isHealth }
      },
    ]
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.server") }

  /// `nginx.server`.
  public static let modelSchema = ObjectSchema(
    NginxServer.self, "nginx.server", "A virtual server of HTTP, with what is in force there."
  ) {
    return identity() + policies() + LostHeaders.lossFields() + LevelFields.security() + LevelFields.operation()
  }

  private static func place(_ name: String) -> @Sendable (NginxServer) -> Place? { LevelFields.place(name) }
}
