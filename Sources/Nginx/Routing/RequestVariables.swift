import Syntax

/// The variables whose values a request and the configuration give.
struct RequestVariables {
  private let request: NginxRequest

  /// The path as it is now, after rewrites.
  var path: String

  /// The query as it is now.
  var query: String

  /// What `set` has given; nil for what is not known.
  var assigned: [String: String?] = [:]

  /// What the groups of the last regular expression took; the whole comes first.
  var captures: [String] = []

  init(_ request: NginxRequest, path: String, query: String) {
    self.request = request
    self.path = path
    self.query = query
  }

  /// A text with its variables replaced; nil when one is not known.
  func expand(_ text: String) -> String? {
    var result = ""
    for piece in ValueTemplate(text).pieces {
      switch piece {
      case .literal(let literal): result += literal
      case .variable(let name):
        guard let value = value(name) else { return nil }
        result += value
      }
    }
    return result
  }

  /// The value of a variable; nil when it is not known.
  func value(_ name: String) -> String? {
    if let value = assigned[name] { return value }
    if let number = Int(name) { return captures.indices.contains(number) ? captures[number] : "" }
    switch name {
    case "uri", "document_uri": return path
    case "request_uri": return request.target
    case "args", "query_string": return query
    case "is_args": return query.isEmpty ? "" : "?"
    case "request_method": return request.method
    case "host", "http_host": return request.host
    case "scheme": return "http"
    default: break
    }
    if name.hasPrefix("http_") { return request.headers[String(name.dropFirst(5))] ?? "" }
    if name.hasPrefix("cookie_"), request.headers["cookie"] == nil { return "" }
    guard name.hasPrefix("arg_") else { return nil }
    let wanted = name.dropFirst(4)
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0].lowercased() == wanted { return String(parts[1]) }
    }
    return ""
  }
}
