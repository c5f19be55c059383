/// What reports do with the prose of rules.
public enum Prose {
  /// The first paragraph of a Markdown text on one line.
  static func firstParagraph(_ markdown: String) -> String {
    var words: [Substring] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let found = line.split(whereSeparator: \.isWhitespace)
      if found.isEmpty {
        if words.isEmpty { continue } else { break }
      }
      words += found
    }
    return words.joined(separator: " ")
  }

  /// The first sentence of a Markdown text on one line. A sentence ends where the next word does not start with a
  /// small letter or a digit.
  static func firstSentence(_ markdown: String) -> String {
    let words = firstParagraph(markdown).split(separator: " ")
    for (index, word) in words.enumerated() where endsSentence(word) {
      guard index + 1 < words.count, let next = words[index + 1].first, next.isLowercase || next.isNumber else {
        return words[...index].joined(separator: " ")
      }
    }
    return words.joined(separator: " ")
  }

  /// The text on lines of at most `width` cells; a longer word gets a line of its own. One line when width is nil.
  static func wrap(_ text: String, width: Int?) -> [String] {
    guard let width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let cells = self.width(word)
      if used > 0, used + 1 + cells > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += cells
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// `1 file`, `2 files`.
  public static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func width(_ word: Substring) -> Int {
    var width = DisplayWidth()
    return word.unicodeScalars.reduce(0) { $0 + width.next($1) }
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    let bare = word.lowercased()
    guard !["e.g.", "i.e.", "cf.", "vs.", "(e.g.", "(i.e."].contains(bare) else { return false }
    let stripped = word.reversed().drop { $0 == ")" || $0 == "\"" || $0 == "*" || $0 == "_" }
    return stripped.first.map { ".!?".contains($0) } ?? false
  }
}
