/// Bytes that the parsers of this language compare with.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let ampersand: UInt8 = 0x26
  static let singleQuote: UInt8 = 0x27
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let comma: UInt8 = 0x2C
  static let dash: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let backtick: UInt8 = 0x60
  static let openBrace: UInt8 = 0x7B
  static let pipe: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }

  /// What separates words in the builder's grammar: tab, vertical tab, form feed, carriage return, space.
  var separatesWords: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C || self == 0x0D }

  /// An ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// An ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// What a variable's name is made of, after its first byte.
  var isNamePart: Bool { isLetter || isDigit || self == Byte.underscore }

  /// The capital of an ASCII letter; any other byte unchanged.
  var capital: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
}

extension [UInt8] {
  /// The length of the white space character at an index, as Unicode defines it; 0 if there is none.
  func spaceWidth(at index: Int, before end: Int) -> Int {
    guard index < end, index < count else { return 0 }
    let byte = self[index]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    if byte == 0xC2, index + 1 < end { return self[index + 1] == 0x85 || self[index + 1] == 0xA0 ? 2 : 0 }
    guard byte >= 0xE1, byte <= 0xE3, index + 2 < end else { return 0 }
    let isSpace =
      switch (byte, self[index + 1], self[index + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
        (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
        true
      default: false
      }
    return isSpace ? 3 : 0
  }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let width = spaceWidth(at: start, before: end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      if spaceWidth(at: end - 1, before: end) == 1 {
        end -= 1
      } else if end - start >= 2, spaceWidth(at: end - 2, before: end) == 2 {
        end -= 2
      } else if end - start >= 3, spaceWidth(at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// The words of a range, cut at runs of blanks as the builder cuts them.
  func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, self[index].separatesWords { index += 1 }
      let start = index
      while index < range.upperBound, !self[index].separatesWords { index += 1 }
      if index > start { words.append(start..<index) }
    }
    return words
  }

  /// The first index of a byte in a range.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The text of a range; bytes that are no UTF-8 become replacement characters.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// Whether a range holds these two bytes in a row.
  func contains(pair first: UInt8, _ second: UInt8, in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if self[index] == first, self[index + 1] == second { return true }
      index += 1
    }
    return false
  }
}
