import Syntax

/// Source text with places drawn into it: `FROM 1️⃣node2️⃣` has the offsets of the two markers, and the text without them.
public struct MarkedText {
  /// The text without markers.
  public let text: String

  /// The byte offset of each marker in `text`.
  public let markers: [String: Int]

  /// Takes the markers `1️⃣` to `9️⃣` out of a text.
  public init(_ marked: String) {
    var text = ""
    var markers: [String: Int] = [:]
    for character in marked {
      let scalars = Array(character.unicodeScalars)
      if scalars.count == 3, scalars[1].value == 0xFE0F, scalars[2].value == 0x20E3 {
        markers[String(character)] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.markers = markers
  }

  /// The span between two markers; nil when one is missing.
  public func span(_ start: String, _ end: String) -> Span? {
    guard let start = markers[start], let end = markers[end] else { return nil }
    return Span(start, end)
  }
}
