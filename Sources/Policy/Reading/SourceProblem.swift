import Stack
import Syntax

/// A fault in a file that tells stacklint what to do: a rule file, a configuration.
public struct SourceProblem: Error, Sendable {
  /// What is wrong, without a full stop.
  public let message: String

  /// What to do about it.
  public let hint: String?

  /// Where.
  public let place: Place

  /// A problem.
  public init(_ message: String, at place: Place, hint: String? = nil) {
    self.message = message
    self.hint = hint
    self.place = place
  }

  /// A file that cannot be read at all.
  public init(unreadable notice: DiscoveryNotice) { self.init(unplaced: notice.message, path: notice.path) }

  /// Something about a path of the command line, which no file holds.
  init(unplaced message: String, path: String) {
    self.init(message, at: Place(SourceFile(path: path, bytes: []), .empty(at: 0)))
  }

  /// The problem as people read it, with the line underlined:
  ///
  ///     Rules/x.yaml:7:13: error: unknown field 'bas' on dockerfile.stage; did you mean 'base'?
  ///     7 | when: stage.bas.floating
  ///       |             ^~~
  public var description: String {
    guard !place.source.bytes.isEmpty else { return "stacklint: \(message)" + (hint.map { "; \($0)" } ?? "") }
    let start = place.start
    let head = "\(place.source.path):\(start.line):\(start.column): error: \(message)" + (hint.map { "; \($0)" } ?? "")
    let lineSpan = place.source.lineTable.span(ofLine: start.line)
    let line = place.source.text(lineSpan)
    guard !line.isEmpty, line.utf8.count <= 400 else { return head }
    let number = String(start.line)
    let underlined = place.source.text(Span(place.span.start, min(place.span.end, lineSpan.end))).unicodeScalars.count
    let blank = String(repeating: " ", count: number.utf8.count)
    let indent = line.unicodeScalars.prefix(start.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
    let mark = "^" + String(repeating: "~", count: max(0, underlined - 1))
    return "\(head)\n\(number) | \(line)\n\(blank) | \(indent)\(mark)"
  }
}

/// All faults of one or several files.
public struct SourceProblems: Error, Sendable {
  /// The problems, in the order in which they were met.
  public let problems: [SourceProblem]

  /// Some problems.
  public init(_ problems: [SourceProblem]) { self.problems = problems }
}
