/// What plain scalars mean (YAML 1.2.2, section 10.3.2).
enum CoreSchema {
  /// The meaning of a plain scalar.
  static func resolve(_ text: String) -> YAMLScalar.Resolved {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    guard let first = text.utf8.first, first < 0x3A else { return .string }
    return number(text) ?? .string
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
    let unsigned = signed ? text.dropFirst() : Substring(text)
    switch unsigned {
    case ".inf", ".Inf", ".INF": return .double(text.hasPrefix("-") ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return signed ? nil : .double(.nan)
    default: break
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
