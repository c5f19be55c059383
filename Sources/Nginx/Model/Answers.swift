/// How a block answers without content of its own: by `return`, `rewrite`, `deny`.
struct Answers {
  let node: ConfigNode

  /// The status of an unconditional `return`: 302 where it names only a URL, nil where there is none.
  var status: Int? {
    guard let first = node.firstChild(named: "return")?.argument(0) else { return nil }
    return Int(first) ?? 302
  }

  /// The text or URL of an unconditional `return`.
  var text: String? {
    guard let directive = node.firstChild(named: "return") else { return nil }
    return directive.argument(1) ?? (Int(directive.argument(0) ?? "") == nil ? directive.argument(0) : nil)
  }

  /// Where every request is redirected to; nil when not every one is.
  var redirectTarget: String? {
    if let status, (300..<400).contains(status) { return text ?? "" }
    for rewrite in node.children(named: "rewrite") {
      guard let pattern = rewrite.argument(0), Answers.matchesEverything(pattern) else { continue }
      guard let target = rewrite.argument(1) else { continue }
      let isAbsolute = target.hasPrefix("http://") || target.hasPrefix("https://") || target.hasPrefix("$scheme")
      if isAbsolute || ["permanent", "redirect"].contains(rewrite.argument(2)) { return target }
    }
    return nil
  }

  /// Whether every request is redirected.
  var isRedirect: Bool { redirectTarget != nil }

  /// Whether every request gets the same answer, and no redirect.
  var isConstant: Bool { status.map { !(300..<400).contains($0) } ?? false }

  /// Whether everybody is turned away: `deny all` without any `allow`, or a `return` of 403, 404, 410 or 444.
  var isDenied: Bool {
    if let status { return [403, 404, 410, 444].contains(status) }
    return node.children(named: "deny").contains { $0.argument(0) == "all" } && !node.has("allow")
  }

  /// Whether only some addresses are let in.
  var isRestricted: Bool {
    node.children(named: "deny").contains { $0.argument(0) == "all" } && node.has("allow")
  }

  /// Whether an `if` directly inside redirects.
  var hasConditionalRedirect: Bool { node.children(named: "if").contains { Answers(node: $0).isRedirect } }

  private static func matchesEverything(_ pattern: String) -> Bool {
    ["^", ".*", "^.*", "^.*$", "(.*)", "^(.*)", "^(.*)$", "^/(.*)$", "^/(.*)", "/(.*)", "^/.*$", "^/", ".", "^.*$"]
      .contains(pattern)
  }
}
