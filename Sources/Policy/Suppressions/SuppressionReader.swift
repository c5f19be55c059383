import Syntax

/// Finds the suppressions in a file's comments.
enum SuppressionReader {
  /// The suppressions of a file, in document order.
  static func read(_ tree: SyntaxTree) -> [Suppression] {
    var lines = CommentLines(tree)
    var result: [Suppression] = []
    for span in tree.comments {
      let text = commentText(tree.source[span])
      guard let first = text.first, SuppressionComment.firstBytes.contains(first),
        let parsed = SuppressionComment.parse(String(decoding: text, as: UTF8.self))
      else { continue }
      let reach = parsed.isForFile ? .file : Suppression.Reach.lines(lines.target(of: span))
      result.append(
        Suppression(
          dialect: parsed.dialect, rules: parsed.rules, reason: parsed.reason, reach: reach,
          place: Place(tree.source, span)))
    }
    for node in tree.roots where node.kind == .parserDirective && node.name.lowercased() == "check" {
      guard let parsed = SuppressionComment.parse("check=" + (node.arguments.first?.value ?? "")) else { continue }
      result.append(
        Suppression(
          dialect: parsed.dialect, rules: parsed.rules, reason: parsed.reason, reach: .file, place: node.place))
    }
    return result
  }

  private static func commentText(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}

/// Which lines a comment speaks of.
private struct CommentLines {
  private let tree: SyntaxTree
  private var commentLines: Set<Int>?
  private var instructions: [Span]?

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// The lines a comment covers.
  ///
  /// A comment behind code covers its own line. One that stands alone covers the next line with code; in a Dockerfile,
  /// where nothing can be written behind a continued line, the whole instruction that starts there.
  mutating func target(of comment: Span) -> ClosedRange<Int> {
    let table = tree.source.lineTable
    let line = table.line(at: comment.start)
    let before = tree.source[Span(table.span(ofLine: line).start, comment.start)]
    guard before.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return line...line }
    let lines = commentLines ?? Set(tree.comments.map { table.line(at: $0.start) })
    commentLines = lines
    var next = line + 1
    while next <= table.lineCount, lines.contains(next) || tree.source[table.span(ofLine: next)].isEmpty { next += 1 }
    guard tree.language == .dockerfile else { return next...next }
    let start = table.span(ofLine: next).start
    let instructions = instructions ?? tree.roots.map(\.span)
    self.instructions = instructions
    var low = 0
    var high = instructions.count
    while low < high {
      let middle = (low + high) / 2
      if instructions[middle].end > start { high = middle } else { low = middle + 1 }
    }
    guard low < instructions.count else { return next...next }
    return next...max(next, table.line(at: instructions[low].end))
  }
}
