import Syntax

/// Parses environment files as Compose does (compose-go, `dotenv`).
///
/// Each variable is a node of kind `variable` with its name and, unless it is taken over from the environment, its value
/// as the only argument. Quotes and escapes are resolved in the value, interpolation is not: `${…}` stays, and a dollar
/// that was escaped with a backslash becomes `$$`. The flag `export` says that the line starts with that word.
public enum DotEnvParser {
  /// The tree of an environment file.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    var parser = Parser(source)
    parser.parseStatements()
    return parser.builder.finish()
  }
}

private struct Parser {
  private let bytes: [UInt8]
  private var position: Int
  fileprivate var builder: SyntaxTreeBuilder

  init(_ source: SourceFile) {
    bytes = source.bytes
    position = bytes.starts(with: Byte.byteOrderMark) ? 3 : 0
    builder = SyntaxTreeBuilder(source: source, language: .env)
  }

  mutating func parseStatements() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\n"): position += 1
      case UInt8(ascii: "#"):
        let start = position
        skipToLineEnd()
        builder.addComment(Span(start, trimmedEnd(from: start, to: position)))
      default:
        let width = spaceWidth(at: position)
        if width > 0 { position += width } else { parseVariable() }
      }
    }
  }

  // MARK: - Names

  private mutating func parseVariable() {
    let start = position
    let export = parseExport()
    let nameStart = position
    while let byte = current, !Parser.endsName(byte) { position += 1 }
    let name = Span(nameStart, trimmedEnd(from: nameStart, to: position))
    let separator = current.flatMap { $0 == UInt8(ascii: "\n") ? nil : $0 }

    if let problem = problem(inName: name, isLast: separator == nil) {
      // Compose refuses the whole file here; the next line is where sense is most likely to start again.
      skipToLineEnd()
      return builder.report(problem)
    }
    builder.open(.variable, nameSpan: name, at: start)
    if let export { builder.addFlag(name: "export", value: nil, span: export, valueSpan: .empty(at: export.end)) }
    guard separator != nil else { return builder.close(at: name.end) }
    position += 1
    skipSpaces()
    parseValue()
  }

  /// `export` before a name; the position is behind it and its white space.
  private mutating func parseExport() -> Span? {
    let word = Span(position, position + 6)
    guard word.end < bytes.count, bytes[word.range].elementsEqual("export".utf8), spaceWidth(at: word.end) > 0 else {
      return nil
    }
    position = word.end
    skipSpaces()
    return word
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\n")
  }

  private func problem(inName name: Span, isLast: Bool) -> SyntaxProblem? {
    if name.isEmpty {
      return SyntaxProblem("a variable needs a name", at: Span(name.start, min(name.start + 1, bytes.count)))
    }
    if bytes[name.range].allSatisfy(\.isNamePart) { return nil }
    var offset = name.start
    var space: Span?
    for scalar in String(decoding: bytes[name.range], as: UTF8.self).unicodeScalars {
      let width = min(Unicode.UTF8.width(scalar), name.end - offset)
      switch scalar {
      case "_", ".", "-", "[", "]", "\t", "\u{0B}", "\u{0C}", "\r", "\u{85}", "\u{A0}": break
      case " ": if space == nil { space = Span(offset, offset + 1) }
      default:
        if !scalar.properties.isAlphabetic, scalar.properties.numericType == nil {
          return SyntaxProblem(
            "unexpected character in a variable's name", at: Span(offset, offset + width),
            hint: isLast ? "an assignment is NAME=value" : "names are made of letters, digits, `_`, `.` and `-`")
        }
      }
      offset += width
    }
    guard let space else { return nil }
    return SyntaxProblem(
      "a variable's name cannot hold a space", at: space,
      hint: isLast ? "an assignment is NAME=value; start a comment with #" : nil)
  }

  // MARK: - Values

  private mutating func parseValue() {
    switch current {
    case UInt8(ascii: "\""): parseQuoted(UInt8(ascii: "\""), .double)
    case UInt8(ascii: "'"): parseQuoted(UInt8(ascii: "'"), .single)
    default: parseUnquoted()
    }
  }

  /// The rest of the line up to a hash that follows a space.
  private mutating func parseUnquoted() {
    let start = position
    skipToLineEnd()
    var end = position
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "#"), index > start, bytes[index - 1] == UInt8(ascii: " ") {
        builder.addComment(Span(index, trimmedEnd(from: index, to: end)))
        end = index
      }
      index += 1
    }
    let value = Span(start, trimmedEnd(from: start, to: end))
    builder.addArgument(value)
    builder.close(at: value.end)
  }

  /// A quoted value, which may go over several lines. What follows the closing quote is the next statement.
  private mutating func parseQuoted(_ quote: UInt8, _ quoting: Quoting) {
    let start = position
    var content: [UInt8] = []
    var isEscaped = false
    position += 1
    while let byte = current {
      position += 1
      switch byte {
      case quote where !isEscaped:
        let value = quoting == .double ? Parser.resolvingEscapes(content) : content
        builder.addArgument(Span(start, position), value: String(decoding: value, as: UTF8.self), quoting: quoting)
        return builder.close(at: position)
      case quote:
        isEscaped = false
        content.append(byte)
      case UInt8(ascii: "\\") where !isEscaped: isEscaped = true
      default:
        if isEscaped { content.append(UInt8(ascii: "\\")) }
        isEscaped = false
        content.append(byte)
      }
    }
    // Without its end a quotation would swallow the rest of the file: take the line alone.
    position = start
    skipToLineEnd()
    let span = Span(start, trimmedEnd(from: start, to: position))
    let value = String(decoding: bytes[min(span.start + 1, span.end)..<span.end], as: UTF8.self)
    builder.addArgument(span, value: value, quoting: quoting)
    builder.close(at: span.end)
    builder.report(
      SyntaxProblem(
        "quoted value without its end", at: span,
        hint: "add the closing \(quoting == .double ? "double" : "single") quote"))
  }

  /// The escapes of double quotes: those of Go's strings with one letter, `\0` with up to three octal digits, and `\$`.
  private static func resolvingEscapes(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
        result.append(text[index])
        index += 1
        continue
      }
      let escape = text[index + 1]
      if escape == UInt8(ascii: "0"), let scalar = octal(text, from: index + 2) {
        result.append(contentsOf: Array(String(scalar).utf8))
        index += 5
        continue
      }
      switch escape {
      case UInt8(ascii: "a"): result.append(0x07)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "v"): result.append(0x0B)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): result.append(escape)
      case UInt8(ascii: "$"): result.append(contentsOf: [escape, escape])
      default: result.append(contentsOf: [text[index], escape])
      }
      index += 2
    }
    return result
  }

  private static func octal(_ text: [UInt8], from start: Int) -> Unicode.Scalar? {
    guard start + 3 <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<(start + 3)] {
      guard (0x30...0x37).contains(byte) else { return nil }
      value = value * 8 + UInt32(byte - UInt8(ascii: "0"))
    }
    return value <= 0xFF ? Unicode.Scalar(value) : nil
  }

  // MARK: - Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipToLineEnd() {
    while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipSpaces() {
    while case let width = spaceWidth(at: position), width > 0 { position += width }
  }

  /// The number of bytes of the white space at an offset, line feeds not being any; 0 for anything else.
  private func spaceWidth(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    switch bytes[offset] {
    case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x0D: return 1
    case 0xC2 where offset + 1 < bytes.count && (bytes[offset + 1] == 0x85 || bytes[offset + 1] == 0xA0): return 2
    default: return 0
    }
  }

  private func trimmedEnd(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      if spaceWidth(at: end - 1) == 1 {
        end -= 1
      } else if end - 2 >= start, spaceWidth(at: end - 2) == 2 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }
}
