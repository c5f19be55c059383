import Syntax

extension SecretValue {
  /// Who issues the first key of a well-known shape that stands anywhere in a text; nil when there is none.
  ///
  /// Words are looked at as a whole and behind their last `=`, `:` or `/`: `token=ghp_…`, `https://ghp_…@host`.
  public static func issuerOfKey(in text: ArraySlice<UInt8>) -> String? {
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in bytes.indices where !isWordByte(bytes[end]) {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        // A key in PEM form has blanks in its first line.
        if bytes[end] == Byte.space, isPEM(word) { continue }
        if let issuer = issuer(of: word) { return issuer }
        start = end + 1
      }
      return start < bytes.count ? issuer(of: UnsafeBufferPointer(rebasing: bytes[start...])) : nil
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == Byte.underscore || byte == Byte.dash || byte == Byte.dot
      || isSeparator(byte)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.equals || byte == Byte.colon || byte == Byte.slash
  }

  private static func isPEM(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 10, word.count < 64, word[0] == Byte.dash else { return false }
    return word.starts(with: "-----BEGIN".utf8)
  }

  private static func issuer(of word: UnsafeBufferPointer<UInt8>) -> String? {
    guard word.count >= 20, word.count <= 4_096 else { return nil }
    if let issuer = issuer(of: word, from: 0) { return issuer }
    var left = 3
    for index in word.indices.reversed() where isSeparator(word[index]) {
      if let issuer = issuer(of: word, from: index + 1) { return issuer }
      left -= 1
      if left == 0 { break }
    }
    return nil
  }

  private static func issuer(of word: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    guard word.count - start >= 20, mayStart(word, at: start) else { return nil }
    return issuer(of: String(decoding: word[start...], as: UTF8.self))
  }

  /// Whether a key may start here, by its first two letters: most words need no closer look.
  private static func mayStart(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
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
