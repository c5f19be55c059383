import Syntax

/// The variables of nginx whose value a client chooses, and what each can hold once nginx has read the request.
///
/// Header fields, arguments and the request line come as they were sent, so that they hold no line break; the path
/// (`$uri`) is decoded and normalised, so that it can hold one, but never a `..` segment.
enum ClientVariables {
  private static let slash: ByteSet = [0x2F]
  private static let lineBreaks: ByteSet = [0x0A, 0x0D]
  private static let anyText = ByteSet(1...255)
  private static let visible = ByteSet(0x21...0xFF).subtracting([0x7F])
  private static let hostBytes = visible.subtracting(slash)

  /// What a client can put into a variable of nginx's own; nil when it has no free choice.
  static func taint(_ name: String, at place: Place) -> Taint? {
    switch name {
    case "uri", "document_uri", "request_filename", "fastcgi_script_name":
      return Taint(source: name, origin: place, bytes: anyText, first: slash, mayBeEmpty: false, isNormalized: true)
    case "fastcgi_path_info":
      return Taint(source: name, origin: place, bytes: anyText, first: slash, mayBeEmpty: true, isNormalized: true)
    case "request_uri":
      return Taint(source: name, origin: place, bytes: visible, first: slash, mayBeEmpty: false)
    case "args", "query_string": return Taint(source: name, origin: place, bytes: visible)
    case "request_body": return Taint(source: name, origin: place, bytes: anyText)
    case "http_host": return Taint(source: name, origin: place, bytes: hostBytes)
    case "content_type", "proxy_add_x_forwarded_for":
      return Taint(source: name, origin: place, bytes: anyText.subtracting(lineBreaks))
    default: break
    }
    if name.hasPrefix("arg_") { return Taint(source: name, origin: place, bytes: visible.subtracting([0x26, 0x23])) }
    if name.hasPrefix("http_") {
      return Taint(source: name, origin: place, bytes: anyText.subtracting(lineBreaks))
    }
    if name.hasPrefix("cookie_") {
      return Taint(source: name, origin: place, bytes: anyText.subtracting(lineBreaks).subtracting([0x3B]))
    }
    return nil
  }

  /// What the subject of a `server_name` pattern can hold: the client's host, which nginx has checked.
  static func host(at place: Place) -> Taint {
    Taint(source: "host", origin: place, bytes: hostBytes, mayBeEmpty: false)
  }
}
