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
    if byte > Byte.space, byte < 0x80 { return 0 }
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
      // Most lines end with a letter or a sign.
      if self[end - 1] > Byte.space, self[end - 1] < 0x80 { break }
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

  /// Hands out the words of a range, cut at runs of blanks as the builder cuts them.
  func forEachWord(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, self[index].separatesWords { index += 1 }
      let start = index
      while index < range.upperBound, !self[index].separatesWords { index += 1 }
      if index > start { body(start..<index) }
    }
  }

  /// The words of a range.
  func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    forEachWord(range) { words.append($0) }
    return words
  }

  /// The first index of a byte in a range that lies inside.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    let (start, end) = (range.lowerBound, Swift.min(range.upperBound, count))
    guard start >= 0, start < end else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    return withUnsafeBytes { bytes in
      var index = start
      // Eight at a time: subtracting one from each byte borrows where the byte is zero, which is where it fits.
      while end - index >= 8 {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
        let zeros = (word &- ones) & ~word & (ones << 7)
        if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < end {
        if bytes[index] == byte { return index }
        index += 1
      }
      return nil
    }
  }

  /// The text of a range; bytes that are no UTF-8 become replacement characters.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// Whether a range holds these two bytes in a row.
  func contains(pair first: UInt8, _ second: UInt8, in range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while let index = index(of: first, in: start..<range.upperBound), index + 1 < range.upperBound {
      if self[index + 1] == second { return true }
      start = index + 1
    }
    return false
  }
}

extension String {
  /// The UTF-8 bytes of the text, for as long as `body` runs.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}

extension Collection<UInt8> {
  /// Whether some bytes stand at the end.
  func ends(with suffix: some BidirectionalCollection<UInt8>) -> Bool where Self: BidirectionalCollection {
    var (rest, part) = (self[...], suffix[...])
    while let wanted = part.popLast() {
      if rest.popLast() != wanted { return false }
    }
    return true
  }
}
