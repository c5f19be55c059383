/// All escaping there is: one function for each kind of place that text of linted files can end in.
package enum Escaping {
  /// Whether a scalar could move the cursor, change colours, end a line, turn the reading direction around or hide:
  /// whatever a person would not see as what it is.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return false
    case 0x00...0x1F, 0x7F...0x9F: return true
    // Joiners belong to emoji and to some scripts; the others are formatting characters that can be seen.
    case 0x200C, 0x200D, 0x0600...0x0605, 0x06DD, 0x070F, 0x08E2, 0x110BD: return false
    // Fillers, and variation selectors that carry hidden data.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xE0100...0xE01EF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return scalar.properties.isNoncharacterCodePoint
    }
  }

  /// An unsafe scalar as something to see: `\n`, `\t`, `\u{1b}`.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  /// A byte that is part of no character as something to see: `\xff`.
  static func visible(invalidByte byte: UInt8) -> String {
    "\\x" + hexadecimal(UInt32(byte), digits: 2)
  }

  /// Text for one line of a terminal or a log.
  package static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result.append(contentsOf: visible(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text inside of a JSON string; what a terminal must not get raw is escaped too, as people look at JSON there.
  static func json(_ text: String, into bytes: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    guard !isPlain else {
      bytes.append(contentsOf: text.utf8)
      return
    }
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

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
