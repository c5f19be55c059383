import Syntax

/// The sockets that servers listen on, by address and port.
struct ListenTable {
  /// A socket.
  struct Socket: Hashable {
    /// The address in a form in which equal ones are equal; the path of a Unix-domain socket.
    let address: String
    let port: Int

    /// Whether it takes datagrams (HTTP/3): those are sockets of their own.
    var isQUIC = false

    /// As nginx writes it.
    var text: String { port < 0 ? "unix:\(address)" : "\(address):\(port)" }
  }

  /// What is known of a socket.
  struct State {
    /// In reading order, so that those of one server follow each other.
    var servers: [Int] = []
    var defaultServer: (server: Int, listen: Int)?
    var optionsListen: Int?
    var isTLS = false

    fileprivate mutating func note(_ server: Int, _ options: ListenOptions, _ listen: Int) {
      servers.append(server)
      if options.isSet { optionsListen = listen }
      if options.isDefault { defaultServer = (server, listen) }
      if options.isTLS { isTLS = true }
    }
  }

  /// The sockets in the order in which they are first named.
  private(set) var order: [Socket] = []
  private var states: [Socket: State] = [:]

  /// What is known of a socket.
  subscript(socket: Socket) -> State { states[socket] ?? State() }

  /// Notes that a server listens on a socket.
  mutating func note(_ server: Int, _ options: ListenOptions, _ listen: Int, on socket: Socket) {
    if states[socket] == nil { order.append(socket) }
    states[socket, default: State()].note(server, options, listen)
  }

  /// The socket of an address, ports of a range left out but for the first; nil where a host's name has to be looked up.
  static func socket(_ address: AddressSyntax) -> Socket? {
    if address.isUnix { return Socket(address: String(address.host), port: -1) }
    let port = address.port ?? 80
    if address.isIPv6 {
      guard let groups = IPAddress.v6(address.host) else { return nil }
      if groups.allSatisfy({ $0 == 0 }) { return Socket(address: "[::]", port: port) }
      return Socket(address: "[" + groups.map { String($0, radix: 16) }.joined(separator: ":") + "]", port: port)
    }
    if address.host == "*" { return Socket(address: "0.0.0.0", port: port) }
    if address.host == "localhost" { return Socket(address: "127.0.0.1", port: port) }
    guard let quad = IPAddress.v4(address.host) else { return nil }
    let octets = [24, 16, 8, 0].map { String(quad >> UInt32($0) & 0xFF) }
    return Socket(address: octets.joined(separator: "."), port: port)
  }
}

/// `listen`, `server_name`, and the certificates of TLS sockets.
extension LoadChecker {
  mutating func checkListen(_ node: ConfigNode, _ words: [String]) {
    let address = AddressSyntax(words[0], isListen: true)
    if let fault = address.fault {
      return report(
        .invalidValue, "\(fault) in \"\(words[0])\" of the \"listen\" directive", node.index, word: 0)
    }
    // A fragment of the stream module may look like one of HTTP.
    if tree.isFragment, words.contains("udp") { return }
    var options = ListenOptions()
    for (position, word) in words.enumerated().dropFirst() {
      guard let message = options.read(word) else { continue }
      return report(.invalidValue, message, node.index, word: position)
    }
    if let message = options.conflict { return report(.contradiction, message, node.index) }
    guard let server = node.parent, server.name == "server", var socket = ListenTable.socket(address) else { return }
    socket.isQUIC = options.isQUIC
    add(socket, options, node, server.index)
  }

  private mutating func add(_ socket: ListenTable.Socket, _ options: ListenOptions, _ node: ConfigNode, _ server: Int) {
    let state = listens[socket]
    if state.servers.last == server {
      return report(.listenConflict, "a duplicate listen \(socket.text)", node.index, word: 0)
    }
    if options.isSet, let first = state.optionsListen {
      return report(
        .listenConflict, "duplicate listen options for \(socket.text)", node.index, word: 0, other: first,
        hint: "options of a socket stand in one `listen` only")
    }
    if options.isDefault, let first = state.defaultServer {
      return report(
        .listenConflict, "a duplicate default server for \(socket.text)", node.index, word: 0, other: first.listen)
    }
    listens.note(server, options, node.index, on: socket)
  }

  /// A server without `listen` takes port 80.
  mutating func closeServer(_ index: Int) {
    let node = tree.node(index)
    guard node.context == .http, !node.has("listen"), !tree.mayHide("listen", in: index) else { return }
    listens.note(index, ListenOptions(), index, on: ListenTable.Socket(address: "0.0.0.0", port: 80))
  }

  mutating func checkServerNames(_ node: ConfigNode, _ words: [String]) {
    for (position, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      let isWrongStar = bytes.first == Byte.star && (bytes.count < 3 || bytes[1] != Byte.dot)
      if isWrongStar || bytes == [Byte.dot] {
        return report(.invalidValue, "server name \"\(word)\" is invalid", node.index, word: position)
      }
      guard bytes.first == UInt8(ascii: "~") else { continue }
      if bytes.count == 1 {
        return report(.invalidValue, "empty regex in server name \"\(word)\"", node.index, word: position)
      }
      checkRegex(String(word.dropFirst()), node.index, position)
    }
  }

  /// At the end: TLS sockets without certificate.
  mutating func checkCertificates() {
    for index in tree.servers { checkKey(of: index) }
    for socket in listens.order {
      let state = listens[socket]
      guard state.isTLS, let first = state.servers.first else { continue }
      let standard = state.defaultServer?.server ?? first
      if certainlyHas("ssl_certificate", standard) != .known(false) { continue }
      if certainlyRejects(standard) != .known(true) {
        if certainlyRejects(standard) == .known(false) { reportMissingCertificate(standard) }
        continue
      }
      for server in state.servers
      where certainlyHas("ssl_certificate", server) == .known(false) && certainlyRejects(server) == .known(false) {
        reportMissingCertificate(server)
        break
      }
    }
  }

  private mutating func reportMissingCertificate(_ server: Int) {
    report(
      LoadError(
        kind: .missingCertificate,
        message: "no \"ssl_certificate\" is defined for the \"listen ... ssl\" directive", entry: server,
        stage: .linking))
  }

  private mutating func checkKey(of server: Int) {
    let certificates = tree.effective("ssl_certificate", in: server)
    let keys = tree.effective("ssl_certificate_key", in: server)
    guard let last = certificates.last, certificates.certainty != .unknown, keys.certainty != .unknown,
      keys.directives.count < certificates.directives.count
    else { return }
    guard !(keys.directives.isEmpty && isOpenEnded && keys.certainty != .known) else { return }
    report(
      LoadError(
        kind: .missingCertificate,
        message: "no \"ssl_certificate_key\" is defined for certificate \"\(last.argument(0) ?? "")\"",
        entry: last.index, part: .word(0), stage: .merging))
  }

  private func certainlyHas(_ name: String, _ server: Int) -> FactOfBool {
    let effective = tree.effective(name, in: server)
    if !effective.directives.isEmpty { return .known(true) }
    return effective.certainty == .known ? .known(false) : .unknown
  }

  private func certainlyRejects(_ server: Int) -> FactOfBool {
    let effective = tree.effective("ssl_reject_handshake", in: server)
    if let last = effective.last { return .known(last.argument(0) == "on") }
    return effective.certainty == .known ? .known(false) : .unknown
  }
}

/// What is known of something that may depend on files out of sight.
private enum FactOfBool: Equatable {
  case known(Bool)
  case unknown
}

/// The words after the address of a `listen`.
struct ListenOptions {
  /// Whether there is an option of the socket itself, which may stand in one `listen` of it only.
  private(set) var isSet = false
  private(set) var isDefault = false
  private(set) var isTLS = false

  /// Whether it takes datagrams.
  var isQUIC: Bool { names.contains("quic") }

  private var names: Set<Substring> = []

  /// Reads a word; what nginx says of it when it is wrong.
  mutating func read(_ word: String) -> String? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0]
    names.insert(name)
    guard parts.count == 2 else { return readFlag(word) }
    let value = parts[1]
    isSet = true
    switch name {
    case "setfib", "fastopen": return ValueSyntax.number(value) == nil ? "invalid \(name) \"\(word)\"" : nil
    case "backlog": return ValueSyntax.number(value) ?? 0 == 0 ? "invalid backlog \"\(word)\"" : nil
    case "rcvbuf", "sndbuf": return ValueSyntax.size(value) == nil ? "invalid \(name) \"\(word)\"" : nil
    case "accept_filter": return nil
    case "ipv6only" where value.hasPrefix("o"):
      return value == "on" || value == "off" ? nil : "invalid ipv6only flags \"\(value)\""
    case "so_keepalive": return isKeepalive(value) ? nil : "invalid so_keepalive value: \"\(value)\""
    default: return "invalid parameter \"\(word)\""
    }
  }

  private mutating func readFlag(_ word: String) -> String? {
    switch word {
    case "default_server", "default": isDefault = true
    case "bind", "deferred", "reuseport", "multipath": isSet = true
    case "ssl", "quic": isTLS = true
    case "http2", "proxy_protocol", "spdy", "http3": break
    default: return "invalid parameter \"\(word)\""
    }
    return nil
  }

  /// `on`, `off`, or idle time, interval and count, each of which may be left out but not all.
  private func isKeepalive(_ value: Substring) -> Bool {
    if value == "on" || value == "off" { return true }
    let parts = value.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.contains(where: { !$0.isEmpty }) else { return false }
    for (position, part) in parts.enumerated() where !part.isEmpty {
      let number = position < 2 ? ValueSyntax.time(part, inSeconds: true) : ValueSyntax.number(part)
      if number == nil { return false }
    }
    return true
  }

  /// What of the options cannot stand together.
  var conflict: String? {
    guard names.contains("quic") else { return nil }
    let foreign = [
      "fastopen", "backlog", "accept_filter", "deferred", "multipath", "ssl", "http2", "so_keepalive",
      "proxy_protocol",
    ]
    return foreign.first { names.contains($0[...]) }.map {
      "\"listen\" directive \"\($0)\" parameter is incompatible with \"quic\""
    }
  }
}
