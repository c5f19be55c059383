import Syntax

/// A `--name[=value]` in front of an instruction's arguments.
struct BuilderFlag {
  /// Where the word stands in the text.
  var range: Range<Int>

  /// The word without quotes and escapes.
  var word: [UInt8]

  /// The name, without dashes.
  var name: String { String(decoding: word[2..<(equals ?? word.count)], as: UTF8.self) }

  /// What follows `=`; nil when there is none.
  var value: String? { equals.map { String(decoding: word[($0 + 1)...], as: UTF8.self) } }

  private var equals: Int? { word.index(of: Byte.equals, in: 2..<max(2, word.count)) }
}

extension [UInt8] {
  /// Takes the flags off the front of an instruction's rest.
  ///
  /// A flag is a word that starts with `--`; quotes and escapes are resolved; a lone
  /// `--` ends the flags.
  func builderFlags(_ range: Range<Int>, escape: UInt8) -> (flags: [BuilderFlag], rest: Range<Int>) {
    var flags: [BuilderFlag] = []
    var index = range.lowerBound
    let end = range.upperBound
    while true {
      while case let width = spaceWidth(at: index, before: end), width > 0 { index += width }
      guard index + 1 < end, self[index] == Byte.dash, self[index + 1] == Byte.dash else {
        return (flags, index..<end)
      }
      let start = index
      let word = flagWord(from: &index, to: end, escape: escape)
      if word.count == 2 { return (flags, index..<end) }
      flags.append(BuilderFlag(range: start..<index, word: word))
    }
  }

  private func flagWord(from index: inout Int, to end: Int, escape: UInt8) -> [UInt8] {
    var word: [UInt8] = []
    var quote: UInt8?
    while index < end {
      var byte = self[index]
      if quote == nil, spaceWidth(at: index, before: end) > 0 { break }
      index += 1
      if let open = quote {
        if byte == open {
          quote = nil
          continue
        }
      } else if byte == Byte.singleQuote || byte == Byte.doubleQuote {
        quote = byte
        continue
      }
      if byte == escape {
        guard index < end else { break }
        byte = self[index]
        index += 1
      }
      word.append(byte)
    }
    return word
  }
}
