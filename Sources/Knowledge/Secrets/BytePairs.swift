import Syntax

/// A set of beginnings of two ASCII bytes each: a look-up is one bit.
struct BytePairs: Sendable {
  private var words = [UInt64](repeating: 0, count: 256)

  /// The first two bytes of some texts.
  init(_ texts: [String]) {
    for text in texts {
      let bytes = Array(text.utf8.prefix(2))
      guard bytes.count == 2, bytes[0] < 0x80, bytes[1] < 0x80 else { continue }
      let bit = Self.bit(bytes[0], bytes[1])
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Whether something begins with the two bytes.
  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first < 0x80, second < 0x80 else { return false }
    let bit = Self.bit(first, second)
    return words[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Two bytes as a number.
  static func number(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }

  private static func bit(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 7 | Int(second) }
}
