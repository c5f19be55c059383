import Syntax

extension ShellParser {
  /// Scans a word; nil when none starts here. Commands in substitutions are parsed on the way.
  mutating func scanWord() -> ShellWord? {
    let start = position
    skipPlain()
    let isPlain = position == end || endsWord(bytes[position]) && !startsSubstitution
    guard position > start || !isPlain else { return nil }
    // Most words are what is written.
    if isPlain {
      return ShellWord(
        text: bytes.text(start..<position), isLiteral: true, isQuoted: false, range: start..<position,
        span: text.span(start..<position))
    }
    let firstByte = scratch.count
    scratch += bytes[start..<position]
    let quoting = scanRest()
    defer { scratch.removeLast(scratch.count - firstByte) }
    guard position > start else { return nil }
    return ShellWord(
      text: scratch.text(firstByte..<scratch.count), isLiteral: quoting.isLiteral, isQuoted: quoting.isQuoted,
      range: start..<position, span: text.span(start..<position))
  }

  /// Skips a word of which nothing is asked; commands in substitutions are parsed on the way.
  mutating func skipWord() { _ = scanWord() }

  /// Skips bytes that stand for themselves in a word that is not quoted.
  private mutating func skipPlain() {
    while position < end, !Self.special.contains(bytes[position]) { position += 1 }
  }

  /// The bytes that can end a word, quote it or start an expansion.
  private static let special = ByteSet(" \t\n\r;&|<>()`\\'\"$".utf8)

  /// Scans a word from its first special byte on into `scratch`.
  private mutating func scanRest() -> (isLiteral: Bool, isQuoted: Bool) {
    var isLiteral = true
    var isQuoted = false
    while let byte = peek {
      if startsSubstitution {
        let from = position
        position += 2
        parseSubstitution()
        isLiteral = false
        scratch += bytes[from..<position]
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
        scratch.append(next)
      case Byte.singleQuote:
        isQuoted = true
        scanSingleQuotes()
      case Byte.doubleQuote:
        isQuoted = true
        if !scanDoubleQuotes() { isLiteral = false }
      case Byte.dollar where peek(1) == Byte.singleQuote:
        isQuoted = true
        position += 1
        scanSingleQuotes(hasEscapes: true)
      case Byte.dollar, Byte.backtick:
        if !scanExpansion() { isLiteral = false }
      default:
        let from = position
        skipPlain()
        if position == from { position += 1 }
        scratch += bytes[from..<position]
      }
    }
    return (isLiteral, isQuoted)
  }

  private mutating func scanSingleQuotes(hasEscapes: Bool = false) {
    position += 1
    if !hasEscapes {
      let close = bytes.index(of: Byte.singleQuote, in: position..<max(position, end))
      scratch += bytes[position..<(close ?? max(position, end))]
      position = close.map { $0 + 1 } ?? end
      if close == nil { script.isComplete = false }
      return
    }
    while let byte = peek {
      position += 1
      if byte == Byte.singleQuote { return }
      scratch.append(byte)
      if byte == Byte.backslash, let next = peek {
        scratch.append(next)
        position += 1
      }
    }
    script.isComplete = false
  }

  /// Scans `"…"`; false if it holds an expansion.
  private mutating func scanDoubleQuotes() -> Bool {
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
        if !isEscape { scratch.append(byte) }
        scratch.append(next)
      case Byte.dollar, Byte.backtick:
        // Within backticks a backtick ends the command that this string stands in.
        if byte == Byte.backtick, backtickDepth > 0 {
          script.isComplete = false
          return isLiteral
        }
        if !scanExpansion() { isLiteral = false }
      default:
        let from = position
        while position < end, !Self.specialInQuotes.contains(bytes[position]) { position += 1 }
        scratch += bytes[from..<position]
      }
    }
    script.isComplete = false
    return isLiteral
  }

  /// The bytes that mean something between double quotes.
  private static let specialInQuotes: ByteSet = [Byte.doubleQuote, Byte.backslash, Byte.dollar, Byte.backtick]

  /// Scans what starts with `$` or a backtick; true if it is no expansion after all.
  private mutating func scanExpansion() -> Bool {
    let start = position
    if take(Byte.backtick) {
      backtickDepth += 1
      parseSubstitution(closedBy: Byte.backtick)
      backtickDepth -= 1
      scratch += bytes[start..<position]
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
      scratch.append(Byte.dollar)
      return true
    }
    scratch += bytes[start..<position]
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
