import Foundation
import Testing

/// The table of an `EXPECTED.md`: what a stack says of itself, and the finding or the line that it comes down to.
struct ExpectedTable {
  /// A row: `| P01 | The API runs as a user of its own | kept | `api/Dockerfile:14` `USER coach` |`.
  struct Row: CustomTestStringConvertible {
    /// The policy: `P01`.
    let policy: String
    /// What the stack says.
    let statement: String
    /// The rule that fires where the statement is not true; nil where the line keeps it.
    let rule: String?
    /// The file, as seen from the stack's folder.
    let path: String
    /// The line, from 1.
    let line: Int
    /// What the line says, when it keeps the statement.
    let quote: String?

    var testDescription: String { "\(policy) \(path):\(line)" }
  }

  let rows: [Row]

  /// Reads the table; a line that looks like a row and is none is an error.
  init(_ text: String) throws {
    rows = try text.split(separator: "\n").filter { $0.hasPrefix("| P") }.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      try #require(cells.count == 4, "four cells: \(line)")
      // `path:line` or `path:line` `quote`: the odd parts between backquotes.
      let code = cells[3].split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
      let isKept = cells[2] == "kept"
      try #require(code.count == (isKept ? 2 : 1), "a place, and for what is kept the words there: \(line)")
      let colon = try #require(code[0].lastIndex(of: ":"), "no place: \(line)")
      return Row(
        policy: cells[0], statement: cells[1], rule: isKept ? nil : cells[2], path: String(code[0][..<colon]),
        line: try #require(Int(code[0][code[0].index(after: colon)...]), "no line number: \(line)"),
        quote: isKept ? code[1] : nil)
    }
  }
}
