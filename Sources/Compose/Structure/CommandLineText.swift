import Syntax

/// A command that is written as one text, which Compose splits into words as a shell does.
public enum CommandLineText {
  /// The words between white space.
  public static func words(_ text: String) -> [String] {
    text.isASCII
      ? text.cut(where: ByteSet.spaces.contains).map(String.init)
      : text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether it can be split: quotes and substitutions are closed, and parentheses only follow a dollar sign.
  ///
  /// What follows an operator of the shell (`;`, `&`, `|`, `<`, `>`) outside of quotes is dropped unread.
  static func isComplete(_ text: String) -> Bool {
    var quote: UInt8?
    var isSubstituted = false
    var isEscaped = false
    var isAfterDollar = false
    for byte in text.utf8 {
      let isDollar = byte == UInt8(ascii: "$")
      defer { isAfterDollar = isDollar }
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = quote != Byte.singleQuote
      case Byte.singleQuote, Byte.doubleQuote, UInt8(ascii: "`"):
        if isSubstituted { continue }
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      case UInt8(ascii: "("):
        guard quote == nil else { continue }
        guard isAfterDollar, !isSubstituted else { return false }
        isSubstituted = true
      case UInt8(ascii: ")"):
        if quote == nil { isSubstituted.toggle() }
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        if quote == nil, !isSubstituted { return true }
      default: break
      }
    }
    return quote == nil && !isSubstituted && !isEscaped
  }
}
