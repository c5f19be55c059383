/// Escaping for XML and HTML.
extension Escaping {
  /// Text between tags or in a quoted attribute, in XML 1.0 and in HTML alike.
  ///
  /// What a reader would not see as what it is becomes visible first: with that, no character is left that XML 1.0 forbids,
  /// and none that turns the reading direction of a page around.
  static func markup(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
      default: (0x20...0x7E).contains($0)
      }
    }
    if isPlain { return text }
    var result = ""
    for scalar in line(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a page may link to an address: to one of the web, and to no other (`javascript:` is one).
  static func isWebAddress(_ address: String) -> Bool {
    (address.hasPrefix("https://") || address.hasPrefix("http://")) && !address.unicodeScalars.contains(where: isUnsafe)
  }
}
