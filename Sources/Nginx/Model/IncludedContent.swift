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
      return pattern.split(separator: "/").contains { $0 == "modules-enabled" || $0 == "modules" }
    }
  }

  /// Whether an include that leads nowhere could hold a directive of a name.
  ///
  /// A pattern in `http` brings virtual servers by convention, so it hides no settings of `http` itself.
  static func mayDefine(_ name: String, include: ConfigNode) -> Bool {
    guard include.name == "include", let pattern = include.argument(0) else { return true }
    if include.context == .http, isGlob(pattern) { return definesThings(name) }
    switch lastComponent(pattern) {
    case "proxy_params": return name.hasPrefix("proxy_")
    case "options-ssl-nginx.conf": return name.hasPrefix("ssl_")
    default: return true
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
    path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
  }
}
