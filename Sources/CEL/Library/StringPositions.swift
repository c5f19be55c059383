/// Positions in strings: code points for expressions, UTF-8 bytes for the work.
enum StringPositions {
  /// The byte offset of a code point; that of the end for the number of code points; nil beyond.
  static func offset(_ text: String, _ codePoint: Int64) -> Int? {
    guard codePoint >= 0, codePoint <= text.utf8.count else { return nil }
    var remaining = codePoint
    var offset = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 {
        if remaining == 0 { return offset }
        remaining -= 1
      }
      offset += 1
    }
    return remaining == 0 ? offset : nil
  }

  /// The number of code points before a byte offset.
  private static func codePoint(_ bytes: [UInt8], _ offset: Int) -> Int64 {
    var count: Int64 = 0
    for byte in bytes[..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The text between two byte offsets.
  static func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }

  static func indexOf(_ text: String, _ part: String, from start: Int64?) -> Value {
    let start = start ?? 0
    if start < 0 { return .error(.indexOutOfBounds(String(start))) }
    guard !part.isEmpty else { return .int(start) }
    let bytes = Array(text.utf8)
    // Beyond the end nothing is found.
    guard let offset = offset(text, start) else { return .int(-1) }
    let match = ByteSearch.first(Array(part.utf8), in: bytes, from: offset)
    return .int(match.map { codePoint(bytes, $0) } ?? -1)
  }

  static func lastIndexOf(_ text: String, _ part: String, upTo end: Int64?) -> Value {
    if let end, end < 0 { return .error(.indexOutOfBounds(String(end))) }
    guard !part.isEmpty else { return .int(end ?? Int64(text.codePointCount)) }
    let bytes = Array(text.utf8)
    var last = bytes.count
    if let end {
      guard let offset = offset(text, end), offset < bytes.count else { return .int(-1) }
      last = offset
    }
    let match = ByteSearch.last(Array(part.utf8), in: bytes, upTo: last)
    return .int(match.map { codePoint(bytes, $0) } ?? -1)
  }

  static func substring(_ text: String, _ start: Int64, _ end: Int64?) -> Value {
    guard let first = offset(text, start) else { return .error(.indexOutOfBounds(String(start))) }
    guard let end else { return .string(slice(text, first..<text.utf8.count)) }
    guard end >= start, let last = offset(text, end) else { return .error(.indexOutOfBounds(String(end))) }
    return .string(slice(text, first..<last))
  }
}
