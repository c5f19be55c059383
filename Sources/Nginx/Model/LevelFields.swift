import CEL
import Syntax

/// The fields that `nginx.server` and `nginx.location` share: what is in force there, inherited or not.
enum LevelFields {
  /// Headers, TLS and what responses tell.
  static func security<Level: NginxLevel>() -> [Field<Level>] {
    [
      Field("headers_without_always", "The security headers in force that error responses lack.") { (level: Level) in
        level.headersWithoutAlways
      },
      Field("has_x_frame_options", "Whether X-Frame-Options is in force.") { (level: Level) in
        level.hasHeader("x-frame-options")
      },
      Field("has_x_content_type_options", "Whether X-Content-Type-Options is in force.") { (level: Level) in
        level.hasHeader("x-content-type-options")
      },
      Field("has_referrer_policy", "Whether Referrer-Policy is in force.") { (level: Level) in
        level.hasHeader("referrer-policy")
      },
      Field("has_permissions_policy", "Whether Permissions-Policy is in force.") { (level: Level) in
        level.hasHeader("permissions-policy")
      },
      Field("has_csp", "Whether an enforced Content-Security-Policy is in force, parsed or not.") { (level: Level) in
        level.hasHeader("content-security-policy")
      },
      Field("has_hsts", "Whether Strict-Transport-Security is in force, parsed or not.") { (level: Level) in
        level.hasHeader("strict-transport-security")
      },
      Field("csp", "The Content-Security-Policy in force, parsed.", at: { $0.csp.value?.place }) { (level: Level) in
        level.csp
      },
      Field("hsts", "The Strict-Transport-Security in force, parsed.", at: { $0.hsts.value?.place }) { (level: Level) in
        level.hsts
      },
      Field(
        "server_tokens", "Whether responses name the version; unknown where the http block is out of sight.",
        at: place("server_tokens")
      ) { (level: Level) in level.serverTokens },
      Field(
        "discloses_version", "As server_tokens; an http block out of sight is taken to be nginx's stock one.",
        at: place("server_tokens")
      ) { (level: Level) in level.disclosesVersion },
      Field("children", "The directives directly inside, includes expanded.") { (level: Level) in
        level.node.children.map(NginxDirective.init)
      },
      Field("ssl_stapling", "Whether OCSP answers are stapled.", at: place("ssl_stapling")) { (level: Level) in
        level.flag("ssl_stapling", default: false, stock: .known(false))
      },
      Field("resolver", "The words of the resolver in force; empty without one.", at: place("resolver")) {
        (level: Level) in level.effective("resolver").fact(absent: .known([])) { .known($0.arguments) }
      },
      Field("ssl_protocols", "The TLS protocols; absent when nginx's default holds.", at: place("ssl_protocols")) {
        (level: Level) in level.sslProtocols
      },
      Field("weak_protocols", "The protocols older than TLS 1.2.", at: place("ssl_protocols")) { (level: Level) in
        level.weakProtocols
      },
      Field("ssl_ciphers", "The cipher list; absent when nginx's default holds.", at: place("ssl_ciphers")) {
        (level: Level) in level.sslCiphers
      },
      Field("weak_ciphers", "The words of the cipher list that let weak ciphers in.", at: place("ssl_ciphers")) {
        (level: Level) in level.weakCiphers
      },
    ]
  }

  /// Limits, compression, proxying.
  static func operation<Level: NginxLevel>() -> [Field<Level>] {
    [
      Field("rate_limits", "The limit_req directives in force.", at: place("limit_req")) { (level: Level) in
        level.rateLimits
      },
      Field("is_rate_limited", "Whether any limit_req is in force.") { (level: Level) in level.isRateLimited },
      Field("is_connection_limited", "Whether any limit_conn is in force.") { (level: Level) in
        level.isConnectionLimited
      },
      Field(
        "client_max_body_size", "The largest request body in bytes, 0 for no limit; absent when the default holds.",
        at: place("client_max_body_size")
      ) { (level: Level) in level.clientMaxBodySize },
      Field("missing_request_limits", "Which limits on requests are left at nginx's defaults.") { (level: Level) in
        level.missingRequestLimits
      },
      Field("gzip", "Whether responses are compressed.", at: place("gzip")) { (level: Level) in
        level.flag("gzip", default: false)
      },
      Field("autoindex", "Whether directories are listed.", at: place("autoindex")) { (level: Level) in
        level.flag("autoindex", default: false, stock: .known(false))
      },
      Field("merge_slashes", "Whether repeated slashes count as one.", at: place("merge_slashes")) { (level: Level) in
        level.flag("merge_slashes", default: true, stock: .known(true))
      },
      Field("is_logged", "Whether requests are logged.", at: place("access_log")) { (level: Level) in
        level.effective("access_log").fact(absent: .known(true), stock: .known(true)) {
          .known($0.argument(0) != "off")
        }
      },
      Field("expires", "How long responses may be cached, as written; absent without expires.", at: place("expires")) {
        (level: Level) in
        level.effective("expires").fact(absent: .absent, stock: .absent) { .known($0.arguments.joined(separator: " ")) }
      },
      Field(
        "proxy_headers", "The request headers that are set for upstreams, names in lower case.",
        at: place("proxy_set_header")
      ) { (level: Level) in level.proxyHeaders },
      Field(
        "lost_proxy_headers", "The headers for upstreams set further out that a proxy_set_header here takes away.",
        at: { LostProxyHeaders(of: $0).cause?.headPlace }
      ) { (level: Level) in LostProxyHeaders(of: level).names },
      Field(
        "lost_client_headers", "Those of them that tell who the client is: Host, X-Forwarded-For ...",
        at: { LostProxyHeaders(of: $0).cause?.headPlace }
      ) { (level: Level) in LostProxyHeaders(of: level).names.map(LostProxyHeaders.identifying) },
      Field("lets_everybody_in", "Whether allow and deny let every address in.") { (level: Level) in
        AccessRules(in: level.tree, block: level.node.index).letsEverybodyIn
      },
      Field("missing_forwarded_headers", "Which of Host, X-Real-IP, X-Forwarded-For, X-Forwarded-Proto are not set.") {
        (level: Level) in level.missingForwardedHeaders
      },
      Field("proxy_http_version", "The HTTP version spoken to the upstream.", at: place("proxy_http_version")) {
        (level: Level) in level.proxyHTTPVersion
      },
      Field(
        "proxy_buffering", "Whether responses are buffered before they are passed on.", at: place("proxy_buffering")
      ) {
        (level: Level) in level.buffersProxy
      },
      Field(
        "proxy_read_timeout", "How long an upstream may be silent, in seconds.", at: place("proxy_read_timeout")
      ) { (level: Level) in level.proxyReadTimeout },
    ]
  }

  /// Where the directive in force stands.
  static func place<Level: NginxLevel>(_ name: String) -> @Sendable (Level) -> Place? {
    { level in level.effective(name).last?.headPlace }
  }
}
