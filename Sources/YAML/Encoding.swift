import Syntax

/// What keeps bytes from being YAML text at all: other encodings, broken UTF-8, control characters.
enum Encoding {
  /// The largest number of bad characters that are reported one by one.
  private static let reportLimit = 8

  /// The problem of a text that is no UTF-8 throughout: UTF-16, with or without a byte order mark.
  static func problem(in bytes: [UInt8]) -> SyntaxProblem? {
    guard bytes.count >= 2 else { return nil }
    let start = (bytes[0], bytes[1])
    let isUTF16 =
      start == (0xFF, 0xFE) || start == (0xFE, 0xFF) || (start.0 == 0) != (start.1 == 0)
    guard isUTF16 else { return nil }
    return SyntaxProblem("the file is encoded as UTF-16", at: Span(0, 2), hint: "save it as UTF-8")
  }

  /// The bytes with a space or `_` for every byte that no YAML text may hold, and a problem for each run of such bytes.
  ///
  /// libyaml would refuse the whole text for one bad byte in a comment; so replaced, all the rest can be read.
  static func clean(_ bytes: [UInt8]) -> (bytes: [UInt8], problems: [SyntaxProblem]) {
    var bad: [Span] = []
    bytes.withUnsafeBufferPointer { buffer in
      var offset = hasByteOrderMark(buffer) ? 3 : 0
      while offset < buffer.count {
        let byte = buffer[offset]
        if (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x0D || byte == 0x09 {
          offset += 1
          continue
        }
        let (length, isAllowed) = character(in: buffer, at: offset)
        if !isAllowed {
          if let last = bad.last, last.end == offset {
            bad[bad.count - 1] = Span(last.start, offset + length)
          } else {
            bad.append(Span(offset, offset + length))
          }
        }
        offset += length
      }
    }
    guard !bad.isEmpty else { return (bytes, []) }
    var clean = bytes
    for span in bad {
      for offset in span.range { clean[offset] = bytes[offset] < 0x80 ? UInt8(ascii: " ") : UInt8(ascii: "_") }
    }
    let problems = bad.prefix(reportLimit).map { span in
      if bytes[span.start] == 0 { return SyntaxProblem("NUL bytes are no text", at: span) }
      return bytes[span.start] < 0x80 || bytes[span.start] == 0xC2 || bytes[span.start] == 0xEF
        ? SyntaxProblem("control characters are not allowed in YAML", at: span)
        : SyntaxProblem("these bytes are no UTF-8", at: span, hint: "save the file as UTF-8")
    }
    return (clean, problems)
  }

  /// Whether the text starts with the UTF-8 byte order mark.
  static func hasByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.starts(with: Byte.byteOrderMark)
  }

  /// The length of the character at an offset, and whether YAML allows it (YAML 1.1, section 4.1.1); a byte that
  /// starts no well-formed UTF-8 counts as one character.
  private static func character(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (length: Int, Bool) {
    let first = bytes[offset]
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return (1, false)
    }
    guard offset + length <= bytes.count else { return (1, false) }
    for index in (offset + 1)..<(offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return (1, false) }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    switch value {
    case 0x85, 0xA0...0x7FF: return (length, true)
    case 0x800...0xD7FF, 0xE000...0xFFFD: return (length, length == 3)
    case 0x10000...0x10FFFF: return (length, length == 4)
    case 0xD800...0xDFFF: return (1, false)
    case 0x80..<0xA0, 0xFFFE...0xFFFF: return length == 4 ? (1, false) : (length, false)
    default: return (1, false)
    }
  }
}
