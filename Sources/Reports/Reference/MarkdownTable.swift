/// Tables in Markdown.
enum MarkdownTable {
  /// A table with a head; bars in cells are escaped, for they would end the cell, inside of code too.
  static func text(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows.map { $0.map(cell) })
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
