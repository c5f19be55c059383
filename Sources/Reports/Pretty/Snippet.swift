import Syntax

/// The source lines of a place, with their numbers, the exact bytes underlined.
struct Snippet {
  /// The lines that are shown of a place when not all are.
  private static let maximumLineCount = 3

  private let place: Place
  private let firstLine: Int
  private let lastLine: Int
  private let hidden: HiddenBytes

  /// The last line it shows: what decides how wide the numbers are.
  var lastShownLine: Int {
    // A single line more takes no more room than saying that it is left out.
    lastLine - firstLine <= Self.maximumLineCount ? lastLine : firstLine + Self.maximumLineCount - 1
  }

  /// The snippet of a place, which is shown without the white space at its end.
  /// - Parameters:
  ///   - isBrief: whether only its first line is shown
  ///   - hidden: what is shown as asterisks
  init(_ place: Place, isBrief: Bool = false, hidden: HiddenBytes) {
    self.hidden = hidden
    let bytes = place.source.bytes
    let lines = place.source.lineTable
    let start = place.span.start
    firstLine = lines.line(at: start)
    var end = min(place.span.end, bytes.count)
    if isBrief { end = min(end, lines.span(ofLine: firstLine).end) }
    let least = max(start, end - 256)
    while end > least, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    self.place = Place(place.source, Span(start, end))
    lastLine = lines.line(at: max(start, end))
  }

  /// The lines of text, each with its gutter.
  func lines(gutter: Gutter, width: Int, underline: Character, style: Style) -> [String] {
    if place.source.bytes.isEmpty { return [] }
    if firstLine == lastLine {
      let excerpt = excerpt(firstLine, width: width)
      return [
        gutter.line(firstLine, excerpt.text),
        gutter.line(nil, mark(excerpt, underline, gutter: gutter, style: style)),
      ]
    }
    var result: [String] = []
    for line in firstLine...lastShownLine {
      let bar = gutter.paint(line == firstLine ? "/" : "|", style)
      result.append(gutter.line(line, bar + " " + excerpt(line, width: width - 2).text))
      if line == firstLine, !startsItsLine {
        let mark = mark(excerpt(line, width: width - 2), underline, gutter: gutter, style: style)
        result.append(gutter.line(nil, gutter.paint("|", style) + " " + mark))
      }
    }
    if lastLine == lastShownLine {
      let last = excerpt(lastLine, width: width - 2)
      let length = max(1, last.markStart + last.markWidth)
      result.append(gutter.line(nil, gutter.paint("|" + String(repeating: "_", count: length) + "\(underline)", style)))
    } else {
      let rest = Prose.counted(lastLine - lastShownLine, "more line")
      result.append(gutter.line(nil, gutter.paint("\\ … \(rest), to line \(lastLine)", style)))
    }
    return result
  }

  /// Whether only white space stands before the place on its line.
  private var startsItsLine: Bool {
    let line = place.source.lineTable.span(ofLine: firstLine)
    let prefix = place.source[Span(line.start, place.span.start)]
    return prefix.count < 1024 && prefix.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func excerpt(_ line: Int, width: Int) -> LineExcerpt {
    let span = place.source.lineTable.span(ofLine: line)
    return LineExcerpt(of: place.source, line: span, mark: place.span, width: width, hidden: hidden)
  }

  private func mark(_ excerpt: LineExcerpt, _ underline: Character, gutter: Gutter, style: Style) -> String {
    String(repeating: " ", count: excerpt.markStart)
      + gutter.paint(String(repeating: underline, count: excerpt.markWidth), style)
  }
}

/// The column of line numbers at the left of source lines.
struct Gutter {
  /// The cells of the numbers.
  let width: Int

  /// The colours.
  let paint: Painter

  /// A gutter that is wide enough for a line number.
  init(upTo line: Int, _ paint: Painter) {
    width = max(2, String(line).utf8.count)
    self.paint = paint
  }

  /// A line with its number, or with none.
  func line(_ number: Int?, _ text: String) -> String {
    let number = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: max(0, width - number.utf8.count))
    return padding + paint(number.isEmpty ? " |" : "\(number) |", .gutter) + (text.isEmpty ? "" : " " + text)
  }

  /// A line that points somewhere.
  func arrow(_ arrow: String, _ text: String) -> String {
    String(repeating: " ", count: width) + paint(arrow, .gutter) + " " + text
  }

  /// Prose below the source lines, behind its label, wrapped to a width.
  func prose(_ label: String, _ text: String, width: Int?) -> [String] {
    let indentation = self.width + 5 + label.utf8.count
    let wrapped = Prose.wrap(text, width: width.map { max(40, $0 - indentation) })
    let first = String(repeating: " ", count: self.width + 1) + paint("= ", .gutter) + paint(label + ":", .label)
    return wrapped.enumerated().map { index, line in
      (index == 0 ? first : String(repeating: " ", count: indentation - 1)) + " " + line
    }
  }
}
