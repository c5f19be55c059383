import Syntax

extension SecretValue {
  /// Who issues the first key of a well-known shape that stands anywhere in a text; nil when there is none.
  ///
  /// Words are looked at as a whole and behind their last `=`, `:` or `/`: `token=ghp_…`, `https://ghp_…@host`.
  public static func issuerOfKey(in text: ArraySlice<UInt8>) -> String? {
    text.withUnsafeBufferPointer { bytes in
      guard bytes.count >= shortestKey else { return nil }
      return mayHoldPEM(bytes) ? issuerOfWord(in: bytes) : issuerOfLongWord(in: bytes)
    }
  }

  /// The search where no key in PEM form can be: words shorter than the shortest key are stepped over from behind, so
  /// that most bytes are never looked at.
  private static func issuerOfLongWord(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let wordBytes = wordBytes
    var start = 0
    while start + shortestKey <= bytes.count {
      var end = start + shortestKey
      var last = end - 1
      while last >= start, wordBytes.contains(bytes[last]) { last -= 1 }
      guard last < start else {
        start = last + 1
        continue
      }
      while end < bytes.count, wordBytes.contains(bytes[end]) { end += 1 }
      if let issuer = issuer(ofWord: UnsafeBufferPointer(rebasing: bytes[start..<end])) { return issuer }
      start = end + 1
    }
    return nil
  }

  /// The search word by word.
  private static func issuerOfWord(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let wordBytes = wordBytes
    var start = 0
    for end in bytes.indices where !wordBytes.contains(bytes[end]) {
      let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
      // A key in PEM form has blanks in its first line.
      if bytes[end] == Byte.space, isPEM(word) { continue }
      if let issuer = issuer(ofWord: word) { return issuer }
      start = end + 1
    }
    return start < bytes.count ? issuer(ofWord: UnsafeBufferPointer(rebasing: bytes[start...])) : nil
  }

  private static let wordBytes = ByteSet.wordBytes.union([Byte.dash, Byte.dot, Byte.equals, Byte.colon, Byte.slash])

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.equals || byte == Byte.colon || byte == Byte.slash
  }

  /// Whether five dashes in a row may stand somewhere: every fifth byte tells.
  private static func mayHoldPEM(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 4
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if bytes[index] == Byte.dash, bytes[index - 1] == Byte.dash || next == Byte.dash { return true }
      index += 5
    }
    return false
  }

  private static func isPEM(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 10, word.count < 64, word[0] == Byte.dash else { return false }
    return word.starts(with: "-----BEGIN".utf8)
  }

  private static func issuer(ofWord word: UnsafeBufferPointer<UInt8>) -> String? {
    guard word.count >= shortestKey, word.count <= 4_096 else { return nil }
    if let issuer = issuer(of: word) { return issuer }
    var left = 3
    for index in word.indices.reversed() where isSeparator(word[index]) {
      if let issuer = issuer(of: UnsafeBufferPointer(rebasing: word[(index + 1)...])) { return issuer }
      left -= 1
      if left == 0 { break }
    }
    return nil
  }
}
