/// The last three letters of a text that is read byte by byte, whatever their case: five bits of each byte.
struct LetterTriple {
  fileprivate var number: UInt16 = 0

  mutating func append(_ byte: UInt8) { number = (number << 5 | UInt16(byte & 31)) & 0x7FFF }
}

/// A set of groups of three letters, for a test that costs a look-up for each byte.
///
/// Other bytes than letters may be taken for some, so that it says yes too often but never too rarely.
struct LetterTriples: Sendable {
  private var words = [UInt64](repeating: 0, count: 512)

  init(_ texts: [String]) {
    for text in texts {
      var triple = LetterTriple()
      for byte in text.utf8 { triple.append(byte) }
      words[Int(triple.number >> 6)] |= 1 << UInt64(triple.number & 63)
    }
  }

  func contains(_ triple: LetterTriple) -> Bool {
    words[Int(triple.number >> 6)] & (1 << UInt64(triple.number & 63)) != 0
  }
}
