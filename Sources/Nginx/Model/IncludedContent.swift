import Syntax

/// What files hold that are not in the repository, as far as their names tell: those that nginx's packages bring.
enum IncludedContent {
  /// Whether the file holds nothing that a rule looks for: MIME types, parameters of FastCGI and its kin, modules.
  static func isHarmless(_ pattern: String) -> Bool {
    switch lastComponent(pattern) {
    case "mime.types", "fastcgi_params", "fastcgi.conf", "fastcgi-php.conf", "uwsgi_params", "scgi_params", "koi-utf",
      "koi-win", "win-utf":
      return true
    default:
      return pattern.utf8.split(separator: Byte.slash).contains { part in
        part.elementsEqual("modules-enabled".utf8) || part.elementsEqual("modules".utf8)
      }
    }
  }

  /// What includes that lead nowhere could hold.
  struct Kinds: OptionSet {
    let rawValue: UInt8

    /// Anything.
    static let anything = Kinds(rawValue: 1)
    /// Virtual servers and what they use: by convention that is what a pattern in `http` brings, so that it hides no
    /// settings of `http` itself.
    static let servers = Kinds(rawValue: 2)
    /// Settings of the proxy module.
    static let proxySettings = Kinds(rawValue: 4)
    /// Settings of the TLS module.
    static let tlsSettings = Kinds(rawValue: 8)

    /// Whether a directive of a name could be among it.
    func mayDefine(_ name: String) -> Bool {
      if contains(.anything) { return true }
      if contains(.servers), IncludedContent.definesThings(name) { return true }
      if contains(.proxySettings), name.hasPrefix("proxy_") { return true }
      return contains(.tlsSettings) && name.hasPrefix("ssl_")
    }
  }

  /// What an include that leads nowhere could hold.
  static func kind(of include: ConfigTree.Entry) -> Kinds {
    guard include.name == "include", let pattern = include.syntax.arguments.first?.value else { return .anything }
    if include.context == .http, isGlob(pattern) { return .servers }
    switch lastComponent(pattern) {
    case "proxy_params": return .proxySettings
    case "options-ssl-nginx.conf": return .tlsSettings
    default: return .anything
    }
  }

  /// Whether a pattern is matched against file names; nginx does not mind when none matches.
  static func isGlob(_ pattern: String) -> Bool {
    pattern.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == Byte.openBracket }
  }

  private static func definesThings(_ name: String) -> Bool {
    switch name {
    case "server", "upstream", "map", "geo", "limit_req_zone", "limit_conn_zone", "log_format", "proxy_cache_path": true
    default: false
    }
  }

  private static func lastComponent(_ path: String) -> Substring {
    path[(path.utf8.lastIndex(of: Byte.slash).map { path.utf8.index(after: $0) } ?? path.startIndex)...]
  }
}
