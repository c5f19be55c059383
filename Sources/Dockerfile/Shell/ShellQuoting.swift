import Syntax

/// Resolves the quotes of a word while keeping where each byte came from.
enum ShellQuoting {
  /// The words that a brace expansion makes of one: `/var/{lib/apt,cache}/x`; the word itself where it has none.
  ///
  /// Only the first braces are looked at, without nesting, and at most 32 words are made.
  static func alternatives(_ word: String) -> [String] {
    guard word.utf8.contains(Byte.openBrace), let open = word.firstIndex(of: "{"),
      let close = word[open...].firstIndex(of: "}"),
      case let inner = word[word.index(after: open)..<close], inner.contains(","), !word[..<open].hasSuffix("$")
    else { return [word] }
    return inner.split(separator: ",", maxSplits: 31, omittingEmptySubsequences: false).map {
      word[..<open] + $0 + word[word.index(after: close)...]
    }.map { String($0) }
  }

  /// The text of a word that is itself a script: the argument of `sh -c`. Expansions stay as they are.
  static func unquoted(_ text: MappedText, _ range: Range<Int>) -> MappedText {
    var result = MappedText()
    let bytes = text.bytes
    var index = range.lowerBound
    var quote: UInt8?
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == Byte.singleQuote || byte == Byte.doubleQuote {
        quote = byte
      } else if byte == Byte.backslash, quote != Byte.singleQuote, index + 1 < range.upperBound {
        let next = bytes[index + 1]
        let isEscape =
          quote == nil || next == Byte.doubleQuote || next == Byte.backslash || next == Byte.dollar
          || next == Byte.backtick
        if next != Byte.lineFeed { result.append(text, (isEscape ? index + 1 : index)..<(index + 2)) }
        index += 1
      } else {
        result.append(text, index..<(index + 1))
      }
      index += 1
    }
    return result
  }
}
