/// Finds the location that takes a URI, as `ngx_http_core_module` does: the exact one; else the longest prefix, in it the
/// same again; else, unless that prefix says `^~`, the first regular expression; else the prefix.
struct LocationSearch {
  /// What a search found.
  enum Outcome: Equatable {
    /// The location's index.
    case location(Int)
    /// None: the server answers itself.
    case none
    /// nginx redirects to the same path with a slash at the end.
    case slashRedirect(Int)
    /// A regular expression, or a file out of sight, decides.
    case unknown
  }

  private let tree: ConfigTree
  private let uri: String

  init(_ tree: ConfigTree, uri: String) {
    self.tree = tree
    self.uri = uri
  }

  /// The location of a server, given by its index.
  func find(in server: Int) -> Outcome {
    if tree.mayHide("location", in: server) { return .unknown }
    return find(in: server, depth: 0).outcome
  }

  private typealias Found = (outcome: Outcome, isFinal: Bool)

  private func find(in block: Int, depth: Int) -> Found {
    guard depth < 32 else { return (.unknown, true) }
    let locations = tree.children(of: block, named: "location").filter(\.isBlock)
      .compactMap { node in LocationName(node.arguments).map { (node.index, $0) } }
    var found: Found = (.none, false)
    var stopsRegexes = false
    if let exact = locations.first(where: { $0.1.kind == .exact && $0.1.path == uri }) {
      return (.location(exact.0), true)
    }
    let prefixes = locations.filter { $0.1.kind == .prefix }
    if !prefixes.contains(where: { $0.1.path == uri }),
      let slashed = prefixes.first(where: { $0.1.path == uri + "/" && passes($0.0) })
    {
      return (.slashRedirect(slashed.0), true)
    }
    let longest = prefixes.filter { uri.hasPrefix($0.1.path) }.max { $0.1.path.utf8.count < $1.1.path.utf8.count }
    if let (index, name) = longest {
      found = (.location(index), false)
      stopsRegexes = name.stopsRegexes
      let nested = find(in: index, depth: depth + 1)
      if nested.isFinal { return nested }
      if case .location = nested.outcome { found = nested }
    }
    if stopsRegexes { return found }
    for (index, name) in locations where name.isRegex {
      switch RegexMatcher.match(RegexTree(name.path, ignoresCase: name.ignoresCase), uri) {
      case .unknown: return (.unknown, true)
      case .none: continue
      case .match:
        let nested = find(in: index, depth: depth + 1)
        if case .none = nested.outcome { return (.location(index), true) }
        return (nested.outcome, true)
      }
    }
    return found
  }

  /// Whether a location hands its requests on, so that nginx adds the slash that its path has at the end.
  private func passes(_ location: Int) -> Bool {
    ["proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass", "grpc_pass"].contains {
      !tree.children(of: location, named: $0).isEmpty
    }
  }
}
