import Syntax

/// The directives that have a grammar of their own.
extension LoadChecker {
  mutating func checkGrammar(of node: ConfigNode, _ words: [String]) {
    if isHTTP(node.context) { return checkHTTP(node, words) }
    switch (node.context, node.name) {
    case (.main, "worker_processes"):
      if words[0] != "auto" { requireNumber(words, 0, node, "\"worker_processes\" directive invalid value") }
    case (.main, "worker_priority"):
      let digits = words[0].hasPrefix("-") || words[0].hasPrefix("+") ? words[0].dropFirst() : words[0][...]
      if ValueSyntax.number(digits) == nil {
        report(.invalidValue, "\"worker_priority\" directive invalid number", node.index, word: 0)
      }
    case (.main, "worker_cpu_affinity"): checkAffinity(node, words)
    case (.events, "worker_connections"): requireNumber(words, 0, node, "invalid number \"\(words[0])\"")
    case (.events, "use"): checkEventMethod(node, words)
    case (_, "error_log"): checkErrorLog(node, words)
    default: break
    }
  }

  private mutating func checkHTTP(_ node: ConfigNode, _ words: [String]) {
    switch node.info?.grammar {
    case .listen: checkListen(node, words)
    case .serverName: checkServerNames(node, words)
    case .location: checkLocation(node, words)
    case .root: checkRoot(node, words)
    case .rewrite: checkRewrite(node, words)
    case .upstream: checkUpstream(node, words)
    case .zone: checkZone(node, words)
    case .log: checkLog(node, words)
    case .errorLog: checkErrorLog(node, words)
    case .proxy: checkProxy(node, words)
    case .access: checkAccessRule(node, words)
    case .content: checkContent(node, words)
    case .variable, .some(.none), nil: break
    }
  }

  private mutating func checkContent(_ node: ConfigNode, _ words: [String]) {
    switch node.name {
    case "error_page": checkErrorPage(node, words)
    case "try_files": checkTryFiles(node, words)
    case "expires": checkExpires(node, words)
    case "add_header", "add_trailer":
      if words.count == 3, words[2] != "always" {
        report(
          .invalidValue, "invalid parameter \"\(words[2])\"", node.index, word: 2,
          hint: "only `always` may follow the value; put a value with blanks in quotes")
      }
    case "keepalive_timeout" where words.count <= 2:
      let isValid =
        ValueSyntax.time(words[0], inSeconds: false) != nil
        && (words.count < 2 || ValueSyntax.time(words[1], inSeconds: true) != nil)
      if !isValid { report(.invalidValue, "\"keepalive_timeout\" directive invalid value", node.index, word: 0) }
    case "limit_except": checkMethods(node, words)
    case "open_file_cache": checkFileCache(node, words)
    case "aio":
      if !["on", "off"].contains(words[0]), words[0] != "threads", !words[0].hasPrefix("threads=") {
        report(.invalidValue, "\"aio\" directive invalid value", node.index, word: 0)
      }
    case "directio":
      if words[0] != "off", ValueSyntax.offset(words[0]) == nil {
        report(.invalidValue, "\"directio\" directive invalid value", node.index, word: 0)
      }
    case "gzip_disable":
      for (position, word) in words.enumerated() where word != "msie6" && word != "degradation" {
        checkRegex(word, node.index, position)
      }
    case "resolver": checkResolver(node, words)
    case "disable_symlinks": checkSymlinks(node, words)
    case "valid_referers": checkReferers(node, words)
    case "userid_expires":
      if words[0] != "max", words[0] != "off", ValueSyntax.time(words[0], inSeconds: true) == nil {
        report(.invalidValue, "\"userid_expires\" directive invalid value", node.index, word: 0)
      }
    default: break
    }
  }

  /// Notes a mistake when a word is no number.
  mutating func requireNumber(_ words: [String], _ position: Int, _ node: ConfigNode, _ message: String) {
    guard words.indices.contains(position), ValueSyntax.number(words[position]) == nil else { return }
    report(.invalidValue, message, node.index, word: position)
  }

  private mutating func checkAffinity(_ node: ConfigNode, _ words: [String]) {
    for (position, word) in words.enumerated() where !(position == 0 && word == "auto") {
      guard let wrong = word.first(where: { !"01 ".contains($0) }) else { continue }
      return report(
        .invalidValue, "invalid character \"\(wrong)\" in \"worker_cpu_affinity\"", node.index, word: position)
    }
  }

  private mutating func checkEventMethod(_ node: ConfigNode, _ words: [String]) {
    let methods = ["epoll", "poll", "select", "kqueue", "eventport", "/dev/poll", "iocp", "rtsig"]
    guard !methods.contains(words[0]) else { return }
    report(.invalidValue, "invalid event type \"\(words[0])\"", node.index, word: 0)
  }

  private mutating func checkAccessRule(_ node: ConfigNode, _ words: [String]) {
    let word = words[0]
    if IPAddress.isNetwork(word) || word == "unix:" { return }
    if node.name == "set_real_ip_from" {
      // Names of hosts are looked up when nginx starts.
      guard word.contains("/") else { return }
      return report(.invalidValue, "host not found in set_real_ip_from \"\(word)\"", node.index, word: 0)
    }
    if word != "all" { report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: 0) }
  }

  private mutating func checkErrorPage(_ node: ConfigNode, _ words: [String]) {
    var count = words.count - 1
    guard count > 0 else { return }
    let overwrite = words[count - 1]
    if overwrite.hasPrefix("=") {
      if count == 1 || (overwrite != "=" && ValueSyntax.number(overwrite.dropFirst()) == nil) {
        return report(.invalidValue, "invalid value \"\(overwrite)\"", node.index, word: count - 1)
      }
      count -= 1
    }
    for position in 0..<count {
      let word = words[position]
      guard let status = ValueSyntax.number(word), status != 499 else {
        return report(.invalidValue, "invalid value \"\(word)\"", node.index, word: position)
      }
      if !(300...599).contains(status) {
        return report(
          .invalidValue, "value \"\(word)\" must be between 300 and 599", node.index, word: position)
      }
    }
  }

  private mutating func checkTryFiles(_ node: ConfigNode, _ words: [String]) {
    guard let last = words.last, last.hasPrefix("="), !last.utf8.contains(Byte.dollar) else { return }
    if let code = ValueSyntax.number(last.dropFirst()), code <= 999 { return }
    report(.invalidValue, "invalid code \"\(last)\"", node.index, word: words.count - 1)
  }

  private mutating func checkExpires(_ node: ConfigNode, _ words: [String]) {
    func invalid(_ checker: inout LoadChecker, _ text: String, _ word: Int) {
      checker.report(.invalidValue, "\"expires\" directive \(text)", node.index, word: word)
    }
    let isModified = words.count == 2
    if isModified, words[0] != "modified" { return invalid(&self, "invalid value", 0) }
    guard let value = words.last, !value.utf8.contains(Byte.dollar) else { return }
    if !isModified, ["epoch", "max", "off"].contains(value) { return }
    let isDaily = value.hasPrefix("@")
    if isDaily, isModified {
      return invalid(&self, "daily time cannot be used with \"modified\" parameter", words.count - 1)
    }
    let digits = isDaily || value.hasPrefix("+") || value.hasPrefix("-") ? value.dropFirst() : value[...]
    guard let time = ValueSyntax.time(digits, inSeconds: true) else {
      return invalid(&self, "invalid value", words.count - 1)
    }
    if isDaily, time > 86_400 { invalid(&self, "daily time value must be less than 24 hours", words.count - 1) }
  }

  private mutating func checkMethods(_ node: ConfigNode, _ words: [String]) {
    let methods = [
      "GET", "HEAD", "POST", "PUT", "DELETE", "MKCOL", "COPY", "MOVE", "OPTIONS", "PROPFIND", "PROPPATCH", "LOCK",
      "UNLOCK", "PATCH",
    ]
    for (position, word) in words.enumerated() where !methods.contains(where: { equalsIgnoringCase($0, word) }) {
      return report(.invalidValue, "invalid method \"\(word)\"", node.index, word: position)
    }
  }

  private mutating func checkFileCache(_ node: ConfigNode, _ words: [String]) {
    var hasMaximum = false
    var isOff = false
    for (position, word) in words.enumerated() {
      if word == "off" {
        isOff = true
      } else if word.hasPrefix("max="), ValueSyntax.number(word.dropFirst(4)) ?? 0 > 0 {
        hasMaximum = true
      } else if !(word.hasPrefix("inactive=") && ValueSyntax.time(word.dropFirst(9), inSeconds: true) != nil) {
        return report(
          .invalidValue, "invalid \"open_file_cache\" parameter \"\(word)\"", node.index, word: position)
      }
    }
    if !hasMaximum, !isOff {
      report(.invalidValue, "\"open_file_cache\" must have the \"max\" parameter", node.index)
    }
  }

  private mutating func checkResolver(_ node: ConfigNode, _ words: [String]) {
    var servers = 0
    for (position, word) in words.enumerated() {
      if word.hasPrefix("valid=") {
        if ValueSyntax.time(word.dropFirst(6), inSeconds: true) != nil { continue }
        return report(.invalidValue, "invalid parameter: \(word)", node.index, word: position)
      }
      if word.hasPrefix("ipv4=") || word.hasPrefix("ipv6=") {
        if ["on", "off"].contains(word.dropFirst(5)) { continue }
        return report(.invalidValue, "invalid parameter: \(word)", node.index, word: position)
      }
      if word.hasPrefix("status_zone=") { continue }
      servers += 1
      if let fault = AddressSyntax(word).fault {
        return report(.invalidValue, "\(fault) in resolver \"\(word)\"", node.index, word: position)
      }
    }
    if servers == 0 { report(.invalidValue, "no name servers defined", node.index) }
  }

  private mutating func checkSymlinks(_ node: ConfigNode, _ words: [String]) {
    for (position, word) in words.enumerated() {
      if ["off", "on", "if_not_owner"].contains(word) || word.hasPrefix("from=") { continue }
      return report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: position)
    }
  }

  private mutating func checkReferers(_ node: ConfigNode, _ words: [String]) {
    for (position, word) in words.enumerated() {
      if word.isEmpty { return report(.invalidValue, "invalid referer \"\"", node.index, word: position) }
      if word.hasPrefix("~") { checkRegex(String(word.dropFirst()), node.index, position) }
    }
  }

  /// Checks a regular expression, and notes the variables that its groups define.
  mutating func checkRegex(_ pattern: String, _ index: Int, _ word: Int) {
    let regex = tree.pattern(pattern)
    for name in regex.names.keys { variables.define(name) }
    guard let fault = regex.fault else { return }
    report(.regex, "pcre2_compile() failed: \(fault) in \"\(pattern)\"", index, word: word)
  }
}
