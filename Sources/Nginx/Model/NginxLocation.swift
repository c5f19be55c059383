import CEL
import Syntax

/// A `location`, at whatever depth (module ngx_http_core_module).
public final class NginxLocation: ModelObject, NginxLevel {
  let node: ConfigNode
  private let cachedHeaders = Cached<HeadersInForce>()

  private let cachedPurpose = Cached<PathPurpose>()
  private let cachedProxyTarget = Cached<ProxyTarget?>()

  /// `=`, `~`, `~*`, `^~`, `@` for a named location, or nothing.
  public let modifier: String

  /// The prefix, regular expression or name, without modifier.
  public let path: String

  init(_ node: ConfigNode) {
    self.node = node
    let first = node.argument(0) ?? ""
    if let second = node.argument(1) {
      (modifier, path) = (first, second)
    } else if let modifier = ["=", "~*", "~", "^~", "@"].first(where: first.hasPrefix) {
      (self.modifier, path) = (modifier, String(first.dropFirst(modifier.count)))
    } else {
      (modifier, path) = ("", first)
    }
  }

  var headersInForce: HeadersInForce { cachedHeaders.value { HeadersInForce(at: node) } }

  private var answers: Answers { Answers(node: node) }

  /// What it is for, as its path tells.
  var purpose: PathPurpose { cachedPurpose.value { PathPurpose(path: path) } }

  /// Whether the path is a regular expression.
  public var isRegex: Bool { modifier == "~" || modifier == "~*" }

  /// Whether the path is a prefix.
  public var isPrefix: Bool { modifier.isEmpty || modifier == "^~" }

  /// Whether every request that no other location takes ends up here.
  public var isCatchAll: Bool { isPrefix && path == "/" }

  /// The virtual server around it; nil in a fragment without one.
  public var server: NginxServer? { node.enclosing("server").map(NginxServer.init) }

  /// The locations directly inside.
  public var nested: [NginxLocation] { node.children(named: "location").map(NginxLocation.init) }

  /// The directive that hands requests to another program, its own or one in an `if` directly inside.
  var proxyTarget: ProxyTarget? { cachedProxyTarget.value(findProxyTarget) }

  private func findProxyTarget() -> ProxyTarget? {
    for name in ProxyTarget.directives {
      if let node = node.firstChild(named: name) { return ProxyTarget(node: node) }
    }
    for pseudo in node.children(named: "if") {
      if let node = pseudo.firstChild(named: "proxy_pass") { return ProxyTarget(node: node) }
    }
    return nil
  }

  /// The address that requests are handed to, as written; nil when they are answered here.
  public var proxyPass: String? { proxyTarget?.value }

  /// Where `proxyPass` stands.
  public var proxyPassPlace: Place? { proxyTarget?.node.place(ofArgument: 0) }

  /// The host, or the name of an `upstream`, that requests are handed to; unknown where variables decide.
  public var proxyHost: Fact<String> { proxyTarget?.host ?? .absent }

  /// The port that requests are handed to; unknown where variables decide.
  public var proxyPort: Fact<Int> { proxyTarget?.port ?? .absent }

  /// Whether requests are handed to another program.
  public var isProxied: Bool { proxyTarget != nil }

  /// Whether only nginx itself can send requests here.
  public var isInternal: Bool { node.has("internal") || modifier == "@" }

  /// Whether browsers get content from here: files or an upstream's answers, rather than a constant, a redirect, a
  /// refusal, a status page or a certificate authority's token.
  public var servesContent: Bool {
    if answers.status != nil || answers.isRedirect || answers.isDenied { return false }
    return !node.has("internal") && !node.has("stub_status") && !purpose.contains(.acmeChallenge)
  }

  /// Whether WebSocket clients connect here: the path says so, or Upgrade is passed on.
  public var isWebSocket: Bool {
    purpose.contains(.webSocket)
      || node.children(named: "proxy_set_header").contains { $0.argument(0)?.inLowerCase == "upgrade" }
  }

  /// Whether events are streamed from here: the path says so.
  public var isEventStream: Bool { purpose.contains(.eventStream) }

  /// The largest request body in bytes, 0 for no limit: nginx's default of 1 MiB where nothing sets it; unknown where a
  /// file out of sight could (module ngx_http_core_module).
  public var bodyLimit: Fact<Int> {
    effective("client_max_body_size").fact(absent: .known(1 << 20), stock: .known(1 << 20)) {
      Measures.size($0.argument(0) ?? "")
    }
  }

  /// Where that limit is set; nil where nothing sets it.
  public var bodyLimitPlace: Place? { effective("client_max_body_size").last?.headPlace }

  /// Whether the path is that of a health check.
  public var isHealth: Bool { purpose.contains(.health) }

  /// The words of its own `try_files`.
  public var tryFiles: [String] { node.children(named: "try_files").last?.arguments ?? [] }

  /// The path of `alias`, its own.
  public var alias: String? { node.children(named: "alias").last?.argument(0) }

  /// Whether `/path../` leads out of the directory: a prefix without a final slash, an `alias` with one.
  public var hasAliasTraversal: Bool {
    guard isPrefix, !path.hasSuffix("/"), let alias else { return false }
    return alias.hasSuffix("/")
  }

  /// Whether not everybody may reach it: refused, or kept to addresses or to those who log in. Names with a leading dot,
  /// which nobody is meant to reach, do not count.
  var isGuarded: Bool {
    if purpose.contains(.hiddenFiles) { return false }
    return answers.isDenied || answers.isRestricted || isAuthenticated.value == true
  }

  /// Whether clients must authenticate to nginx; unknown where a file out of sight could say so.
  var isAuthenticated: Fact<Bool> {
    effective("auth_basic").fact(absent: .known(false), stock: .known(false)) { .known($0.argument(0) != "off") }
  }

  /// Which of what a WebSocket connection needs is not set: proxy_http_version, Upgrade, Connection.
  public var missingWebSocketSettings: Fact<[String]> {
    guard let target = proxyTarget, target.node.name == "proxy_pass" else { return .known([]) }
    var missing: [String] = []
    switch proxyHTTPVersion {
    case .unknown: return .unknown
    case .known(let version): if version == "1.0" { missing.append("proxy_http_version") }
    case .absent: break
    }
    for name in ["Upgrade", "Connection"] {
      switch setsProxyHeader(name.inLowerCase) {
      case .unknown: return .unknown
      // An empty Connection is set for keep-alive; it drops the upgrade all the same.
      case .known(false): missing.append(name)
      default: break
      }
    }
    return .known(missing)
  }

  /// The head of the block.
  public var place: Place? { node.headPlace }

  /// Modifier and path.
  public var display: String { modifier.isEmpty || modifier == "@" ? modifier + path : "\(modifier) \(path)" }

  private var pathPlace: Place { node.place(ofArgument: max(0, node.syntax.arguments.count - 1)) }

  private static func identity() -> [Field<NginxLocation>] {
    [
      Field("modifier", "=, ~, ~*, ^~, @ for a named location, or nothing.") { $0.modifier },
      Field("path", "The prefix, regular expression or name.", at: { $0.pathPlace }) { $0.path },
      Field("is_public", "Whether other hosts can reach it: its server is public; in a fragment that is assumed.") {
        $0.server?.isPublic ?? .known(true)
      },
      Field("regex", "The regular expression of its path; absent for prefixes and names.", at: { $0.pathPlace }) {
        RegexUse.location($0.node).map(NginxRegex.init)
      },
      Field("server", "The virtual server around it; absent in a fragment without one.") { $0.server },
      Field("nested", "The locations directly inside.") { $0.nested },
      Field("is_regex", "Whether the path is a regular expression.") { $0.isRegex },
      Field("is_prefix", "Whether the path is a prefix.") { $0.isPrefix },
      Field("is_exact", "Whether only the path itself matches.") { $0.modifier == "=" },
      Field("is_named", "Whether it is a named location.") { $0.modifier == "@" },
      Field("is_catch_all", "Whether every request that no other location takes ends up here.") { $0.isCatchAll },
      Field("is_internal", "Whether only nginx itself can send requests here.") { $0.isInternal },
      Field("is_api", "Whether the path is that of an API.") { $0.purpose.contains(.api) },
      Field("is_login", "Whether the path is one where clients authenticate.") { $0.purpose.contains(.login) },
      Field("is_health", "Whether the path is that of a health check.") { $0.isHealth },
      Field("is_websocket", "Whether WebSocket clients connect here: by path, or Upgrade is passed on.") {
        $0.isWebSocket
      },
      Field("is_event_stream", "Whether the path is one that streams events.") { $0.isEventStream },
      Field("is_static_assets", "Whether files are served that hardly change.") { $0.purpose.contains(.staticAssets) },
      Field("is_acme_challenge", "Whether a certificate authority looks for its token here.") {
        $0.purpose.contains(.acmeChallenge)
      },
      Field("is_hidden_files", "Whether paths are meant that start with a dot.") { $0.purpose.contains(.hiddenFiles) },
    ]
  }

  private static func answerFields() -> [Field<NginxLocation>] {
    [
      Field("serves_content", "Whether browsers get content from here, not a constant, redirect or refusal.") {
        $0.servesContent
      },
      Field("return_status", "The status of an unconditional return; absent without one.", at: place("return")) {
        $0.answers.status
      },
      Field("return_text", "The text or URL of an unconditional return.", at: place("return")) { $0.answers.text },
      Field("is_redirect", "Whether every request is redirected.") { $0.answers.isRedirect },
      Field("is_constant", "Whether every request gets the same answer, and no redirect.") { $0.answers.isConstant },
      Field("is_denied", "Whether everybody is turned away.") { $0.answers.isDenied },
      Field("is_restricted", "Whether only some addresses are let in, by its own allow and deny.") {
        $0.answers.isRestricted
      },
      Field("is_status_page", "Whether nginx's status is shown.", at: place("stub_status")) {
        $0.node.has("stub_status")
      },
      Field("is_authenticated", "Whether clients must authenticate to nginx; unknown if that could be out of sight.") {
        $0.isAuthenticated
      },
      Field("root", "The directory in force.", at: place("root")) { location in
        location.effective("root").fact(absent: .absent, stock: .absent) {
          $0.argument(0).map { .known($0) } ?? .absent
        }
      },
      Field("alias", "The path of its alias.", at: place("alias")) { $0.alias },
      Field("has_alias_traversal", "Whether /path../ leads out of the directory.", at: place("alias")) {
        $0.hasAliasTraversal
      },
      Field("try_files", "The words of its own try_files.", at: place("try_files")) { $0.tryFiles },
    ]
  }

  private static func proxyFields() -> [Field<NginxLocation>] {
    let target: @Sendable (NginxLocation) -> Place? = { $0.proxyPassPlace }
    return [
      Field("is_proxied", "Whether requests are handed to another program.", at: target) { $0.isProxied },
      Field("pass_directive", "The directive that does it: proxy_pass, fastcgi_pass ...", at: target) {
        $0.proxyTarget?.node.name
      },
      Field("proxy_pass", "The address that requests are handed to, as written.", at: target) { $0.proxyPass },
      Field("proxy_scheme", "The scheme of that address; unknown where variables decide.", at: target) {
        $0.proxyTarget?.scheme ?? .absent
      },
      Field("proxy_host", "The host or upstream of that address; unknown where variables decide.", at: target) {
        $0.proxyHost
      },
      Field("proxy_port", "The port of that address, by the scheme when none is written.", at: target) { $0.proxyPort },
      Field("proxy_uri", "The path that replaces the location's; absent when there is none.", at: target) {
        $0.proxyTarget?.uri
      },
      Field("proxies_to_upstream", "Whether the host is the name of an upstream group in sight.", at: target) {
        location in
        location.proxyHost.map(location.tree.survey.upstreamNames.contains)
      },
      Field("missing_websocket_settings", "Which of proxy_http_version, Upgrade, Connection are not set.") {
        $0.missingWebSocketSettings
      },
    ]
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.location") }

  /// `nginx.location`.
  public static let modelSchema = ObjectSchema(
    NginxLocation.self, "nginx.location", "A location, at whatever depth, with what is in force there."
  ) {
    return identity() + answerFields() + proxyFields() + LostHeaders.fields() + LevelFields.security()
      + LevelFields.operation()
  }

  private static func place(_ name: String) -> @Sendable (NginxLocation) -> Place? { LevelFields.place(name) }
}
