import Syntax

/// One line of a file as a terminal can show it, cut to a width around what it is shown for.
///
/// Tabs go to the next multiple of four, unsafe scalars and invalid bytes become visible. However long the line is, only
/// some bytes around the mark are looked at.
struct LineExcerpt {
  /// What is shown before the mark, under it and behind it; `…` where something was cut off.
  let before, marked, after: String

  /// The text, all of it.
  var text: String { before + marked + after }

  /// The cell, from 0, where the mark begins.
  let markStart: Int

  /// The cells of the mark, at least 1.
  let markWidth: Int

  /// An excerpt of a line.
  /// - Parameters:
  ///   - line: the line's bytes without its ending
  ///   - mark: what to show it for; parts outside of the line do not count
  ///   - width: the cells there are
  ///   - hidden: what is shown as asterisks
  init(of source: SourceFile, line: Span, mark: Span, width: Int, hidden: HiddenBytes = HiddenBytes()) {
    let mark = Span(min(max(mark.start, line.start), line.end), min(max(mark.end, line.start), line.end))
    let window = Self.window(of: source, line: line, mark: mark, width: width)
    let glyphs = Self.glyphs(of: source, window, hidden)

    // The mark in cells: all that overlaps it; for an empty one, where the next would come.
    var total = 0
    var markCells: Range<Int>?
    for glyph in glyphs {
      let cells = total..<total + glyph.width
      if glyph.bytes.lowerBound < mark.end, glyph.bytes.upperBound > mark.start {
        markCells = (markCells?.lowerBound ?? cells.lowerBound)..<cells.upperBound
      } else if mark.isEmpty, glyph.bytes.lowerBound == mark.start {
        markCells = cells.lowerBound..<cells.lowerBound
      }
      total = cells.upperBound
    }
    let cells = markCells ?? total..<total

    let isCutLeft = window.lowerBound > line.start
    let isCutRight = window.upperBound < line.end
    if total <= width, !isCutLeft, !isCutRight {
      (before, marked, after) = Self.pieces(glyphs, mark)
      markStart = cells.lowerBound
      markWidth = max(1, cells.count)
      return
    }

    let room = max(width - 2, 8)
    let context = (room - min(cells.count, room)) / 2
    var left = max(0, cells.lowerBound - context)
    if !isCutLeft, cells.upperBound <= room { left = 0 }
    left = min(left, max(0, total - room))
    var shown: [Glyph] = []
    var firstShown = total
    var lastShown = left
    var column = 0
    for glyph in glyphs {
      if column >= left, column + glyph.width <= left + room {
        firstShown = min(firstShown, column)
        lastShown = column + glyph.width
        shown.append(glyph)
      }
      column += glyph.width
    }
    let hasMoreLeft = isCutLeft || firstShown > 0
    let hasMoreRight = isCutRight || lastShown < total
    let pieces = Self.pieces(shown, mark)
    before = (hasMoreLeft ? "…" : "") + pieces.before
    marked = pieces.marked
    after = pieces.after + (hasMoreRight ? "…" : "")
    let start = max(cells.lowerBound, firstShown)
    markStart = start - firstShown + (hasMoreLeft ? 1 : 0)
    markWidth = max(1, min(cells.upperBound, lastShown) - start)
  }

  /// Something that is shown as a whole.
  private struct Glyph {
    let element: UTF8Reader.Element
    let width: Int
    let bytes: Range<Int>
  }

  /// The bytes to look at: the whole line, or enough of it on both sides of the mark's start to fill the width.
  private static func window(of source: SourceFile, line: Span, mark: Span, width: Int) -> Range<Int> {
    let reach = max(width, 8) * 4
    guard line.count > 2 * reach else { return line.range }
    var start = max(line.start, mark.start - reach)
    var end = min(line.end, mark.start + reach)
    while start > line.start, isContinuation(start, in: source), mark.start - start < reach + 4 { start -= 1 }
    while end < line.end, isContinuation(end, in: source), end - mark.start < reach + 4 { end += 1 }
    return start..<end
  }

  private static func isContinuation(_ offset: Int, in source: SourceFile) -> Bool {
    source.bytes.indices.contains(offset) && source.bytes[offset] & 0xC0 == 0x80
  }

  private static func glyphs(of source: SourceFile, _ range: Range<Int>, _ hidden: HiddenBytes) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(range.count)
    var reader = UTF8Reader(source.bytes, range)
    var widths = DisplayWidth()
    var column = 0
    while true {
      let start = reader.offset
      guard var element = reader.next() else { return glyphs }
      if hidden.contains(start, in: source) { element = .scalar("*") }
      let width: Int
      switch element {
      case .scalar("\u{FEFF}") where start == 0: continue  // a byte order mark, which no editor shows
      case .scalar("\t"): width = 4 - column % 4
      case .scalar(let scalar) where Escaping.isUnsafe(scalar): width = Escaping.visible(scalar).utf8.count
      case .scalar(let scalar): width = widths.next(scalar)
      case .invalidByte(let byte): width = Escaping.visible(invalidByte: byte).utf8.count
      }
      glyphs.append(Glyph(element: element, width: width, bytes: start..<reader.offset))
      column += width
    }
  }

  /// What stands before a mark, under it and behind it. An empty mark has nothing under it.
  private static func pieces(_ glyphs: [Glyph], _ mark: Span) -> (before: String, marked: String, after: String) {
    let start = glyphs.firstIndex { $0.bytes.upperBound > mark.start } ?? glyphs.count
    let end = glyphs[start...].firstIndex { $0.bytes.lowerBound >= mark.end } ?? glyphs.count
    return (text(glyphs[..<start]), text(glyphs[start..<end]), text(glyphs[end...]))
  }

  private static func text(_ glyphs: ArraySlice<Glyph>) -> String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs {
      switch glyph.element {
      case .scalar("\t"): text.append(contentsOf: repeatElement(" ", count: glyph.width))
      case .scalar(let scalar) where Escaping.isUnsafe(scalar):
        text.append(contentsOf: Escaping.visible(scalar).unicodeScalars)
      case .scalar(let scalar): text.append(scalar)
      case .invalidByte(let byte): text.append(contentsOf: Escaping.visible(invalidByte: byte).unicodeScalars)
      }
    }
    return String(text)
  }
}
