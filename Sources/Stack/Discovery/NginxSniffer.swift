/// Tells from its beginning whether a text is nginx configuration.
///
/// It reads words up to `;`, `{` or `}` as nginx does, and compares the first of each statement with nginx's directives.
struct NginxSniffer {
  /// What the text looks like.
  enum Verdict {
    /// nginx configuration.
    case nginx
    /// The configuration of something else.
    case other
    /// Too little to say: nothing but comments, or statements of the right form with unknown names.
    case unclear
  }

  private enum Terminator { case semicolon, open, close, end }

  private let text: UnsafeRawBufferPointer
  private var position = 0
  private var hits = 0
  private var misses = 0

  /// What the text looks like.
  static func verdict(_ text: UnsafeRawBufferPointer) -> Verdict {
    guard !TextSniffer.isBinary(text), !TextSniffer.hasTemplateMarks(text) else { return .other }
    var sniffer = NginxSniffer(text: TextSniffer.withoutMark(text))
    return sniffer.judge()
  }

  private init(text: UnsafeRawBufferPointer) { self.text = text }

  private mutating func judge() -> Verdict {
    for _ in 0..<64 {
      let (words, terminator) = statement()
      guard let first = words.first else {
        if terminator == .end { break }
        continue
      }
      // Only a text that was cut off may end within a statement.
      if terminator == .end, text.count < TextSniffer.prefixByteCount { return .other }
      if terminator == .end { break }
      if first.hasPrefix("[") || first.hasPrefix("<") || first.hasPrefix("@") { return .other }
      // `location = /path` is nginx; elsewhere a lone sign is an assignment of another language.
      if words.count > 1, first != "location", words[1] == "=" || words[1] == ":" { return .other }
      if first.contains("="), !first.hasPrefix("$") { return .other }
      count(first, words, terminator)
      if terminator == .open, NginxDirectives.isFreeForm(first) { skipBody() }
    }
    if hits > 0 { return misses <= hits * 2 ? .nginx : .other }
    return .unclear
  }

  private mutating func count(_ name: String, _ words: [String], _ terminator: Terminator) {
    switch NginxDirectives.meaning(of: name, second: words.dropFirst().first, opensBlock: terminator == .open) {
    case .distinctive: hits += 1
    case .shared: break
    case .unknown: misses += 1
    }
  }

  /// The words of the next statement, of which only the first few are kept, and what ends it.
  private mutating func statement() -> (words: [String], terminator: Terminator) {
    var words: [String] = []
    while position < text.count {
      let byte = text[position]
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: position += 1
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: ";"):
        position += 1
        return (words, .semicolon)
      case UInt8(ascii: "{"):
        position += 1
        return (words, .open)
      case UInt8(ascii: "}"):
        position += 1
        return (words, .close)
      default:
        let word = word()
        if words.count < 3 { words.append(word) }
      }
    }
    return (words, .end)
  }

  private mutating func word() -> String {
    let start = position
    let quote = text[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      while position < text.count, text[position] != quote {
        position += text[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      position = min(position + 1, text.count)
      return String(decoding: text[start..<position].prefix(80), as: UTF8.self)
    }
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "$"), position + 1 < text.count, text[position + 1] == UInt8(ascii: "{") {
        position += 2
        continue
      }
      if byte <= 0x20 || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "{") { break }
      if byte == UInt8(ascii: "}"), !text[start..<position].contains(UInt8(ascii: "{")) { break }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(max(position, start + 1), text.count)
    return String(decoding: text[start..<position].prefix(80), as: UTF8.self)
  }

  private mutating func skipLine() {
    while position < text.count, text[position] != 0x0A { position += 1 }
  }

  /// Skips a body that is not made of directives, up to its closing brace.
  private mutating func skipBody() {
    var depth = 1
    while position < text.count, depth > 0 {
      switch text[position] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      position += 1
    }
  }
}

/// The directives by which nginx configuration is told from that of other programs.
private enum NginxDirectives {
  enum Meaning { case distinctive, shared, unknown }

  static func meaning(of name: String, second: String?, opensBlock: Bool) -> Meaning {
    switch name {
    case "server", "http", "events", "stream", "upstream", "location", "if", "limit_except", "types":
      return opensBlock ? .distinctive : .shared
    case "map", "geo", "split_clients", "set": return second?.hasPrefix("$") == true ? .distinctive : .unknown
    default: break
    }
    if distinctive.contains(name) { return .distinctive }
    if shared.contains(name) { return .shared }
    return families.contains { name.hasPrefix($0) } ? .distinctive : .unknown
  }

  static func isFreeForm(_ name: String) -> Bool {
    ["map", "geo", "types", "split_clients", "charset_map", "match"].contains(name) || name.hasSuffix("_by_lua_block")
  }

  private static let families = [
    "proxy_", "fastcgi_", "uwsgi_", "scgi_", "grpc_", "ssl_", "limit_req", "limit_conn", "limit_rate", "gzip", "brotli",
    "client_",
    "real_ip_", "set_real_ip", "sub_filter", "open_file_cache", "worker_", "keepalive_", "large_client_", "auth_basic",
    "auth_request", "auth_jwt", "http2", "http3", "quic_", "js_", "lua_", "memcached_", "modsecurity", "opentelemetry",
    "otel",
    "perl_", "mail_", "zone_sync", "health_check", "vhost_traffic", "more_set", "more_clear", "ssi_", "tcp_no",
    "types_hash",
    "server_names_hash", "variables_hash", "map_hash", "secure_link", "dav_", "image_filter", "xslt_", "preread_",
  ]

  private static let distinctive: Set<String> = [
    "listen", "server_name", "server_tokens", "try_files", "rewrite", "return", "error_page", "add_header",
    "add_trailer",
    "access_log", "log_format", "default_type", "sendfile", "load_module", "expires", "stub_status",
    "absolute_redirect",
    "port_in_redirect", "autoindex", "valid_referers", "ip_hash", "least_conn", "internal", "etag", "merge_slashes",
    "underscores_in_headers",
    "ignore_invalid_headers", "reset_timedout_connection", "lingering_close", "resolver_timeout", "master_process",
    "multi_accept",
    "log_not_found", "recursive_error_pages", "chunked_transfer_encoding", "if_modified_since",
    "server_name_in_redirect",
  ]

  /// Words that other programs know as well, in statements of the same form.
  private static let shared: Set<String> = [
    "user", "pid", "error_log", "include", "root", "index", "alias", "allow", "deny", "resolver", "charset", "daemon",
    "env", "hash", "zone",
    "set", "break", "satisfy", "mirror", "use", "aio", "directio", "thread_pool", "send_timeout", "random", "state",
    "keepalive",
  ]
}
