/// Where each line of a text starts; the only place where byte offsets become lines and columns.
///
/// A line ends with `\n`; a `\r` before it belongs to the line's end. Nothing else ends a line, as in an editor. A byte
/// order mark takes no column: no editor counts it.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  private let columns: ColumnCounter

  /// The line table of a text.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var longest = 0
    var seen: UInt8 = 0
    for offset in bytes.indices {
      let byte = bytes[offset]
      seen |= byte
      if byte == 0x0A {
        longest = max(longest, offset - starts[starts.count - 1])
        starts.append(offset + 1)
      }
    }
    longest = max(longest, bytes.count - starts[starts.count - 1])
    self.bytes = bytes
    self.starts = starts
    columns = ColumnCounter(bytes, isASCII: seen < 0x80, longestLine: longest)
  }

  /// The number of lines; a text that ends with a line feed has an empty last line.
  public var lineCount: Int { starts.count }

  /// The 1-based line that holds a byte offset; offsets past the end belong to the last line.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a 1-based line without its line ending; empty for a line that does not exist.
  public func span(ofLine line: Int) -> Span {
    guard line >= 1, line <= starts.count else { return .empty(at: bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return Span(start, end)
  }

  /// The line and the column, in Unicode scalars, of a byte offset; both 1-based.
  public func position(at offset: Int) -> Position {
    let (line, prefix) = linePrefix(at: offset)
    return Position(line: line, column: 1 + columns.count(prefix, of: bytes).scalars)
  }

  /// The line and the column, in UTF-16 code units, of a byte offset; both 1-based.
  public func utf16Position(at offset: Int) -> Position {
    let (line, prefix) = linePrefix(at: offset)
    return Position(line: line, column: 1 + columns.count(prefix, of: bytes).utf16Units)
  }

  /// The byte offset of a 1-based line and a 1-based column in UTF-16 code units; clamped to the line.
  public func offset(line: Int, utf16Column column: Int) -> Int {
    let span = span(ofLine: line)
    var units = 1
    var offset = line == 1 ? min(markLength, span.end) : span.start
    while offset < span.end, units < column {
      units += bytes[offset] >= 0xF0 ? 2 : 1
      offset += 1
      while offset < span.end, isContinuation(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  private func linePrefix(at offset: Int) -> (line: Int, prefix: Range<Int>) {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = line == 1 ? markLength : starts[line - 1]
    return (line, start..<max(start, offset))
  }

  /// The bytes of a byte order mark at the start of the text.
  private var markLength: Int { bytes.starts(with: Byte.byteOrderMark) ? Byte.byteOrderMark.count : 0 }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// A line and a column, both 1-based; whoever makes one says what unit the column counts.
public struct Position: Hashable, Sendable, Comparable {
  /// The line, from 1.
  public let line: Int

  /// The column, from 1.
  public let column: Int

  /// A position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then by column.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
