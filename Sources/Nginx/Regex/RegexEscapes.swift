import Syntax

/// The escapes and named classes of PCRE that stand for sets of bytes.
enum RegexEscapes {
  static let verticalSpaces = ByteSet([0x0A, 0x0B, 0x0C, 0x0D])
  private static let horizontalSpaces = ByteSet([0x09, 0x20])

  /// What the escape of a letter stands for; `position` is behind the letter, and is moved behind what belongs to it. Nil
  /// for a letter that PCRE refuses.
  static func set(_ letter: UInt8, _ bytes: [UInt8], _ position: inout Int) -> ByteSet? {
    switch letter {
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "D"): return ByteSet.digits.inverted
    case UInt8(ascii: "w"): return .wordBytes
    case UInt8(ascii: "W"): return ByteSet.wordBytes.inverted
    case UInt8(ascii: "s"): return .spaces
    case UInt8(ascii: "S"): return ByteSet.spaces.inverted
    case UInt8(ascii: "h"): return horizontalSpaces
    case UInt8(ascii: "H"): return horizontalSpaces.inverted
    case UInt8(ascii: "v"): return verticalSpaces
    case UInt8(ascii: "V"): return verticalSpaces.inverted
    case UInt8(ascii: "N"): return ByteSet.lineFeed.inverted
    case UInt8(ascii: "n"): return .lineFeed
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "e"): return [0x1B]
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "0"): return [number(bytes, &position, base: 8, limit: 3)]
    case UInt8(ascii: "o"): return braced(bytes, &position, base: 8) ?? [letter]
    case UInt8(ascii: "x"):
      return braced(bytes, &position, base: 16) ?? [number(bytes, &position, base: 16, limit: 2)]
    case UInt8(ascii: "c"):
      guard position < bytes.count else { return nil }
      position += 1
      return [(bytes[position - 1] & 0xDF) ^ 0x40]
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      skipProperty(bytes, &position)
      return .all
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return nil
    default: return [letter]
    }
  }

  private static func number(_ bytes: [UInt8], _ position: inout Int, base: Int, limit: Int) -> UInt8 {
    var value = 0
    var count = 0
    while count < limit, position < bytes.count, let digit = hexDigit(bytes[position]), digit < base {
      value = (value * base + digit) & 0xFF
      position += 1
      count += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  private static func braced(_ bytes: [UInt8], _ position: inout Int, base: Int) -> ByteSet? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{") else { return nil }
    position += 1
    var value = 0
    while position < bytes.count, let digit = hexDigit(bytes[position]), digit < base {
      value = min(value * base + digit, 0x11_0000)
      position += 1
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "}") { position += 1 }
    return value < 256 ? [UInt8(truncatingIfNeeded: value)] : ByteSet(0x80...0xFF)
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 0x37
    default: nil
    }
  }

  private static func skipProperty(_ bytes: [UInt8], _ position: inout Int) {
    guard position < bytes.count else { return }
    guard bytes[position] == UInt8(ascii: "{") else {
      position += 1
      return
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: "}") { position += 1 }
    if position < bytes.count { position += 1 }
  }

  /// `[:alpha:]`, `[:^space:]`; nil, and nothing skipped, for anything else.
  static func posixClass(_ bytes: [UInt8], _ position: inout Int) -> ByteSet? {
    var start = position + 2
    let isInverted = start < bytes.count && bytes[start] == UInt8(ascii: "^")
    if isInverted { start += 1 }
    var end = start
    while end < bytes.count, ByteSet.wordBytes.contains(bytes[end]) { end += 1 }
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "]"),
      let set = posixClasses[String(decoding: bytes[start..<end], as: UTF8.self)]
    else { return nil }
    position = end + 2
    return isInverted ? set.inverted : set
  }

  private static let upper = ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))
  private static let lower = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
  private static let printable = ByteSet(0x20...0x7E)

  private static let posixClasses: [String: ByteSet] = [
    "alpha": upper.union(lower), "digit": .digits, "alnum": upper.union(lower).union(.digits), "upper": upper,
    "lower": lower, "space": .spaces, "blank": horizontalSpaces, "word": .wordBytes, "print": printable,
    "graph": ByteSet(0x21...0x7E), "cntrl": ByteSet(0...0x1F).union([0x7F]), "ascii": ByteSet(0...0x7F),
    "punct": ByteSet(0x21...0x7E).subtracting(upper.union(lower).union(.digits)),
    "xdigit": ByteSet.digits.union(ByteSet(UInt8(ascii: "a")...UInt8(ascii: "f"))).union(
      ByteSet(UInt8(ascii: "A")...UInt8(ascii: "F"))),
  ]
}
