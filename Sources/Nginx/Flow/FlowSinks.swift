import Syntax

/// Finds the directives that use what clients choose, all of a configuration in one pass.
struct FlowSinks {
  /// What a directive does with its text.
  enum Kind: String, Sendable {
    /// Hands the request to an address: `proxy_pass` and its kin.
    case pass
    /// Redirects: `return` with a URL, `rewrite` to one.
    case redirect
    /// Sets a response header.
    case responseHeader = "response_header"
    /// Sets a header of the request to an upstream.
    case requestHeader = "request_header"
    /// Names a file or directory to serve: `alias`, `root`, `try_files`.
    case path
    /// Names the script that a program runs: `SCRIPT_FILENAME`.
    case script
    /// Names a log file.
    case log
  }

  /// The sinks, in reading order.
  static func all(in tree: ConfigTree) -> [NginxSink] {
    var flow = VariableFlow(tree)
    var sinks: [NginxSink] = []
    for index in tree.entries.indices where tree.entries[index].hasVariables {
      let entry = tree.entries[index]
      guard entry.syntax.form != .block, entry.context != .other, let kind = kind(of: entry) else { continue }
      let node = tree.node(index)
      guard let sink = sink(kind, node, &flow) else { continue }
      sinks.append(sink)
    }
    return sinks
  }

  private static func kind(of entry: ConfigTree.Entry) -> Kind? {
    switch entry.name {
    case "proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass": .pass
    case "return", "rewrite": .redirect
    case "add_header", "more_set_headers", "add_trailer": .responseHeader
    case "proxy_set_header", "grpc_set_header": .requestHeader
    case "alias", "root", "try_files": .path
    case "fastcgi_param", "uwsgi_param", "scgi_param": .script
    case "access_log": .log
    default: nil
    }
  }

  /// The text that matters, and where it stands; nil when the directive does not use it as its kind says.
  private static func text(_ kind: Kind, _ node: ConfigNode) -> (text: String, position: Int)? {
    let arguments = node.arguments
    switch node.name {
    case "return":
      let codes = ["301", "302", "303", "307", "308"]
      if arguments.count > 1 { return codes.contains(arguments[0]) ? (arguments[1], 1) : nil }
      return arguments.first.map { ($0, 0) }
    case "rewrite":
      guard arguments.count > 1 else { return nil }
      let isRedirect =
        arguments.dropFirst(2).contains { $0 == "redirect" || $0 == "permanent" }
        || ["http://", "https://", "$scheme"].contains(where: arguments[1].hasPrefix)
      return isRedirect ? (arguments[1], 1) : nil
    case "add_header", "proxy_set_header", "grpc_set_header", "add_trailer":
      return arguments.count > 1 ? (arguments[1], 1) : nil
    case "more_set_headers": return (arguments.joined(separator: " "), -1)
    // The last word is an address or a status, not a file.
    case "try_files": return (arguments.dropLast().joined(separator: " "), -1)
    case "fastcgi_param", "uwsgi_param", "scgi_param":
      guard arguments.count > 1, arguments[0] == "SCRIPT_FILENAME" else { return nil }
      return (arguments[1], 1)
    default: return arguments.first.map { ($0, 0) }
    }
  }

  private static func sink(_ kind: Kind, _ node: ConfigNode, _ flow: inout VariableFlow) -> NginxSink? {
    guard let (text, position) = text(kind, node), text.utf8.contains(Byte.dollar) else { return nil }
    let place = position < 0 ? node.valuePlace : node.place(ofArgument: position)
    var facts = NginxSink.Facts()
    let values = flow.values(of: text, at: node)
    switch kind {
    case .pass, .redirect:
      for value in values {
        let address = value.address(hasScheme: ["proxy_pass", "grpc_pass", "return", "rewrite"].contains(node.name))
        facts.host = facts.host ?? address.host
        facts.scheme = facts.scheme ?? address.scheme
      }
    case .path, .script, .log: facts.path = values.lazy.compactMap(\.climbing).first
    case .responseHeader, .requestHeader: break
    }
    let isWritten = [.pass, .redirect, .responseHeader, .requestHeader].contains(kind)
    if isWritten, node.name == "proxy_pass" || kind != .pass {
      let written = node.name == "rewrite" ? flow.values(of: withoutCaptures(text), at: node) : values
      let taints = written.flatMap(\.taints)
      facts.newline = taints.first { $0.contains(0x0A) }
      facts.carriageReturn = taints.first { $0.contains(0x0D) }
    }
    guard facts.isAny else { return nil }
    return NginxSink(node, kind: kind, place: place, facts: facts)
  }

  /// A replacement of `rewrite` without its numbered captures, which nginx escapes in a redirect; what named groups have
  /// captured it does not escape.
  private static func withoutCaptures(_ text: String) -> String {
    ValueTemplate(text).pieces.reduce(into: "") { result, piece in
      switch piece {
      case .literal(let literal): result += literal
      case .variable(let name): result += Int(name) == nil ? "${\(name)}" : "0"
      }
    }
  }
}
