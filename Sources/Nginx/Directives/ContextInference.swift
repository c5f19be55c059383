import Syntax

/// Tells in which context a file is included, from what stands at its top level.
enum ContextInference {
  /// The context of a file's top level; `unknown` when its directives fit several and none decides.
  ///
  /// A block that exists in one context only decides alone. Otherwise the contexts that accept most of the directives
  /// win; of several the one that the file's folder stands for, by the convention of nginx's packages.
  static func context(of tree: SyntaxTree) -> ConfigContext {
    var votes: [ConfigContext: Int] = [:]
    var decision: ConfigContext?
    for root in tree.roots where root.kind == .directive {
      let name = root.name
      if let decided = context(decidedBy: name, form: root.form, arguments: root.arguments.count) {
        // Whatever else has strayed there: only a whole configuration has these.
        if decided == .main { return .main }
        decision = decision ?? decided
      }
      guard decision == nil else { continue }
      guard name != "include", let info = DirectiveTable[name], info.isCore else { continue }
      for context in info.contexts.contexts { votes[context, default: 0] += 1 }
    }
    if let decision { return decision == .http ? kindOfServers(in: tree) : decision }
    guard let most = votes.values.max() else { return conventionalContext(of: tree.source.path) ?? .unknown }
    let best = candidates.filter { votes[$0] == most }
    if best.count == 1, let only = best.first { return only }
    if let conventional = conventionalContext(of: tree.source.path), best.contains(conventional) { return conventional }
    return .unknown
  }

  /// Contexts that a fragment is plausibly included in; nobody includes into `if` or `limit_except` alone.
  private static let candidates: [ConfigContext] = [
    .main, .events, .http, .server, .location, .upstream, .stream, .streamServer, .streamUpstream, .mail, .mailServer,
  ]

  private static func context(decidedBy name: String, form: NodeForm, arguments: Int) -> ConfigContext? {
    switch (name, form) {
    case ("http", .block), ("events", .block), ("stream", .block), ("mail", .block), ("rtmp", .block): .main
    case ("server", .block) where arguments == 0: .http
    case ("upstream", .block), ("map", .block), ("geo", .block), ("split_clients", .block): .http
    case ("server", .plain): .upstream
    case ("location", _), ("server_name", _), ("listen", _): .server
    default: nil
    }
  }

  /// Which module a file of `server` and `upstream` blocks is for: that of mail names the protocol, and that of streams
  /// passes to an address, not to a URL; neither has what only HTTP has.
  private static func kindOfServers(in tree: SyntaxTree) -> ConfigContext {
    var passes = false
    var isMail = false
    var isNamed = false
    for root in tree.roots where root.hasName("server") {
      for child in root.children {
        if child.hasName("location") || child.hasName("root") { return .http }
        if child.hasName("return") || child.hasName("rewrite") || child.hasName("if") { return .http }
        if child.hasName("protocol") || child.hasName("starttls") { isMail = true }
        if child.hasName("server_name") { isNamed = true }
        if child.hasName("proxy_pass") { passes = true }
      }
    }
    return isMail ? .mail : passes && !isNamed ? .stream : .http
  }

  private static func conventionalContext(of path: String) -> ConfigContext? {
    for part in path.split(separator: "/").dropLast() {
      switch part {
      case "conf.d", "http.d", "http-conf.d", "sites-available", "sites-enabled", "vhosts", "vhosts.d": return .http
      case "stream.d", "streams-enabled", "stream-conf.d": return .stream
      default: continue
      }
    }
    return nil
  }
}
