import Syntax

/// The directives that pass requests on.
extension LoadChecker {
  mutating func checkProxy(_ node: ConfigNode, _ words: [String]) {
    switch node.name {
    case "proxy_pass": checkProxyPass(node, words)
    case "grpc_pass": checkGRPCPass(node, words)
    case "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass": checkOtherPass(node, words)
    case "proxy_redirect": checkRedirect(node, words)
    case "proxy_cookie_domain", "proxy_cookie_path":
      if words.count == 1, words[0] != "off" {
        return report(.invalidValue, "invalid parameter \"\(words[0])\"", node.index, word: 0)
      }
      if words.count == 2, words[0].hasPrefix("~") { checkRegex(regex(words[0]), node.index, 0) }
    case "fastcgi_split_path_info": checkRegex(words[0], node.index, 0)
    default: checkCache(node, words)
    }
  }

  private func regex(_ word: String) -> String { String(word.dropFirst(word.hasPrefix("~*") ? 2 : 1)) }

  private mutating func checkProxyPass(_ node: ConfigNode, _ words: [String]) {
    let word = words[0]
    let hasVariables = word.utf8.contains(Byte.dollar)
    proxyRedirects[node.parentIndex] = hasVariables
    if hasVariables { return }
    let rest: Substring
    if equalsIgnoringCase(String(word.prefix(7)), "http://") {
      rest = word.dropFirst(7)
    } else if equalsIgnoringCase(String(word.prefix(8)), "https://") {
      rest = word.dropFirst(8)
    } else {
      return report(
        .invalidValue, "invalid URL prefix", node.index, word: 0, hint: "a URL starts with http:// or https://")
    }
    let address = AddressSyntax(rest, hasURI: true)
    if let fault = address.fault {
      return report(.invalidValue, "\(fault) in upstream \"\(rest)\"", node.index, word: 0)
    }
    pass(to: address, node, written: String(rest))
    guard !address.uri.isEmpty, let block = node.parent, !mayHaveURI(block) else { return }
    report(
      .contradiction,
      "\"proxy_pass\" cannot have URI part in location given by regular expression, or inside named location, "
        + "or inside \"if\" statement, or inside \"limit_except\" block",
      node.index, word: 0, hint: "leave out `\(address.uri)`, or use `rewrite … break` before")
  }

  /// Whether the path of a location can be replaced by that of a URL.
  private func mayHaveURI(_ block: ConfigNode) -> Bool {
    switch block.name {
    case "if", "limit_except": false
    case "location": LocationName(block.arguments).map { $0.kind == .prefix || $0.kind == .exact } ?? true
    default: true
    }
  }

  private mutating func checkGRPCPass(_ node: ConfigNode, _ words: [String]) {
    let word = words[0]
    guard !word.utf8.contains(Byte.dollar) else { return }
    var rest = word[...]
    for scheme in ["grpc://", "grpcs://"] where equalsIgnoringCase(String(word.prefix(scheme.count)), scheme) {
      rest = word.dropFirst(scheme.count)
    }
    checkHost(rest, node)
  }

  private mutating func checkOtherPass(_ node: ConfigNode, _ words: [String]) {
    let word = words[0]
    guard !word.utf8.contains(Byte.dollar) else { return }
    var rest = word[...]
    if node.name == "uwsgi_pass" {
      for scheme in ["uwsgi://", "suwsgi://"] where equalsIgnoringCase(String(word.prefix(scheme.count)), scheme) {
        rest = word.dropFirst(scheme.count)
      }
    }
    checkHost(rest, node)
  }

  private mutating func checkHost(_ text: Substring, _ node: ConfigNode) {
    let address = AddressSyntax(text)
    if let fault = address.fault {
      return report(.invalidValue, "\(fault) in upstream \"\(text)\"", node.index, word: 0)
    }
    if node.name != "grpc_pass", address.port == nil, !address.isUnix {
      upstreams.withoutPort.append((String(address.host), node.index))
    }
    pass(to: address, node, written: String(text))
  }

  private mutating func checkRedirect(_ node: ConfigNode, _ words: [String]) {
    let siblings = tree.children(of: node.parentIndex, named: "proxy_redirect").filter { $0.index < node.index }
    let isOff = words == ["off"]
    if siblings.contains(where: { $0.arguments == ["off"] }) || (isOff && !siblings.isEmpty) {
      return report(
        .duplicate, "\"proxy_redirect\" directive is duplicate", node.index, other: siblings.first?.index)
    }
    if isOff { return }
    guard words.count == 1 else {
      if words[0].hasPrefix("~") {
        checkRegex(regex(words[0]), node.index, 0)
      } else {
        checkTemplate(words[0], node.index, 0)
      }
      return checkTemplate(words[1], node.index, 1)
    }
    guard words[0] == "default" else {
      return report(.invalidValue, "invalid parameter \"\(words[0])\"", node.index, word: 0)
    }
    switch proxyRedirects[node.parentIndex] {
    case true?:
      report(
        .contradiction,
        "\"proxy_redirect default\" cannot be used with \"proxy_pass\" directive with variables", node.index)
    case nil where !tree.mayHide("proxy_pass", in: node.parentIndex):
      report(
        .contradiction, "\"proxy_redirect default\" should be placed after the \"proxy_pass\" directive", node.index)
    default: break
    }
  }

  /// The use of a cache's zone.
  private mutating func checkCache(_ node: ConfigNode, _ words: [String]) {
    guard words[0] != "off", !words[0].utf8.contains(Byte.dollar) else { return }
    let family = node.name.prefix { $0 != "_" }
    _ = share(words[0], size: 0, owner: "\(family)_cache_path", node, word: 0)
  }
}
