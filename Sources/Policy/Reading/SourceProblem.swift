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
    guard !place.source.bytes.isEmpty, let excerpt = Excerpt(of: place) else { return line }
    let number = String(place.start.line)
    let blank = String(repeating: " ", count: number.utf8.count)
    let indent = excerpt.before.unicodeScalars.map { $0 == "\t" ? "\t" : " " }.joined()
    let mark = "^" + String(repeating: "~", count: max(0, excerpt.marked.unicodeScalars.count - 1))
    return "\(line)\n\(number) | \(excerpt.before)\(excerpt.marked)\(excerpt.after)\n\(blank) | \(indent)\(mark)"
  }
}

extension SourceProblem {
  /// The problem in one line, without what stands at its place: for files that few people look at while they are told of it.
  public var line: String {
    let text = shortened(message) + (hint.map { "; \(shortened($0))" } ?? "")
    if place.source.bytes.isEmpty { return "stacklint: \(text)" }
    let start = place.start
    return "\(visible(place.source.path)):\(start.line):\(start.column): error: \(text)"
  }
}

/// The line of a place; of a long line what stands around the place.
private struct Excerpt {
  let before: String
  let marked: String
  let after: String

  /// The bytes of a line that are shown at most, and those of them before the place.
  private static let width = 140
  private static let lead = 60

  /// The excerpt; nil for an empty line.
  init?(of place: Place) {
    let source = place.source
    let line = source.lineTable.span(ofLine: place.start.line)
    guard !line.isEmpty else { return nil }
    let at = min(max(place.span.start, line.start), line.end)
    let isLong = line.end - line.start > Self.width
    let start = isLong ? Self.boundary(max(line.start, at - Self.lead), in: source) : line.start
    let end = isLong ? Self.boundary(max(at, min(line.end, start + Self.width)), in: source) : line.end
    let marked = min(max(place.span.end, at), end)
    before = (start > line.start ? "…" : "") + visible(source.text(Span(start, at)))
    self.marked = visible(source.text(Span(at, marked)))
    after = visible(source.text(Span(marked, end))) + (end < line.end ? "…" : "")
  }

  /// The offset, or the one before it where a character starts.
  private static func boundary(_ offset: Int, in source: SourceFile) -> Int {
    var offset = offset
    while offset > 0, offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

/// A message for a terminal; one that quotes a name of thousands of letters is cut.
private func shortened(_ message: String) -> String {
  let text = visible(message)
  return text.utf8.count <= 500 ? text : text.prefix(300) + "…"
}

/// Text of a file for a terminal: what would move the cursor or change colours is replaced, one cell for each.
private func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control where scalar != "\t", .format, .lineSeparator, .paragraphSeparator, .surrogate:
      result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// All faults of one or several files.
public struct SourceProblems: Error, Sendable {
  /// The problems, in the order in which they were met.
  public let problems: [SourceProblem]

  /// Some problems.
  public init(_ problems: [SourceProblem]) { self.problems = problems }
}
