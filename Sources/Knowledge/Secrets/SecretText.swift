import Syntax

/// Finds, in a text that is known to hold a secret, the bytes that must not be shown.
///
/// As little as can be told for sure: the password of an address, what follows `--password`, the default of a variable.
/// Where none of that is there, all of the text is the secret.
public enum SecretText {
  /// The ranges to hide, in ascending order, as indices of the slice.
  public static func hiddenRanges(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    let inURLs = passwordsInURLs(text)
    if !inURLs.isEmpty { return inURLs }
    let inWords = passwordsInCommand(text)
    if !inWords.isEmpty { return inWords }
    let value = withoutQuotes(text)
    guard !value.isEmpty else { return [] }
    return [defaultOfVariable(value, in: text) ?? value]
  }

  /// The passwords of addresses such as `https://user:password@host`.
  private static func passwordsInURLs(_ text: ArraySlice<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var rest = text
    while let separator = rest.range(of: "://".utf8) {
      rest = rest[separator.upperBound...]
      let authority = rest.prefix { $0 > Byte.space && !"/?#\"'".utf8.contains($0) }
      if let at = authority.lastIndex(of: Byte.at), let colon = authority[..<at].firstIndex(of: Byte.colon),
        colon + 1 < at
      {
        ranges.append(colon + 1..<at)
      }
      rest = rest[authority.endIndex...]
    }
    return ranges
  }

  /// What the words of a command give as a password: `-u user:password`, `--password=…`, `echo user:password`.
  private static func passwordsInCommand(_ text: ArraySlice<UInt8>) -> [Range<Int>] {
    let words = text.split { $0 <= Byte.space }
    guard words.count > 1 else { return [] }
    var ranges: [Range<Int>] = []
    var takesNext = false
    for word in words {
      if takesNext {
        ranges.append(withoutQuotes(word))
        takesNext = false
      } else if let equals = word.firstIndex(of: Byte.equals), isOption(word[..<equals]) {
        ranges.append(withoutQuotes(word[(equals + 1)...]))
      } else if isOption(word) {
        takesNext = true
      } else if word.first != Byte.dash, let colon = word.firstIndex(of: Byte.colon), colon + 1 < word.endIndex,
        word[colon + 1] != Byte.slash, word[..<colon].contains(where: \.isLetter)
      {
        ranges.append(withoutQuotes(word[(colon + 1)...]))
      } else if let token = String(validating: word, as: UTF8.self), SecretValue.issuer(of: token) != nil {
        ranges.append(word.indices)
      }
    }
    return ranges.filter { !$0.isEmpty }
  }

  private static func isOption(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.first == Byte.dash else { return false }
    let name = String(decoding: word.drop { $0 == Byte.dash }, as: UTF8.self).lowercased()
    return ["u", "p", "user"].contains(name)
      || ["pass", "auth", "token", "secret", "key"].contains { name.contains($0) }
  }

  /// What `${NAME:-default}` falls back to.
  private static func defaultOfVariable(_ range: Range<Int>, in text: ArraySlice<UInt8>) -> Range<Int>? {
    let value = text[range]
    guard value.starts(with: "${".utf8), value.last == Byte.closeBrace, let minus = value.firstIndex(of: Byte.dash)
    else { return nil }
    return minus + 1..<range.upperBound - 1
  }

  private static func withoutQuotes(_ text: ArraySlice<UInt8>) -> Range<Int> {
    var range = text.startIndex..<text.endIndex
    for quote in [Byte.doubleQuote, Byte.singleQuote] {
      if !range.isEmpty, text[range.lowerBound] == quote { range = range.lowerBound + 1..<range.upperBound }
      if !range.isEmpty, text[range.upperBound - 1] == quote { range = range.lowerBound..<range.upperBound - 1 }
    }
    return range
  }
}
