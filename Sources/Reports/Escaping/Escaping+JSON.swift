/// Escaping for JSON and for SARIF, which is JSON with URIs and links in it.
extension Escaping {
  /// Text inside of a JSON string; what a terminal must not get raw is escaped too, as people look at JSON there.
  static func json(_ text: String, into bytes: inout [UInt8]) {
    let isDone = text.utf8.withContiguousStorageIfAvailable { text in
      for byte in text where byte &- 0x20 > 0x5E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return false
      }
      bytes.append(contentsOf: text)
      return true
    }
    if isDone ?? false { return }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case _ where scalar.isASCII && !isUnsafe(scalar): bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where isUnsafe(scalar):
        for unit in scalar.utf16 {
          bytes.append(contentsOf: "\\u".utf8)
          bytes.append(contentsOf: hexadecimal(UInt32(unit), digits: 4).utf8)
        }
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
  }

  /// A path as a URI reference (RFC 3986): relative paths stay relative, absolute ones become `file:` URIs.
  static func uri(path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + hexadecimal(UInt32(byte), digits: 2).uppercased()
      }
    }
    if result.hasPrefix("/") { return "file://" + result }
    while result.hasPrefix("./") { result.removeFirst(2) }
    return result
  }

  /// Text as a part of a URI's query or fragment (RFC 3986).
  static func uriComponent(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + hexadecimal(UInt32(byte), digits: 2).uppercased()
      }
    }
    return result
  }

  /// A plain-text message in SARIF, where `[text](target)` would be a link (3.11.6): what a linted file says must not
  /// become one.
  static func sarifMessage(_ text: String) -> String {
    var previous: UInt8 = 0
    let hasLink = text.utf8.contains { byte in
      defer { previous = byte }
      return previous == UInt8(ascii: "]") && byte == UInt8(ascii: "(")
    }
    guard hasLink else { return text }
    var result = ""
    for character in text {
      if character == "[" || character == "]" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
