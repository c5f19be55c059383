/// All escaping there is: one function for each kind of place that text of linted files can end in. This folder holds all of
/// it; the file at hand, what terminals and logs get.
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

  /// A number with at least some digits.
  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
