/// Cuts the text of an expression into tokens, one at a time.
struct Lexer {
  let text: [UInt8]
  private(set) var offset = 0

  /// The value of the last token, if that was a literal.
  var literal: Value = .null

  init(_ text: [UInt8]) { self.text = text }

  /// The byte `distance` after the current one; 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset &+ distance
    return index < text.count ? text[index] : 0
  }

  mutating func advance(_ distance: Int = 1) { offset = min(offset &+ distance, text.count) }

  /// The next token.
  mutating func next() throws(SyntaxFailure) -> Token {
    skipWhitespaceAndComments()
    let start = offset
    guard offset < text.count else { return Token(kind: .end, start: start, end: start) }
    let byte = text[offset]
    let kind: Token.Kind
    if byte.isNameStart {
      kind = try identifierOrPrefixedString()
    } else if byte.isDigit || byte == UInt8(ascii: ".") && peek(1).isDigit {
      kind = try number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      kind = try string(isRaw: false, isBytes: false, start: start)
    } else if byte == UInt8(ascii: "`") {
      kind = try quotedIdentifier()
    } else {
      kind = try punctuation(byte)
    }
    return Token(kind: kind, start: start, end: offset)
  }

  private mutating func skipWhitespaceAndComments() {
    while offset < text.count {
      switch text[offset] {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: offset &+= 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while offset < text.count, text[offset] != 0x0A { offset &+= 1 }
      default: return
      }
    }
  }

  private mutating func identifierOrPrefixedString() throws(SyntaxFailure) -> Token.Kind {
    let start = offset
    while offset < text.count, text[offset].isNamePart { offset &+= 1 }
    guard peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") else { return .identifier }
    // `r`, `b` or `br`, in either case; `rb` is no prefix.
    switch text[start..<offset].map({ $0 | 0x20 }) {
    case [UInt8(ascii: "r")]: return try string(isRaw: true, isBytes: false, start: start)
    case [UInt8(ascii: "b")]: return try string(isRaw: false, isBytes: true, start: start)
    case [UInt8(ascii: "b"), UInt8(ascii: "r")]: return try string(isRaw: true, isBytes: true, start: start)
    default: return .identifier
    }
  }

  private mutating func quotedIdentifier() throws(SyntaxFailure) -> Token.Kind {
    let start = offset
    offset &+= 1
    while offset < text.count, text[offset].isQuotedIdentifierPart { offset &+= 1 }
    guard peek() == UInt8(ascii: "`"), offset > start &+ 1 else {
      throw SyntaxFailure(
        "a quoted field name holds letters, digits and _ . - / and space", start..<max(offset, start + 1))
    }
    offset &+= 1
    return .quotedIdentifier
  }

  private mutating func punctuation(_ byte: UInt8) throws(SyntaxFailure) -> Token.Kind {
    let following = peek(1)
    let start = offset
    offset &+= 1
    func double(_ second: Unicode.Scalar) -> Bool { following == UInt8(ascii: second) }
    switch Unicode.Scalar(byte) {
    case ".": return .dot
    case ",": return .comma
    case ":": return .colon
    case "?": return .question
    case "(": return .leftParenthesis
    case ")": return .rightParenthesis
    case "[": return .leftBracket
    case "]": return .rightBracket
    case "{": return .leftBrace
    case "}": return .rightBrace
    case "+": return .plus
    case "-": return .minus
    case "*": return .star
    case "/": return .slash
    case "%": return .percent
    case "!" where double("="): return two(.notEqual)
    case "!": return .not
    case "<" where double("="): return two(.lessOrEqual)
    case "<": return .less
    case ">" where double("="): return two(.greaterOrEqual)
    case ">": return .greater
    case "=" where double("="): return two(.equal)
    case "=": throw SyntaxFailure("'=' is no operator", start..<offset, hint: "did you mean '=='?")
    case "&" where double("&"): return two(.and)
    case "&": throw SyntaxFailure("'&' is no operator", start..<offset, hint: "did you mean '&&'?")
    case "|" where double("|"): return two(.or)
    case "|": throw SyntaxFailure("'|' is no operator", start..<offset, hint: "did you mean '||'?")
    default:
      while offset < text.count, text[offset] & 0xC0 == 0x80 { offset &+= 1 }
      let character = String(decoding: text[start..<offset], as: UTF8.self)
      throw SyntaxFailure(
        byte < 0x20 || byte == 0x7F ? "unexpected control character" : "unexpected character '\(character)'",
        start..<offset)
    }
  }

  private mutating func two(_ kind: Token.Kind) -> Token.Kind {
    offset &+= 1
    return kind
  }
}

extension UInt8 {
  /// What may stand between backticks.
  var isQuotedIdentifierPart: Bool {
    isNamePart || self == 0x2E || self == 0x2D || self == 0x2F || self == 0x20
  }

  /// The value of a hexadecimal digit; nil for anything else.
  var hexadecimalValue: UInt32? {
    if isDigit { return UInt32(self &- 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}
