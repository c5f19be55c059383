/// The names whose clear-text requests some server redirects.
struct RedirectIndex: Sendable {
  private var names: Set<String> = []
  private var redirectsEverything = false

  init(_ tree: ConfigTree) {
    for index in tree.servers {
      let server = NginxServer(tree.node(index))
      guard server.isRedirectOnly || Answers(node: server.node).hasConditionalRedirect else { continue }
      let own = server.serverNames
      if own.isEmpty || own.contains("_") || server.isDefault { redirectsEverything = true }
      names.formUnion(own)
    }
  }

  /// Whether requests for any of some names are redirected; any redirect will do for a server without names.
  func covers(_ wanted: [String]) -> Bool {
    redirectsEverything || wanted.contains(where: names.contains) || (wanted.isEmpty && !names.isEmpty)
  }
}
