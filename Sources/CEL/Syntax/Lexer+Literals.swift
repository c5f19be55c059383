extension Lexer {
  /// An `int`, `uint` or `double`. An int is kept as its magnitude, a `uint`, because only the parser sees the minus
  /// sign that the smallest one needs.
  mutating func number() throws(SyntaxFailure) -> Token.Kind {
    let start = offset
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"), peek(2).hexadecimalValue != nil {
      advance(2)
      return try wholeNumber(from: start, digitsFrom: offset, radix: 16)
    }
    while peek().isDigit { advance() }
    var isWhole = true
    if peek() == UInt8(ascii: "."), peek(1).isDigit {
      isWhole = false
      advance()
      while peek().isDigit { advance() }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let signLength = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if peek(1 + signLength).isDigit {
        isWhole = false
        advance(1 + signLength)
        while peek().isDigit { advance() }
      }
    }
    if isWhole {
      advance(start - offset)
      return try wholeNumber(from: start, digitsFrom: start, radix: 10)
    }
    try rejectTrailingLetters(from: start)
    guard let value = Double(String(decoding: text[start..<offset], as: UTF8.self)) else {
      throw SyntaxFailure("no number", start..<offset)
    }
    literal = .double(value)
    return .double
  }

  private mutating func wholeNumber(
    from start: Int, digitsFrom digits: Int, radix: UInt64
  ) throws(SyntaxFailure) -> Token.Kind {
    var value: UInt64 = 0
    var overflows = false
    while let digit = peek().hexadecimalValue, digit < radix {
      let product = value.multipliedReportingOverflow(by: radix)
      let sum = product.partialValue.addingReportingOverflow(UInt64(digit))
      overflows = overflows || product.overflow || sum.overflow
      value = sum.partialValue
      advance()
    }
    let isUnsigned = peek() | 0x20 == UInt8(ascii: "u")
    if isUnsigned { advance() }
    try rejectTrailingLetters(from: start)
    if overflows || !isUnsigned && value > UInt64(Int64.max) + 1 {
      throw SyntaxFailure("the number does not fit in 64 bits", start..<offset)
    }
    literal = .uint(value)
    return isUnsigned ? .uint : .int
  }

  private mutating func rejectTrailingLetters(from start: Int) throws(SyntaxFailure) {
    guard peek().isNamePart else { return }
    while peek().isNamePart { advance() }
    throw SyntaxFailure("no number", start..<offset)
  }

  /// A string or bytes, from the opening quote.
  mutating func string(isRaw: Bool, isBytes: Bool, start: Int) throws(SyntaxFailure) -> Token.Kind {
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    advance(isTriple ? 3 : 1)
    var content: [UInt8] = []
    while true {
      guard offset < text.count else {
        throw SyntaxFailure("the string has no end", start..<offset)
      }
      let byte = text[offset]
      if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        advance(isTriple ? 3 : 1)
        break
      }
      if !isTriple, byte == 0x0A || byte == 0x0D {
        throw SyntaxFailure(
          "the string has no end on its line", start..<offset, hint: "a string over several lines takes three quotes")
      }
      if byte == UInt8(ascii: "\\") {
        if isRaw {
          content.append(byte)
          advance()
        } else {
          try escape(isBytes: isBytes, into: &content)
        }
      } else {
        content.append(byte)
        advance()
      }
    }
    if isBytes {
      literal = .bytes(content)
      return .bytes
    }
    literal = .string(String(decoding: content, as: UTF8.self))
    return .string
  }

  private mutating func escape(isBytes: Bool, into content: inout [UInt8]) throws(SyntaxFailure) {
    let start = offset
    let letter = peek(1)
    advance(2)
    switch Unicode.Scalar(letter) {
    case "a": content.append(0x07)
    case "b": content.append(0x08)
    case "f": content.append(0x0C)
    case "n": content.append(0x0A)
    case "r": content.append(0x0D)
    case "t": content.append(0x09)
    case "v": content.append(0x0B)
    case "\\", "?", "\"", "'", "`": content.append(letter)
    case "x", "X": try append(digits(2, radix: 16, from: start), isBytes: isBytes, from: start, to: &content)
    case "u" where !isBytes: try append(digits(4, radix: 16, from: start), isBytes: false, from: start, to: &content)
    case "U" where !isBytes: try append(digits(8, radix: 16, from: start), isBytes: false, from: start, to: &content)
    case "0", "1", "2", "3":
      advance(-1)
      try append(digits(3, radix: 8, from: start), isBytes: isBytes, from: start, to: &content)
    default:
      while offset < text.count, text[offset] & 0xC0 == 0x80 { advance() }
      throw SyntaxFailure(
        "unknown escape sequence", start..<offset, hint: "a raw string, r'...', takes backslashes as they are")
    }
  }

  private mutating func digits(_ count: Int, radix: UInt32, from start: Int) throws(SyntaxFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek().hexadecimalValue, digit < radix else {
        throw SyntaxFailure("the escape sequence needs \(count) digits", start..<max(offset, start + 2))
      }
      value = value &* radix &+ digit
      advance()
    }
    return value
  }

  private mutating func append(
    _ value: UInt32, isBytes: Bool, from start: Int, to content: inout [UInt8]
  ) throws(SyntaxFailure) {
    if isBytes {
      content.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      throw SyntaxFailure("the escape sequence is no Unicode scalar", start..<offset)
    }
  }
}
