/// The Markdown that rules are documented in, as HTML: paragraphs, lists, code, bold words and links. What it does not know stays
/// the text that it is.
struct MarkdownHTML {
  private let lines: [Substring]

  init(_ markdown: String) { lines = markdown.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Writes the blocks.
  func write(to html: inout HTMLWriter) {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.allSatisfy(\.isWhitespace) {
        index += 1
      } else if Self.isFence(line) {
        let end = lines[(index + 1)...].firstIndex(where: Self.isFence) ?? lines.count
        html.element("pre") { html in
          for line in lines[(index + 1)..<end] { html.write(String(line)); html.line() }
        }
        index = min(end + 1, lines.count)
      } else if Self.item(line) != nil {
        html.element("ul") { html in
          while index < lines.count, let first = Self.item(lines[index]) {
            index += 1
            let text = paragraph(from: &index, first)
            html.element("li") { Self.writeInline(text, to: &$0) }
          }
        }
      } else {
        index += 1
        let text = paragraph(from: &index, line)
        html.element("p") { Self.writeInline(text, to: &$0) }
      }
    }
  }

  /// The rest of a paragraph, joined to its first line.
  private func paragraph(from index: inout Int, _ first: Substring) -> String {
    var words = first.split(whereSeparator: \.isWhitespace)
    while index < lines.count, !lines[index].allSatisfy(\.isWhitespace), Self.item(lines[index]) == nil,
      !Self.isFence(lines[index])
    {
      words += lines[index].split(whereSeparator: \.isWhitespace)
      index += 1
    }
    return words.joined(separator: " ")
  }

  private static func isFence(_ line: Substring) -> Bool { line.drop(while: \.isWhitespace).hasPrefix("```") }

  private static func item(_ line: Substring) -> Substring? {
    let text = line.drop(while: \.isWhitespace)
    return text.hasPrefix("- ") || text.hasPrefix("* ") ? text.dropFirst(2) : nil
  }

  private static func writeInline(_ text: String, to html: inout HTMLWriter) {
    for part in InlineCode.parts(of: text) {
      switch part {
      case .code(let code): html.element("code", text: code)
      case .text(let text): writeBold(text, to: &html)
      }
    }
  }

  /// `**…**`; what has no end stays as it is.
  private static func writeBold(_ text: String, to html: inout HTMLWriter) {
    let pieces = text.split(separator: "**", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index % 2 == 1, index + 1 < pieces.count {
        html.element("b") { writeLinks(piece, to: &$0) }
      } else {
        if index % 2 == 1 { html.write("**") }
        writeLinks(piece, to: &html)
      }
    }
  }

  /// `[text](address)`.
  private static func writeLinks(_ text: Substring, to html: inout HTMLWriter) {
    var rest = text
    while let middle = rest.firstRange(of: "]("), let end = rest[middle.upperBound...].firstIndex(of: ")"),
      let start = rest[..<middle.lowerBound].lastIndex(of: "[")
    {
      html.write(String(rest[..<start]))
      HTMLLink.write(
        String(rest[middle.upperBound..<end]), text: String(rest[rest.index(after: start)..<middle.lowerBound]),
        to: &html)
      rest = rest[rest.index(after: end)...]
    }
    html.write(String(rest))
  }
}
