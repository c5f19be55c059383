import Syntax

/// What only a look at all of a configuration tells, collected in one pass when it is first asked for, so that rules on
/// single servers and locations need not compare each with all others.
struct ConfigSurvey: Sendable {
  /// The names of the servers with TLS.
  private(set) var tlsNames: Set<String> = []

  /// The names of the `upstream` groups.
  private(set) var upstreamNames: Set<String> = []

  /// The names of all directives that nginx knows and that occur, each once.
  private(set) var directiveNames: [String] = []

  /// The servers that come first of those that share a socket for which none is `default_server`, each with the `listen`
  /// of that socket, or with itself where it has none.
  private(set) var implicitDefaults: [Int: Int] = [:]

  /// The servers with a location that not everybody may reach.
  private(set) var guardedServers: Set<Int> = []

  /// The servers with a location of a prefix that not everybody may reach and that regex locations can get ahead of: it
  /// has neither `^~` nor regex locations of its own.
  private(set) var overridableServers: Set<Int> = []

  init(_ tree: ConfigTree) {
    var names: Set<ObjectIdentifier> = []
    for entry in tree.entries where entry.context != .other {
      guard let info = entry.info, names.insert(ObjectIdentifier(info)).inserted else { continue }
      directiveNames.append(entry.name)
    }
    directiveNames.sort()
    for index in tree.upstreams {
      if let name = tree.node(index).argument(0) { upstreamNames.insert(name) }
    }
    var sockets: [SocketKey: SharedSocket] = [:]
    for index in tree.servers { add(NginxServer(tree.node(index)), to: &sockets) }
    for socket in sockets.values where socket.serverCount > 1 && !socket.hasDefault {
      let earlier = implicitDefaults[socket.firstServer] ?? .max
      implicitDefaults[socket.firstServer] = min(earlier, socket.firstListen)
    }
  }

  private mutating func add(_ server: NginxServer, to sockets: inout [SocketKey: SharedSocket]) {
    if server.isTLS { tlsNames.formUnion(server.serverNames.lazy.filter { !$0.isEmpty && $0 != "_" }) }
    let guarded = server.locations.filter(\.isGuarded)
    // What refuses names of files, such as backups, guards no part of an application.
    let isGuarded = guarded.contains { !$0.isRegex || !$0.path.hasSuffix("$") }
    if isGuarded { guardedServers.insert(server.node.index) }
    let isOverridable = guarded.contains { location in
      location.modifier.isEmpty && location.path != "/" && !location.nested.contains(where: \.isRegex)
    }
    if isOverridable { overridableServers.insert(server.node.index) }
    let listens = server.listens
    var own: Set<SocketKey> = []
    if listens.isEmpty, !server.tree.mayHide("listen", in: server.node.index) {
      let key = SocketKey.standard
      sockets[key, default: SharedSocket(server.node.index, server.node.index)].serverCount += 1
    }
    for listen in listens {
      guard let key = SocketKey(listen) else { continue }
      var socket = sockets[key, default: SharedSocket(server.node.index, listen.node.index)]
      if own.insert(key).inserted { socket.serverCount += 1 }
      if listen.isDefault { socket.hasDefault = true }
      sockets[key] = socket
    }
  }

  /// What servers share.
  private struct SharedSocket {
    let firstServer: Int
    let firstListen: Int
    var serverCount = 0
    var hasDefault = false

    init(_ server: Int, _ listen: Int) {
      firstServer = server
      firstListen = listen
    }
  }
}

/// An address, a port and a transport, however they are spelt: `80`, `*:80` and `0.0.0.0:80` are one.
private struct SocketKey: Hashable {
  /// What a server without `listen` listens on.
  static let standard = SocketKey(address: "", port: 80, isQUIC: false)

  let address: String
  let port: Int?
  let isQUIC: Bool

  private init(address: String, port: Int?, isQUIC: Bool) {
    self.address = address
    self.port = port
    self.isQUIC = isQUIC
  }

  /// The socket of a `listen`; nil when variables decide.
  init?(_ listen: NginxListen) {
    guard let address = listen.address.value, !listen.port.isUnknown else { return nil }
    let isAny = !listen.isUnix && address == "0.0.0.0"
    self.init(
      address: listen.isUnix ? "unix:" + address : isAny ? "" : address.inLowerCase, port: listen.port.value,
      isQUIC: listen.isQUIC)
  }
}
