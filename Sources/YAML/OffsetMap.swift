import Syntax

/// Leads from a byte of a scalar's decoded text back to the byte of the file that it came from.
///
/// Decoding folds lines, resolves escapes and takes indentation away; an error inside an expression that is written
/// in YAML can so be shown where it really stands.
public struct OffsetMap: Sendable {
  /// A stretch of text that stands in the file byte for byte.
  struct Run: Sendable {
    var text: Int
    var file: Int
  }

  /// The file.
  public let source: SourceFile

  private let runs: [Run]
  private let textCount: Int
  private let end: Int

  /// The map of one scalar: the argument of a node that `YAMLParser` made.
  public init(_ argument: Argument) {
    source = argument.place.source
    let text = Array(argument.value.utf8)
    textCount = text.count
    let span = argument.span
    var runs: [Run] = []
    switch argument.quoting {
    case .literal, .folded:
      end = BlockAligner.align(text, in: source.bytes, span: span) { runs.append($0) }
    default:
      end = FlowAligner(raw: source[span], text: text, quoting: argument.quoting).align { runs.append($0) }
    }
    self.runs = runs
  }

  /// The offset in the file of a byte of the decoded text; the end of the text is where its last byte ends.
  public func fileOffset(of textOffset: Int) -> Int {
    guard textOffset < textCount, !runs.isEmpty else { return end }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].text <= textOffset { low = middle } else { high = middle }
    }
    return min(runs[low].file + max(0, textOffset - runs[low].text), end)
  }

  /// The span in the file of a range of bytes of the decoded text.
  public func span(of range: Range<Int>) -> Span {
    let start = fileOffset(of: range.lowerBound)
    guard range.upperBound > range.lowerBound else { return .empty(at: start) }
    return Span(start, min(max(start, fileOffset(of: range.upperBound - 1) + 1), max(start, end)))
  }

  /// The place in the file of a range of bytes of the decoded text.
  public func place(of range: Range<Int>) -> Place { Place(source, span(of: range)) }
}

/// Walks plain and quoted scalars beside their decoded text.
private struct FlowAligner {
  let raw: ArraySlice<UInt8>
  let text: [UInt8]
  let quoting: Quoting

  /// Reports the stretches.
  ///
  /// - Returns: where the text ends in the file.
  func align(_ report: (OffsetMap.Run) -> Void) -> Int {
    let isQuoted = quoting == .single || quoting == .double
    var position = raw.startIndex + (isQuoted ? 1 : 0)
    let limit = max(position, raw.endIndex - (isQuoted ? 1 : 0))
    var index = 0
    var expected = -1
    while index < text.count, position < limit {
      if quoting == .double, raw[position] == UInt8(ascii: "\\") {
        let escape = escapeLength(at: position, limit: limit)
        if escape.bytes > 0 { report(OffsetMap.Run(text: index, file: position)) }
        // Every byte that an escape stands for leads to its backslash.
        for extra in 1..<max(1, escape.bytes) { report(OffsetMap.Run(text: index + extra, file: position)) }
        index += escape.bytes
        position += escape.length
        expected = -1
        continue
      }
      if isWhite(raw[position]), let fold = fold(at: position, limit: limit) {
        // A folded line break: a space, or a line feed for each empty line.
        report(OffsetMap.Run(text: index, file: position))
        index += max(1, fold.breaks - 1)
        position = fold.end
        expected = -1
        continue
      }
      if expected != position { report(OffsetMap.Run(text: index, file: position)) }
      position += quoting == .single && raw[position] == UInt8(ascii: "'") ? 2 : 1
      index += 1
      expected = raw[position - 1] == UInt8(ascii: "'") && quoting == .single ? -1 : position
    }
    return limit
  }

  /// The line breaks of a run of white space, and where it ends; nil when it holds no line break.
  private func fold(at position: Int, limit: Int) -> (breaks: Int, end: Int)? {
    var end = position
    var breaks = 0
    while end < limit, isWhite(raw[end]) {
      if raw[end] == 0x0A || (raw[end] == 0x0D && !(end + 1 < limit && raw[end + 1] == 0x0A)) { breaks += 1 }
      end += 1
    }
    return breaks > 0 ? (breaks, end) : nil
  }

  /// The length of the escape at an offset and the number of bytes that it stands for (YAML 1.1, section 5.7).
  private func escapeLength(at position: Int, limit: Int) -> (length: Int, bytes: Int) {
    guard position + 1 < limit else { return (1, 0) }
    switch raw[position + 1] {
    case UInt8(ascii: "x"): return (4, hexadecimal(position + 2, 2, limit) < 0x80 ? 1 : 2)
    case UInt8(ascii: "u"): return (6, utf8Length(hexadecimal(position + 2, 4, limit)))
    case UInt8(ascii: "U"): return (10, utf8Length(hexadecimal(position + 2, 8, limit)))
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    case 0x0A, 0x0D:
      // An escaped line break joins the lines without a space.
      var end = position + 1
      while end < limit, isWhite(raw[end]) { end += 1 }
      return (end - position, max(0, lineFeeds(position + 1, end) - 1))
    default: return (2, 1)
    }
  }

  private func lineFeeds(_ start: Int, _ end: Int) -> Int { raw[start..<end].count { $0 == 0x0A } }

  private func hexadecimal(_ start: Int, _ count: Int, _ limit: Int) -> UInt32 {
    guard start + count <= limit else { return 0 }
    return UInt32(String(decoding: raw[start..<(start + count)], as: UTF8.self), radix: 16) ?? 0
  }

  private func utf8Length(_ value: UInt32) -> Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }

  private func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// Walks block scalars beside their decoded text: line by line, with the indentation left out.
private enum BlockAligner {
  /// Reports the stretches.
  ///
  /// - Returns: where the text ends in the file.
  static func align(
    _ text: [UInt8], in file: [UInt8], span: Span, _ report: (OffsetMap.Run) -> Void
  ) -> Int {
    var line = nextLine(after: span.start, in: file)
    var indentation: Int?
    var index = 0
    while index < text.count, line < file.count {
      let end = lineEnd(from: line, in: file)
      var start = line
      while start < end, file[start] == 0x20, indentation.map({ start - line < $0 }) ?? true { start += 1 }
      let isBlank = start == end
      if indentation == nil, !isBlank {
        // The first line with text may be indented further than the block where the header says by how much.
        let leading = text[index...].prefix { $0 == 0x20 }.count
        start = max(line, start - leading)
        indentation = start - line
      }
      if isBlank {
        if index < text.count, text[index] == 0x0A {
          report(OffsetMap.Run(text: index, file: end))
          index += 1
        }
      } else {
        report(OffsetMap.Run(text: index, file: start))
        index += end - start
        // The line's end, or the space that a folded one becomes. Folded away before an empty line, that one's
        // line feed comes next in the text.
        if index < text.count, text[index] == 0x0A || text[index] == 0x20 {
          report(OffsetMap.Run(text: index, file: end))
          let next = nextLine(after: end, in: file)
          if !isFolded(text, at: index, before: next, in: file) { index += 1 }
        }
      }
      line = nextLine(after: line, in: file)
    }
    return min(max(line, span.start), max(span.end, lineEnd(from: max(span.start, span.end - 1), in: file)))
  }

  /// Whether the break before an empty line was folded away: the text has fewer line feeds than the file.
  private static func isFolded(_ text: [UInt8], at index: Int, before line: Int, in file: [UInt8]) -> Bool {
    guard text[index] == 0x0A, line < file.count else { return false }
    var inFile = 1
    var offset = line
    while offset < file.count, file[offset] == 0x20 || file[offset] == 0x0A || file[offset] == 0x0D {
      if file[offset] == 0x0A { inFile += 1 }
      offset += 1
    }
    guard inFile > 1, offset < file.count else { return false }
    var inText = 0
    var position = index
    while position < text.count, text[position] == 0x0A || text[position] == 0x20 {
      if text[position] == 0x0A { inText += 1 }
      position += 1
    }
    return position < text.count && inText < inFile
  }

  private static func nextLine(after offset: Int, in file: [UInt8]) -> Int {
    var next = offset
    while next < file.count, file[next] != 0x0A { next += 1 }
    return min(next + 1, file.count)
  }

  private static func lineEnd(from offset: Int, in file: [UInt8]) -> Int {
    var end = offset
    while end < file.count, file[end] != 0x0A, file[end] != 0x0D { end += 1 }
    return end
  }
}
