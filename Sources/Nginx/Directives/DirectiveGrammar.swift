/// What besides its table row a directive's words must be: which of the checks of nginx's modules judges them.
///
/// Kept with the row, since to tell dozens of names apart takes longer than most checks.
enum DirectiveGrammar: Sendable {
  /// `listen`.
  case listen
  /// `server_name`.
  case serverName
  /// `location`.
  case location
  /// Folders of files.
  case root
  /// The rewrite module's.
  case rewrite
  /// Groups of servers.
  case upstream
  /// Zones of shared memory, and their uses.
  case zone
  /// Logs of requests.
  case log
  /// `error_log`.
  case errorLog
  /// What hands requests on, and caches.
  case proxy
  /// Addresses that are let in.
  case access
  /// Other directives with a grammar of their own.
  case content
  /// Directives that define a variable.
  case variable
  /// None but what the row says.
  case none

  /// The grammar of a directive.
  init(_ name: String) {
    self =
      switch name {
      case "listen": .listen
      case "server_name": .serverName
      case "location": .location
      case "root", "alias": .root
      case "if", "rewrite", "return": .rewrite
      case "upstream", "server", "ip_hash", "hash", "random", "least_conn", "least_time", "keepalive", "sticky":
        .upstream
      case "limit_req_zone", "limit_conn_zone", "limit_req", "limit_conn", "ssl_session_cache", "zone": .zone
      case "log_format", "access_log", "open_log_file_cache": .log
      case "error_log": .errorLog
      case "proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass", "proxy_redirect",
        "proxy_cookie_domain", "proxy_cookie_path", "proxy_cache", "fastcgi_cache", "uwsgi_cache", "scgi_cache",
        "fastcgi_split_path_info":
        .proxy
      case "allow", "deny", "set_real_ip_from": .access
      case "error_page", "try_files", "expires", "add_header", "add_trailer", "keepalive_timeout", "limit_except",
        "open_file_cache", "aio", "directio", "gzip_disable", "resolver", "disable_symlinks", "valid_referers",
        "userid_expires":
        .content
      case "set", "auth_request_set", "perl_set", "map", "split_clients", "geo": .variable
      default: .none
      }
  }
}
