import Syntax

/// What plain scalars mean (YAML 1.2.2, section 10.3.2).
enum CoreSchema {
  /// The meaning of a plain scalar.
  static func resolve(_ text: String) -> YAMLScalar.Resolved {
    var text = text
    return text.withUTF8(resolve)
  }

  /// The meaning of a plain scalar, by its bytes.
  static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar.Resolved {
    guard let first = text.first else { return .null }
    // Hardly any scalar starts as something else than a text does.
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"): return isNull(text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false") ? .bool(false) : .string
    case 0x2B, 0x2D, 0x2E, 0x30...0x39: return number(String(decoding: text, as: UTF8.self)) ?? .string
    default: return .string
    }
  }

  /// Whether a plain scalar is null.
  static func isNull(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.isEmpty || text.count == 1 && text[0] == UInt8(ascii: "~") || isWord(text, "null")
  }

  /// Whether a text is a word in small letters, in capitals, or with a capital at its start.
  private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in
      let isRest = text.dropFirst().elementsEqual(word.dropFirst())
      if isRest { return text[0].capital == word[0].capital }
      return text.indices.allSatisfy { text[$0] == word[$0].capital }
    }
  }

  private static func number(_ text: String) -> YAMLScalar.Resolved? {
    if text.hasPrefix("0o") {
      return Int(text.dropFirst(2), radix: 8).flatMap { isDigit(text.dropFirst(2)) ? .int($0) : nil }
    }
    if text.hasPrefix("0x") {
      return text.dropFirst(2).utf8.first.flatMap { $0 == 0x2B || $0 == 0x2D ? nil : Int(text.dropFirst(2), radix: 16) }
        .map { .int($0) }
    }
    let signed = text.utf8.first == 0x2B || text.utf8.first == 0x2D
    let unsigned = signed ? Substring(text.utf8.dropFirst()) : Substring(text)
    if unsigned.utf8.first == Byte.dot {
      switch unsigned {
      case ".inf", ".Inf", ".INF": return .double(text.hasPrefix("-") ? -.infinity : .infinity)
      case ".nan", ".NaN", ".NAN": return signed ? nil : .double(.nan)
      default: break
      }
    }
    if isDigit(unsigned) { return Int(text).map { .int($0) } ?? Double(text).map { .double($0) } }
    guard isFloat(unsigned) else { return nil }
    let complete = unsigned.hasPrefix(".") ? "0" + unsigned : String(unsigned)
    return Double(complete).map { .double(text.hasPrefix("-") ? -$0 : $0) }
  }

  private static func isDigit(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// `[.]?[0-9]+ | [0-9]+[.][0-9]*`, each with an exponent or without.
  private static func isFloat(_ text: Substring) -> Bool {
    var digits = 0
    var points = 0
    var rest = text.utf8[...]
    while let byte = rest.first, byte == 0x2E || (byte >= 0x30 && byte <= 0x39) {
      if byte == 0x2E { points += 1 } else { digits += 1 }
      rest.removeFirst()
    }
    guard digits > 0, points <= 1 else { return false }
    guard let byte = rest.first else { return true }
    guard byte == 0x65 || byte == 0x45 else { return false }
    rest.removeFirst()
    if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
