import Syntax

/// The texts in which nginx replaces variables, and the variables in them.
extension LoadChecker {
  /// Checks a text in which variables are replaced, and notes them.
  mutating func checkTemplate(_ text: String, _ index: Int, _ word: Int, stage: LoadError.Stage = .reading) {
    guard text.utf8.contains(Byte.dollar) else { return }
    switch TemplateSyntax.read(text) {
    case .success(let names): for name in names { variables.use(name, index, word, stage) }
    case .failure(let fault):
      report(
        LoadError(
          kind: .invalidValue, message: fault.message, entry: index, part: .word(word), stage: stage,
          hint: "a `$` that stands for itself cannot be written; take it from a `geo` or `map` variable"))
    }
  }

  /// Checks the words of a directive in which variables are replaced, where its kind does not tell.
  mutating func noteVariables(of node: ConfigNode, _ words: [String]) {
    if tree.entries[node.index].hasVariables {
      for position in TemplateSyntax.positions(name: node.name, words: words) where words.indices.contains(position) {
        let isMerged = node.name.hasSuffix("_set_header") || node.name.hasPrefix("ssl_certificate")
        let stage: LoadError.Stage = isMerged ? .merging : .reading
        checkTemplate(words[position], node.index, position, stage: stage)
      }
    }
    guard node.info?.grammar == .variable else { return }
    switch node.name {
    case "set", "auth_request_set", "perl_set": define(words, 0, node)
    case "map", "split_clients": define(words, 1, node)
    case "geo": define(words, words.count - 1, node)
    default: break
    }
  }

  private mutating func define(_ words: [String], _ position: Int, _ node: ConfigNode) {
    guard words.indices.contains(position) else { return }
    let word = words[position]
    guard word.hasPrefix("$") else {
      return report(
        .invalidValue, "invalid variable name \"\(word)\"", node.index, word: position,
        hint: "variables are written with a `$`")
    }
    let name = word.dropFirst().lowercased()
    if name.isEmpty { return report(.invalidValue, "invalid variable name \"$\"", node.index, word: position) }
    if isHTTP(node.context), VariableTable.isFixed(name) {
      return report(
        .redefinition, "the duplicate \"\(word.dropFirst())\" variable", node.index, word: position,
        hint: "nginx itself defines it; choose another name")
    }
    variables.define(name)
  }

  /// Whether a context is one of HTTP's.
  func isHTTP(_ context: ConfigContext) -> Bool {
    switch context {
    case .http, .server, .serverIf, .location, .locationIf, .limitExcept, .upstream: true
    default: false
    }
  }

  /// At the end: variables that nothing defines. Only of a configuration that is in sight as a whole, without modules that
  /// might define variables of their own.
  mutating func checkVariables() {
    guard !isOpenEnded, !variables.hasForeignDirectives,
      !tree.entries.contains(where: { $0.name == "load_module" })
    else { return }
    for use in variables.uses where !variables.isDefined(use.name) && !VariableTable.isBuiltin(use.name) {
      guard isHTTP(tree.entries[use.entry].context) else { continue }
      // Without a server nothing is inherited, so that some settings of `http` are never looked into.
      if use.stage == .merging, tree.servers.isEmpty { continue }
      report(
        LoadError(
          kind: .unknownVariable, message: "unknown \"\(use.name)\" variable", entry: use.entry, part: .word(use.word),
          stage: .linking,
          hint: Suggestion.nearest(to: use.name, among: variables.definedNames).map { "did you mean `$\($0)`?" }))
    }
  }
}

/// Which variables a configuration defines and uses.
struct VariableUses {
  /// A variable and where it is first used.
  struct Use {
    let name: String
    let entry: Int
    let word: Int
    /// When nginx comes to know of the use.
    let stage: LoadError.Stage
  }

  /// The variables in the order of their first use.
  private(set) var uses: [Use] = []

  /// Whether there are directives of modules, which may define variables.
  private(set) var hasForeignDirectives = false

  private var defined: Set<String> = []
  private var used: Set<String> = []

  /// The names that the configuration defines.
  var definedNames: [String] { defined.sorted() }

  mutating func define(_ name: String) { defined.insert(name) }

  mutating func use(_ name: String, _ entry: Int, _ word: Int, _ stage: LoadError.Stage = .reading) {
    if used.insert(name).inserted { uses.append(Use(name: name, entry: entry, word: word, stage: stage)) }
  }

  mutating func noteForeign(_ node: ConfigNode) { hasForeignDirectives = true }

  func isDefined(_ name: String) -> Bool { defined.contains(name) }
}

/// How variables are written in a text: `$name`, `${name}`, `$1`.
enum TemplateSyntax {
  /// Why nginx refuses a text.
  struct Fault: Error {
    /// What nginx says.
    let message: String
  }

  /// The names of the variables in a text, in lower case; digits for captures are none.
  static func read(_ text: String) -> Result<[String], Fault> {
    var names: [String] = []
    for match in VariableScanner(text) {
      switch match.kind {
      case .capture: continue
      case .variable(let name): names.append(name.inLowerCase)
      case .unclosed(let name):
        return .failure(Fault(message: "the closing bracket in \"\(name)\" variable is missing"))
      case .nameless: return .failure(Fault(message: "invalid variable name"))
      }
    }
    return .success(names)
  }

  /// The positions of the words in which variables are replaced, of directives whose kind does not tell.
  static func positions(name: String, words: [String]) -> Range<Int> {
    switch name {
    case "root", "alias", "proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass",
      "limit_req_zone", "limit_conn_zone", "hash", "map", "split_clients", "auth_basic_user_file", "proxy_cache_key",
      "fastcgi_cache_key", "scgi_cache_key", "uwsgi_cache_key":
      return 0..<1
    case "proxy_cache", "fastcgi_cache", "scgi_cache", "uwsgi_cache", "proxy_bind", "fastcgi_bind", "scgi_bind",
      "uwsgi_bind", "grpc_bind", "memcached_bind", "proxy_store", "fastcgi_store", "scgi_store", "uwsgi_store":
      return words.first == "off" || words.first == "on" ? 0..<0 : 0..<1
    case "add_header", "add_trailer", "set", "auth_request_set", "rewrite", "proxy_set_header", "grpc_set_header":
      return 1..<2
    case "sub_filter", "ssl_certificate", "ssl_certificate_key", "try_files",
      "proxy_cookie_domain", "proxy_cookie_path":
      return words.indices
    case "error_page", "expires": return (words.count - 1)..<words.count
    case "return":
      return words.count == 2 ? 1..<2 : (Int(words.first ?? "") == nil ? 0..<1 : 0..<0)
    case "access_log": return words.first?.hasPrefix("syslog:") == true ? 0..<0 : 0..<1
    case "index": return words.indices
    default: return 0..<0
    }
  }
}
