import Syntax

/// The groups of servers, and the hosts that requests are passed to: both have names in one list.
struct UpstreamTable {
  /// A group, or a host.
  struct Item {
    let entry: Int
    /// The port that was written; nil for none.
    let port: Int?
    let isDefined: Bool
  }

  /// The hosts that are passed to without a port, by directives that know none by default.
  var withoutPort: [(host: String, entry: Int)] = []

  private var items: [String: [Item]] = [:]

  /// What has a name, whatever its letter case.
  subscript(name: some StringProtocol) -> [Item] {
    get { items[name.lowercased()] ?? [] }
    set { items[name.lowercased()] = newValue }
  }
}

/// `upstream` and what stands in it.
extension LoadChecker {
  mutating func checkUpstream(_ node: ConfigNode, _ words: [String]) {
    switch (node.context, node.name) {
    case (.http, "upstream"): defineUpstream(node, words)
    case (.upstream, "server"): checkPeer(node, words)
    case (.upstream, "keepalive"):
      if words.isEmpty || ValueSyntax.number(words[0]) ?? 0 <= 0 {
        report(.invalidValue, "invalid value \"\(words.first ?? "")\" in \"keepalive\" directive", node.index, word: 0)
      }
    case (.upstream, "hash"):
      if words.count == 2, words[1] != "consistent" {
        report(.invalidValue, "invalid parameter \"\(words[1])\"", node.index, word: 1)
      }
    default: break
    }
  }

  private mutating func defineUpstream(_ node: ConfigNode, _ words: [String]) {
    let name = words[0]
    if let first = upstreams[name].first(where: \.isDefined) {
      return report(.redefinition, "duplicate upstream \"\(name)\"", node.index, word: 0, other: first.entry)
    }
    if let user = upstreams[name].first(where: { $0.port != nil }), let port = user.port {
      return report(
        .contradiction, "upstream \"\(name)\" may not have port \(port)", user.entry, word: 0, other: node.index,
        hint: "the port belongs to the servers in the `upstream`")
    }
    upstreams[name].append(UpstreamTable.Item(entry: node.index, port: nil, isDefined: true))
  }

  /// Notes that requests are passed to a host or group.
  mutating func pass(to address: AddressSyntax, _ node: ConfigNode, written: String) {
    guard !address.isUnix, !address.isIPv6 else { return }
    let name = address.host
    if let port = address.port, let group = upstreams[name].first(where: \.isDefined) {
      return report(
        .contradiction, "upstream \"\(name)\" may not have port \(port)", node.index, word: 0, other: group.entry,
        hint: "the port belongs to the servers in the `upstream`")
    }
    // One of each kind is enough to tell what an `upstream` of that name would be told.
    guard !upstreams[name].contains(where: { !$0.isDefined && ($0.port != nil) == (address.port != nil) }) else {
      return
    }
    upstreams[name].append(UpstreamTable.Item(entry: node.index, port: address.port, isDefined: false))
  }

  private mutating func checkPeer(_ node: ConfigNode, _ words: [String]) {
    let resolves = words.contains("resolve")
    for (position, word) in words.enumerated().dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? parts[1] : ""
      let isValid: Bool
      switch (parts[0], parts.count) {
      case ("weight", 2): isValid = ValueSyntax.number(value) ?? 0 > 0
      case ("max_conns", 2), ("max_fails", 2): isValid = ValueSyntax.number(value) != nil
      case ("fail_timeout", 2): isValid = ValueSyntax.time(value, inSeconds: true) != nil
      // `slow_start`, `drain` and the like are the commercial edition's.
      case ("slow_start", 2), ("route", 2), ("service", 2): isValid = true
      case ("down", 1), ("drain", 1), ("resolve", 1): isValid = true
      case ("backup", 1):
        if let method = methodWithoutBackup(before: node) {
          return report(
            .contradiction, "balancing method does not support parameter \"backup\"", node.index, word: position,
            other: method)
        }
        isValid = true
      default: isValid = false
      }
      if !isValid { return report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: position) }
    }
    if let fault = AddressSyntax(words[0]).fault, !resolves {
      report(
        .invalidValue, "\(fault) in upstream \"\(words[0])\"", node.index, word: 0,
        hint: words[0].contains("/") ? "write host and port only, without scheme and path" : nil)
    }
  }

  /// The balancing method of the group, given before the server, that knows no spare servers.
  private func methodWithoutBackup(before node: ConfigNode) -> Int? {
    for name in ["ip_hash", "hash", "random"] {
      if let method = tree.children(of: node.parentIndex, named: name).first, method.index < node.index {
        return method.index
      }
    }
    return nil
  }

  mutating func closeUpstream(_ index: Int) {
    let node = tree.node(index)
    guard node.context == .http || node.context == .stream, !node.has("server"), !tree.mayHide("server", in: index)
    else { return }
    report(LoadError(kind: .missingBlock, message: "no servers are inside upstream", entry: index, part: .closing))
  }

  /// At the end: hosts without a port that are no groups.
  mutating func checkPorts() {
    guard !isOpenEnded else { return }
    for (host, entry) in upstreams.withoutPort where !upstreams[host].contains(where: \.isDefined) {
      report(
        LoadError(
          kind: .undefined, message: "no port in upstream \"\(host)\"", entry: entry, part: .word(0), stage: .merging,
          hint: "define an `upstream` of that name, or write a port"))
    }
  }

  /// At the end: a configuration without `events`.
  mutating func checkEvents() {
    guard tree.rootContext == .main, !isOpenEnded, tree.children(of: -1, named: "events").isEmpty else { return }
    // A file of `stream` or `mail` alone is a part of the main one, unless it has that one's name.
    let isMainFile = tree.sources.first?.path.split(separator: "/").last == "nginx.conf"
    let wholes = isMainFile ? ["http", "stream", "mail"] : ["http"]
    guard wholes.contains(where: { !tree.children(of: -1, named: $0).isEmpty }) else { return }
    report(
      LoadError(
        kind: .missingBlock, message: "no \"events\" section in configuration", entry: -1, stage: .starting,
        hint: "add `events {}`"))
  }
}
