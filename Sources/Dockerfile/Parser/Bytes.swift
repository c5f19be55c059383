import Syntax

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }

  /// What separates words in the builder's grammar: tab, vertical tab, form feed, carriage return, space.
  var separatesWords: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C || self == 0x0D }
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
