import Syntax

extension ShellParser {
  /// Scans a word; nil when none starts here. Commands in substitutions are parsed on the way.
  mutating func scanWord() -> ShellWord? {
    let start = position
    var value: [UInt8] = []
    var isLiteral = true
    var isQuoted = false
    while let byte = peek {
      if startsSubstitution {
        let from = position
        position += 2
        parseSubstitution()
        isLiteral = false
        value += bytes[from..<position]
        continue
      }
      if endsWord(byte) { break }
      switch byte {
      case Byte.backslash:
        position += 1
        guard let next = peek else { break }
        position += 1
        if next == Byte.lineFeed { continue }
        isQuoted = true
        value.append(next)
      case Byte.singleQuote:
        isQuoted = true
        scanSingleQuotes(into: &value)
      case Byte.doubleQuote:
        isQuoted = true
        if !scanDoubleQuotes(into: &value) { isLiteral = false }
      case Byte.dollar where peek(1) == Byte.singleQuote:
        isQuoted = true
        position += 1
        scanSingleQuotes(into: &value, hasEscapes: true)
      case Byte.dollar, Byte.backtick:
        if !scanExpansion(into: &value) { isLiteral = false }
      default:
        value.append(byte)
        position += 1
      }
    }
    guard position > start else { return nil }
    return ShellWord(
      text: String(decoding: value, as: UTF8.self), isLiteral: isLiteral, isQuoted: isQuoted, range: start..<position,
      span: text.span(start..<position))
  }

  private mutating func scanSingleQuotes(into value: inout [UInt8], hasEscapes: Bool = false) {
    position += 1
    while let byte = peek {
      position += 1
      if byte == Byte.singleQuote { return }
      value.append(byte)
      if hasEscapes, byte == Byte.backslash, let next = peek {
        value.append(next)
        position += 1
      }
    }
    script.isComplete = false
  }

  /// Scans `"…"`; false if it holds an expansion.
  private mutating func scanDoubleQuotes(into value: inout [UInt8]) -> Bool {
    var isLiteral = true
    position += 1
    while let byte = peek {
      switch byte {
      case Byte.doubleQuote:
        position += 1
        return isLiteral
      case Byte.backslash:
        position += 1
        guard let next = peek else { break }
        position += 1
        if next == Byte.lineFeed { continue }
        let isEscape =
          next == Byte.doubleQuote || next == Byte.backslash || next == Byte.dollar || next == Byte.backtick
        if !isEscape { value.append(byte) }
        value.append(next)
      case Byte.dollar, Byte.backtick:
        // Within backticks a backtick ends the command that this string stands in.
        if byte == Byte.backtick, backtickDepth > 0 {
          script.isComplete = false
          return isLiteral
        }
        if !scanExpansion(into: &value) { isLiteral = false }
      default:
        value.append(byte)
        position += 1
      }
    }
    script.isComplete = false
    return isLiteral
  }

  /// Scans what starts with `$` or a backtick; true if it is no expansion after all.
  private mutating func scanExpansion(into value: inout [UInt8]) -> Bool {
    let start = position
    if take(Byte.backtick) {
      backtickDepth += 1
      parseSubstitution(closedBy: Byte.backtick)
      backtickDepth -= 1
      value += bytes[start..<position]
      return false
    }
    position += 1
    switch peek {
    case Byte.openParenthesis:
      if peek(1) == Byte.openParenthesis {
        skipArithmetic()
      } else {
        position += 1
        parseSubstitution()
      }
    case Byte.openBrace: skipParameter()
    case let byte? where byte.isLetter || byte == Byte.underscore:
      while let byte = peek, byte.isNamePart { position += 1 }
    case let byte? where byte.isDigit || [0x40, 0x2A, 0x23, 0x3F, 0x2D, 0x24, 0x21].contains(byte): position += 1
    default:
      value.append(Byte.dollar)
      return true
    }
    value += bytes[start..<position]
    return false
  }

  /// Parses the commands of `$( … )` or backticks, from after the opening.
  private mutating func parseSubstitution(closedBy close: UInt8 = Byte.closeParenthesis) {
    let (outer, outerBackticks) = (context, backtickDepth)
    context.formUnion(.substitution)
    if close == Byte.closeParenthesis { backtickDepth = 0 }
    parseList(closers: [])
    // Only what closes the substitution ends it; other closers are stray.
    while let byte = peek, byte != close {
      script.isComplete = false
      position += 1
      parseList(closers: [])
    }
    (context, backtickDepth) = (outer, outerBackticks)
    if !take(close) { script.isComplete = false }
  }

  /// Skips `${ … }`, whatever expansions and quotes are in it.
  private mutating func skipParameter() {
    var open = 0
    while let byte = peek {
      position += 1
      switch byte {
      case Byte.openBrace where position >= 2 && bytes[position - 2] == Byte.dollar: open += 1
      case Byte.closeBrace:
        open -= 1
        if open <= 0 { return }
      case Byte.backslash: position = min(position + 1, end)
      default: break
      }
    }
    script.isComplete = false
  }
}
