import Syntax

/// Splits nginx configuration into tokens, as nginx's own reader does.
///
/// - A word ends at white space, `;` or `{`; a `}` inside a word belongs to it, and so does a `{` right after `$`.
/// - Quotes count only where a word starts; after the closing quote must come white space, `;`, `{` or `)`.
/// - `#` starts a comment only where a word could start.
/// - A backslash takes the next character into the word, whatever it is.
struct NginxLexer {
  /// The longest word that nginx reads, in bytes, quotes excluded: its buffer has 4096 and must hold the terminator.
  static let maximumWordLength = 4095

  /// The problem of a file that holds tags of a template language.
  static let templateMessage = "template tag in nginx configuration"

  let bytes: [UInt8]
  private(set) var offset = 0
  private(set) var problems: [SyntaxProblem] = []

  /// The words since the last `;`, `{` or `}`: none where a directive may start.
  private var wordCount = 0
  private var firstWord = Span.empty(at: 0)
  private var expectsLua = false
  private var hasReportedTemplate = false
  private var tagSearch = TemplateTagSearch()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token; nil at the end.
  mutating func next() -> NginxToken? {
    guard offset < bytes.count else { return nil }
    let start = offset
    if expectsLua {
      expectsLua = false
      offset = LuaScanner.endOfBlock(in: bytes, from: start)
      if offset > start { return NginxToken(kind: .lua, span: Span(start, offset)) }
      guard offset < bytes.count else { return nil }
    }
    switch bytes[start] {
    case Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed:
      while offset < bytes.count, bytes[offset].isNginxSpace { offset += 1 }
      return NginxToken(kind: .space, span: Span(start, offset))
    case Byte.hash:
      return comment(from: start)
    case Byte.semicolon:
      return punctuation(.semicolon, at: start)
    case Byte.closeBrace:
      return punctuation(.close, at: start)
    case Byte.openBrace:
      if let end = tagSearch.end(in: bytes, at: start) { return templateTag(from: start, to: end) }
      expectsLua = wordCount > 0 && endsWithLuaBlock(firstWord)
      return punctuation(.open, at: start)
    case Byte.less where wordCount == 0:
      if let end = tagSearch.end(in: bytes, at: start) { return templateTag(from: start, to: end) }
      return word(from: start)
    case 0xEF where start == 0 && bytes.starts(with: Byte.byteOrderMark):
      offset = 3
      let span = Span(0, 3)
      problems.append(
        SyntaxProblem(
          "byte order mark at the start of the file", at: span,
          hint: "nginx reads it as part of the first word; save the file without it"))
      return NginxToken(kind: .byteOrderMark, span: span)
    default:
      return word(from: start)
    }
  }

  private mutating func punctuation(_ kind: NginxToken.Kind, at start: Int) -> NginxToken {
    offset = start + 1
    wordCount = 0
    return NginxToken(kind: kind, span: Span(start, start + 1))
  }

  private mutating func comment(from start: Int) -> NginxToken {
    while offset < bytes.count, bytes[offset] != Byte.lineFeed { offset += 1 }
    let isTooLong = offset - start > NginxLexer.maximumWordLength && offset < bytes.count
    if offset < bytes.count, bytes[offset - 1] == Byte.carriageReturn { offset -= 1 }
    let span = Span(start, offset)
    if isTooLong { reportTooLong(span, quote: nil) }
    return NginxToken(kind: .comment, span: span)
  }

  private mutating func templateTag(from start: Int, to end: Int) -> NginxToken {
    reportTemplate(Span(start, end))
    offset = end
    if wordCount == 0 { return NginxToken(kind: .template, span: Span(start, end)) }
    return word(from: start)
  }

  private mutating func word(from start: Int) -> NginxToken {
    offset = start
    let first = bytes[start]
    let token: NginxToken
    if first == Byte.doubleQuote || first == Byte.singleQuote {
      token = quotedWord(from: start, quote: first)
    } else {
      token = plainWord(from: start)
    }
    if wordCount == 0 { firstWord = token.span }
    wordCount += 1
    return token
  }

  private mutating func plainWord(from start: Int) -> NginxToken {
    var hasEscape = false
    var isAfterDollar = false
    scan: while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case Byte.openBrace where isAfterDollar:
        offset += 1
        continue scan
      case Byte.backslash:
        hasEscape = true
        offset = min(offset + 2, bytes.count)
      case Byte.openBrace:
        if let end = tagSearch.end(in: bytes, at: offset) {
          reportTemplate(Span(offset, end))
          offset = end
        } else if offset > start, let end = endOfQuantifier(at: offset) {
          reportQuantifier(Span(offset, end))
          offset = end
        } else {
          break scan
        }
      case Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed:
        break scan
      case Byte.semicolon where offset > start:
        break scan
      default:
        offset += 1
      }
      isAfterDollar = byte == Byte.dollar
    }
    let span = Span(start, offset)
    if span.count > NginxLexer.maximumWordLength, offset < bytes.count { reportTooLong(span, quote: nil) }
    return NginxToken(kind: .word, span: span, hasEscape: hasEscape)
  }

  private mutating func quotedWord(from start: Int, quote: UInt8) -> NginxToken {
    var hasEscape = false
    offset = start + 1
    while offset < bytes.count, bytes[offset] != quote {
      if bytes[offset] == Byte.backslash {
        hasEscape = true
        offset += 1
      }
      offset += 1
    }
    let quoting: Quoting = quote == Byte.doubleQuote ? .double : .single
    guard offset < bytes.count else {
      reportUnterminated(from: start, quote: quote)
      offset = endOfUnterminatedWord(from: start)
      return NginxToken(
        kind: .word, span: Span(start, offset), quoting: quoting, hasEscape: hasEscape, isUnterminated: true)
    }
    let length = offset - (start + 1)
    if length >= NginxLexer.maximumWordLength, offset + 1 < bytes.count {
      // With one byte less than the buffer holds, nginx sees the closing quote but not what follows it.
      let seesQuote = length == NginxLexer.maximumWordLength
      reportTooLong(Span(start + (seesQuote ? 1 : 0), offset), quote: seesQuote ? nil : quote)
    }
    offset += 1
    checkWhatFollowsQuote()
    return NginxToken(kind: .word, span: Span(start, offset), quoting: quoting, hasEscape: hasEscape)
  }

  private mutating func checkWhatFollowsQuote() {
    guard offset < bytes.count else { return }
    switch bytes[offset] {
    case Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed, Byte.semicolon, Byte.openBrace,
      Byte.closeParenthesis:
      return
    case Byte.closeBrace:
      return  // The parser reports it: a directive is still open.
    default:
      var end = offset + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let span = Span(offset, end)
      problems.append(
        SyntaxProblem(
          "unexpected \"\(String(decoding: bytes[span.range], as: UTF8.self))\"", at: span,
          hint: "a quoted word ends with its quotation mark; white space or `;` must follow"))
    }
  }

  /// Where a word that lacks its closing quote is taken to end: with its line, before a final `;` or `{`.
  private func endOfUnterminatedWord(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
    func trimSpace() { while end > start + 1, bytes[end - 1].isNginxSpace { end -= 1 } }
    trimSpace()
    if end > start + 1, bytes[end - 1] == Byte.semicolon || bytes[end - 1] == Byte.openBrace {
      end -= 1
      trimSpace()
    }
    return end
  }

  /// The end of a regular expression's quantifier such as `{2}` or `{1,3}`; nil when none starts there.
  private func endOfQuantifier(at start: Int) -> Int? {
    var end = start + 1
    while end < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[end] || bytes[end] == UInt8(ascii: ",") {
      end += 1
    }
    guard end > start + 1, end < bytes.count, bytes[end] == Byte.closeBrace else { return nil }
    return end + 1
  }

  private func endsWithLuaBlock(_ span: Span) -> Bool {
    bytes[span.range].reversed().starts(with: "_by_lua_block".utf8.reversed())
  }
}

// MARK: - Problems, in nginx's words

extension NginxLexer {
  private mutating func reportTemplate(_ span: Span) {
    guard !hasReportedTemplate else { return }
    hasReportedTemplate = true
    problems.append(
      SyntaxProblem(
        NginxLexer.templateMessage, at: span,
        hint: "lint what the template produces; in the template, only what stands outside of its tags is understood"))
  }

  /// nginx takes the brace for that of a block, and what follows it for a directive.
  private mutating func reportQuantifier(_ span: Span) {
    var end = span.end
    while end < bytes.count, !bytes[end].isNginxSpace, bytes[end] != Byte.semicolon, bytes[end] != Byte.openBrace {
      end += 1
    }
    problems.append(
      SyntaxProblem(
        "unknown directive \"\(String(decoding: bytes[(span.start + 1)..<end], as: UTF8.self))\"", at: span,
        hint: "put the regular expression in quotation marks: `{` ends a word without them"))
  }

  private mutating func reportTooLong(_ span: Span, quote: UInt8?) {
    if let quote {
      problems.append(
        SyntaxProblem(
          "too long parameter, probably missing terminating \"\(Character(Unicode.Scalar(quote)))\" character",
          at: Span(span.start, span.start + 1), hint: "nginx reads words of up to \(NginxLexer.maximumWordLength) bytes"
        ))
    } else {
      let start = String(decoding: bytes[span.start..<min(span.start + 10, span.end)], as: UTF8.self)
      problems.append(
        SyntaxProblem(
          "too long parameter \"\(start)...\" started", at: Span(span.start, span.start + 1),
          hint: "nginx reads words of up to \(NginxLexer.maximumWordLength) bytes"))
    }
  }

  private mutating func reportUnterminated(from start: Int, quote: UInt8) {
    guard bytes.count - (start + 1) <= NginxLexer.maximumWordLength else {
      return reportTooLong(Span(start, bytes.count), quote: quote)
    }
    let line = 1 + bytes[..<start].count { $0 == Byte.lineFeed }
    problems.append(
      SyntaxProblem(
        "unexpected end of file, expecting \";\" or \"}\"", at: .empty(at: bytes.count),
        hint: "the quotation mark on line \(line) is never closed"))
  }
}
