import Syntax

extension SecretValue {
  /// Who issues the first key of a well-known shape that stands anywhere in a text; nil when there is none.
  ///
  /// Words are looked at as a whole and behind their last `=`, `:` or `/`: `token=ghp_…`, `https://ghp_…@host`.
  public static func issuerOfKey(in text: some Sequence<UInt8>) -> String? {
    var word: [UInt8] = []
    var parts: [Int] = []
    var dashes = 0
    for byte in text {
      if byte.isLetter || byte.isDigit || byte == Byte.underscore || byte == Byte.dash || byte == Byte.dot {
        word.append(byte)
        dashes = byte == Byte.dash ? dashes + 1 : dashes
      } else if byte == Byte.equals || byte == Byte.colon || byte == Byte.slash {
        word.append(byte)
        parts.append(word.count)
      } else {
        // A key in PEM form has blanks in its first line.
        if dashes >= 5, byte == Byte.space, word.count < 64, isPEM(word) {
          word.append(byte)
          continue
        }
        if let issuer = issuer(of: word, parts) { return issuer }
        word.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        dashes = 0
      }
    }
    return issuer(of: word, parts)
  }

  private static func isPEM(_ word: [UInt8]) -> Bool {
    let start = Array("-----BEGIN".utf8)
    return word.starts(with: start)
  }

  private static func issuer(of word: [UInt8], _ parts: [Int]) -> String? {
    guard word.count >= 20, word.count <= 4_096 else { return nil }
    for start in [0] + parts.suffix(3) where word.count - start >= 20 && mayStart(word, at: start) {
      if let issuer = issuer(of: String(decoding: word[start...], as: UTF8.self)) { return issuer }
    }
    return nil
  }

  /// Whether a key may start here, by its first two letters: most words need no closer look.
  private static func mayStart(_ word: [UInt8], at start: Int) -> Bool {
    let (first, second) = (word[start], word[start + 1])
    if first.isDigit { return word[start...].contains(Byte.colon) }
    return beginnings.contains(UInt16(first) << 8 | UInt16(second))
  }

  /// The first two letters of all shapes: those of the formats, of web tokens, of Slack's addresses and of PEM.
  private static let beginnings: Set<UInt16> = Set(
    (SecretFormat.all.map(\.prefix) + ["ey", "ht", "--"]).compactMap { prefix in
      let bytes = Array(prefix.utf8.prefix(2))
      return bytes.count == 2 ? UInt16(bytes[0]) << 8 | UInt16(bytes[1]) : nil
    })
}
