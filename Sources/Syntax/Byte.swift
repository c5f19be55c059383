/// The ASCII bytes that the languages give a meaning.
public enum Byte {
  /// A horizontal tab.
  @inlinable public static var tab: UInt8 { 0x09 }
  /// A line feed.
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  /// A carriage return.
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  /// A space.
  @inlinable public static var space: UInt8 { 0x20 }
  /// `!`.
  @inlinable public static var exclamationMark: UInt8 { 0x21 }
  /// `"`.
  @inlinable public static var doubleQuote: UInt8 { 0x22 }
  /// `#`.
  @inlinable public static var hash: UInt8 { 0x23 }
  /// `$`.
  @inlinable public static var dollar: UInt8 { 0x24 }
  /// `%`.
  @inlinable public static var percent: UInt8 { 0x25 }
  /// `&`.
  @inlinable public static var ampersand: UInt8 { 0x26 }
  /// `'`.
  @inlinable public static var singleQuote: UInt8 { 0x27 }
  /// `(`.
  @inlinable public static var openParenthesis: UInt8 { 0x28 }
  /// `)`.
  @inlinable public static var closeParenthesis: UInt8 { 0x29 }
  /// `*`.
  @inlinable public static var star: UInt8 { 0x2A }
  /// `+`.
  @inlinable public static var plus: UInt8 { 0x2B }
  /// `,`.
  @inlinable public static var comma: UInt8 { 0x2C }
  /// `-`.
  @inlinable public static var dash: UInt8 { 0x2D }
  /// `.`.
  @inlinable public static var dot: UInt8 { 0x2E }
  /// `/`.
  @inlinable public static var slash: UInt8 { 0x2F }
  /// `:`.
  @inlinable public static var colon: UInt8 { 0x3A }
  /// `;`.
  @inlinable public static var semicolon: UInt8 { 0x3B }
  /// `<`.
  @inlinable public static var less: UInt8 { 0x3C }
  /// `=`.
  @inlinable public static var equals: UInt8 { 0x3D }
  /// `>`.
  @inlinable public static var greater: UInt8 { 0x3E }
  /// `?`.
  @inlinable public static var questionMark: UInt8 { 0x3F }
  /// `@`.
  @inlinable public static var at: UInt8 { 0x40 }
  /// `[`.
  @inlinable public static var openBracket: UInt8 { 0x5B }
  /// `\`.
  @inlinable public static var backslash: UInt8 { 0x5C }
  /// `]`.
  @inlinable public static var closeBracket: UInt8 { 0x5D }
  /// `^`.
  @inlinable public static var caret: UInt8 { 0x5E }
  /// `_`.
  @inlinable public static var underscore: UInt8 { 0x5F }
  /// The backtick.
  @inlinable public static var backtick: UInt8 { 0x60 }
  /// `{`.
  @inlinable public static var openBrace: UInt8 { 0x7B }
  /// `|`.
  @inlinable public static var pipe: UInt8 { 0x7C }
  /// `}`.
  @inlinable public static var closeBrace: UInt8 { 0x7D }
  /// `~`.
  @inlinable public static var tilde: UInt8 { 0x7E }

  /// What some editors start a UTF-8 file with.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inlinable public var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Whether the byte is a hexadecimal digit.
  @inlinable public var isHexadecimal: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

  /// Whether the byte is an ASCII capital.
  @inlinable public var isCapital: Bool { self >= 0x41 && self <= 0x5A }

  /// Whether the byte is a small ASCII letter.
  @inlinable public var isSmallLetter: Bool { self >= 0x61 && self <= 0x7A }

  /// Whether the byte is an ASCII letter.
  @inlinable public var isLetter: Bool { isCapital || isSmallLetter }

  /// Whether the names of variables may start with the byte: an ASCII letter or `_`.
  @inlinable public var isNameStart: Bool { isLetter || self == Byte.underscore }

  /// Whether the names of variables may hold the byte: an ASCII letter, a digit or `_`.
  @inlinable public var isNamePart: Bool { isNameStart || isDigit }

  /// The capital of a small ASCII letter; any other byte unchanged.
  @inlinable public var capital: UInt8 { isSmallLetter ? self & 0xDF : self }
}

extension Collection where Element == UInt8 {
  /// Where some bytes first stand; nil if they do not.
  ///
  /// For short needles that are no input: the time it takes grows with the product of both lengths.
  @inlinable public func range(of needle: some Collection<UInt8>) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      var position = start
      var wanted = needle.startIndex
      while wanted < needle.endIndex, position < endIndex, self[position] == needle[wanted] {
        formIndex(after: &position)
        needle.formIndex(after: &wanted)
      }
      if wanted == needle.endIndex { return start..<position }
      formIndex(after: &start)
    }
    return nil
  }
}
