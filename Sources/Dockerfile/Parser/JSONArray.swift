import Syntax

/// What the arguments of an instruction are when they are read as JSON.
enum JSONArray {
  /// An array of strings: each one's range with its quotes, and its value if that differs from what stands between.
  case strings([(range: Range<Int>, value: [UInt8]?)])
  /// An array with something in it that is not a string; the builder refuses it.
  case notOnlyStrings
  /// No JSON: the arguments are words.
  case none

  /// Reads a range that must hold one array and nothing else.
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> JSONArray {
    guard let first = range.first, bytes[first] == Byte.openBracket else { return .none }
    var reader = JSONReader(bytes: bytes, index: first + 1, end: range.upperBound)
    var strings: [(range: Range<Int>, value: [UInt8]?)] = []
    var onlyStrings = true
    reader.skipBlanks()
    if reader.take(Byte.closeBracket) {
      reader.skipBlanks()
      return reader.isAtEnd ? .strings([]) : .none
    }
    while true {
      reader.skipBlanks()
      let start = reader.index
      if reader.peek == Byte.doubleQuote {
        guard let value = reader.string() else { return .none }
        let plain = bytes[(start + 1)..<(reader.index - 1)]
        strings.append((start..<reader.index, value.elementsEqual(plain) ? nil : value))
      } else {
        guard reader.value(depth: 0) else { return .none }
        onlyStrings = false
      }
      reader.skipBlanks()
      if reader.take(Byte.comma) { continue }
      guard reader.take(Byte.closeBracket) else { return .none }
      reader.skipBlanks()
      guard reader.isAtEnd else { return .none }
      return onlyStrings ? .strings(strings) : .notOnlyStrings
    }
  }
}

/// Reads JSON values of RFC 8259; only strings are kept.
private struct JSONReader {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  var isAtEnd: Bool { index >= end }
  var peek: UInt8? { index < end ? bytes[index] : nil }

  mutating func skipBlanks() {
    while let byte = peek, byte.isBlank || byte == Byte.lineFeed || byte == Byte.carriageReturn { index += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Skips a value of any type.
  mutating func value(depth: Int) -> Bool {
    skipBlanks()
    guard depth < 64, let byte = peek else { return false }
    switch byte {
    case Byte.doubleQuote: return string() != nil
    case Byte.openBracket: return items(until: Byte.closeBracket, depth: depth)
    case Byte.openBrace: return items(until: Byte.closeBrace, depth: depth)
    case Byte.dash, 0x30...0x39: return number()
    default: return ["true", "false", "null"].contains { literal($0) }
    }
  }

  private mutating func items(until close: UInt8, depth: Int) -> Bool {
    index += 1
    skipBlanks()
    if take(close) { return true }
    while true {
      if close == Byte.closeBrace {
        skipBlanks()
        guard peek == Byte.doubleQuote, string() != nil else { return false }
        skipBlanks()
        guard take(Byte.colon) else { return false }
      }
      guard value(depth: depth + 1) else { return false }
      skipBlanks()
      if take(Byte.comma) { continue }
      return take(close)
    }
  }

  private mutating func literal(_ word: String) -> Bool {
    let length = word.utf8.count
    guard end - index >= length, bytes[index..<(index + length)].elementsEqual(word.utf8) else { return false }
    index += length
    return true
  }

  private mutating func number() -> Bool {
    _ = take(Byte.dash)
    if !take(0x30), !digits() { return false }
    if take(0x2E), !digits() { return false }
    if let byte = peek, byte | 0x20 == 0x65 {
      index += 1
      if peek == 0x2B || peek == Byte.dash { index += 1 }
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = index
    while let byte = peek, byte.isDigit { index += 1 }
    return index > start
  }

  /// Reads a string at its opening quote; nil if it is malformed.
  mutating func string() -> [UInt8]? {
    index += 1
    var value: [UInt8] = []
    while let byte = peek {
      index += 1
      if byte == Byte.doubleQuote { return value }
      guard byte >= 0x20 else { return nil }
      guard byte == Byte.backslash else {
        value.append(byte)
        continue
      }
      guard let escape = peek else { return nil }
      index += 1
      switch escape {
      case Byte.doubleQuote, Byte.backslash, Byte.slash: value.append(escape)
      case UInt8(ascii: "b"): value.append(0x08)
      case UInt8(ascii: "f"): value.append(0x0C)
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "u"):
        guard let scalar = unicodeEscape() else { return nil }
        value.append(contentsOf: String(scalar).utf8)
      default: return nil
      }
    }
    return nil
  }

  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let unit = hexadecimal() else { return nil }
    if unit & 0xFC00 == 0xD800, peek == Byte.backslash, index + 1 < end, bytes[index + 1] == UInt8(ascii: "u") {
      let back = index
      index += 2
      guard let low = hexadecimal() else { return nil }
      if low & 0xFC00 == 0xDC00 { return Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)) }
      index = back
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() -> UInt32? {
    guard end - index >= 4 else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    index += 4
    return unit
  }
}
