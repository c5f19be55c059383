import Syntax

/// A word of ENV, LABEL or ARG, quotes and all.
struct QuotedWord {
  /// Where it stands in the text.
  var range: Range<Int>

  /// How it is quoted.
  var quoting: Quoting

  /// Whether a quote in it is never closed.
  var isUnclosed: Bool

  /// The first `=` in it.
  var equals: Int?
}

extension [UInt8] {
  /// The words of a range where quotes hold blanks together and `escape` takes the next character literally. Quotes
  /// and escapes stay in the words: they are resolved when variables are expanded.
  ///
  /// A lone escape at the very end belongs to no word.
  func quotedWords(_ range: Range<Int>, escape: UInt8) -> [QuotedWord] {
    var words: [QuotedWord] = []
    var index = range.lowerBound
    while true {
      while case let width = spaceWidth(at: index, before: range.upperBound), width > 0 { index += width }
      guard index < range.upperBound else { return words }
      words.append(quotedWord(from: &index, to: range.upperBound, escape: escape))
    }
  }

  private func quotedWord(from index: inout Int, to end: Int, escape: UInt8) -> QuotedWord {
    let start = index
    var wordEnd = end
    var quote: UInt8?
    var quoting = Quoting.none
    var equals: Int?
    while index < end {
      let byte = self[index]
      if let open = quote {
        if byte == open {
          quote = nil
        } else if byte == escape, open != Byte.singleQuote {
          if index + 1 == end { wordEnd = index }
          index += 1
        }
      } else if spaceWidth(at: index, before: end) > 0 {
        wordEnd = index
        break
      } else if byte == Byte.singleQuote || byte == Byte.doubleQuote {
        quote = byte
        let kind: Quoting = byte == Byte.singleQuote ? .single : .double
        quoting = quoting == .none && index == start ? kind : .mixed
      } else {
        if byte == escape {
          if index + 1 == end { wordEnd = index }
          index += 1
        } else if byte == Byte.equals, equals == nil {
          equals = index
        }
        if quoting != .none { quoting = .mixed }
      }
      index += 1
    }
    index = Swift.min(index, end)
    let word = start..<Swift.max(start, wordEnd)
    return QuotedWord(range: word, quoting: quoting, isUnclosed: quote != nil, equals: equals)
  }
}
