import Policy
import Syntax

/// The source lines of a place on a page, with some around them, the exact bytes marked.
struct HTMLSource {
  /// The lines that are shown before and behind the place.
  private static let contextLineCount = 2

  /// The lines that are shown of the place itself.
  private static let maximumLineCount = 8

  /// The cells that are shown of a line.
  private static let width = 200

  private let place: Place
  private let isBrief: Bool
  private let hidden: HiddenBytes

  /// The source of a place.
  /// - Parameter isBrief: whether only its first line is shown.
  init(_ place: Place, isBrief: Bool = false, hidden: HiddenBytes) {
    self.place = place
    self.isBrief = isBrief
    self.hidden = hidden
  }

  /// Writes the lines.
  func write(to html: inout HTMLWriter) {
    guard !place.source.bytes.isEmpty else { return }
    let first = place.start.line
    let last = isBrief ? first : place.lastLine
    let lastShown = last - first < Self.maximumLineCount ? last : first + Self.maximumLineCount - 1
    let context = isBrief ? 0 : Self.contextLineCount
    let lineCount = place.source.lineTable.lineCount
    html.element("pre", [("class", "source"), ("tabindex", "0")]) { html in
      for line in max(1, first - context)...lastShown {
        write(line, isPart: line >= first, to: &html)
      }
      if lastShown < last {
        let more = Prose.counted(last - lastShown, "more line")
        html.element("span", [("class", "more")], text: "… \(more), to line \(last)")
      } else if lastShown < min(lastShown + context, lineCount) {
        for line in lastShown + 1...min(lastShown + context, lineCount) where !isLastEmpty(line, of: lineCount) {
          write(line, isPart: false, to: &html)
        }
      }
    }
  }

  /// A text that ends with a line feed has an empty line behind it, which no editor numbers.
  private func isLastEmpty(_ line: Int, of count: Int) -> Bool {
    line == count && place.source.lineTable.span(ofLine: line).isEmpty
  }

  private func write(_ line: Int, isPart: Bool, to html: inout HTMLWriter) {
    let span = place.source.lineTable.span(ofLine: line)
    let mark = isPart ? place.span : .empty(at: span.start)
    let excerpt = LineExcerpt(of: place.source, line: span, mark: mark, width: Self.width, hidden: hidden)
    html.element("span", [("class", isPart ? "line hit" : "line")]) { html in
      html.element("span", [("class", "number")], text: String(line))
      let colours = SourceColours(excerpt.text)
      html.element("span", [("class", "code")]) { html in
        let start = excerpt.before.utf8.count
        let end = start + excerpt.marked.utf8.count
        colours.write(0..<start, to: &html)
        if isPart, start < end { html.element("mark") { colours.write(start..<end, to: &$0) } }
        if !isPart { colours.write(start..<end, to: &html) }
        colours.write(end..<excerpt.text.utf8.count, to: &html)
      }
      html.line()
    }
  }
}
