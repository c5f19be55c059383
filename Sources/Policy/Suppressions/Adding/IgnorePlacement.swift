import Syntax

/// A place where a comment can stand on a line of its own.
struct IgnorePlacement: Hashable, Comparable {
  /// The file.
  let source: SourceFile

  /// The start of the line before which it goes.
  let offset: Int

  /// Whether it speaks of the whole file, not of the line that follows.
  let isForFile: Bool

  /// The line with the comment, indented as the one that follows.
  func comment(_ rules: [String], reason: String) -> String {
    let line = source[Span(offset, source.bytes.count)]
    let indentation = isForFile ? "" : String(decoding: line.prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
    let key = isForFile ? "ignore-file" : "ignore"
    return "\(indentation)# stacklint \(key)=\(rules.joined(separator: ",")) -- \(reason)\(lineEnd)"
  }

  /// How the file ends its lines.
  private var lineEnd: String {
    guard let feed = source.bytes.firstIndex(of: Byte.lineFeed), feed > 0 else { return "\n" }
    return source.bytes[feed - 1] == Byte.carriageReturn ? "\r\n" : "\n"
  }

  static func < (left: IgnorePlacement, right: IgnorePlacement) -> Bool {
    if left.source.path != right.source.path { return left.source.path < right.source.path }
    if left.offset != right.offset { return left.offset < right.offset }
    return left.isForFile && !right.isForFile
  }
}

/// Finds the lines of a file before which a comment can stand.
struct PlacementFinder {
  private let tree: SyntaxTree

  /// The top-level nodes.
  private let roots: [Span]

  /// Texts of several lines, in order: a comment within would be a part of them.
  private let texts: [Span]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    roots = tree.roots.map(\.span)
    texts =
      tree.language == .dockerfile
      ? []
      : tree.allNodes.flatMap { $0.arguments.map(\.span) + [$0.nameSpan] + $0.heredocs.map(\.place.span) }
        .filter { tree.source[$0].contains(Byte.lineFeed) }.sorted()
  }

  /// The place for a comment that speaks of the line in which something starts; in a Dockerfile, where a comment among
  /// continued lines would be lost among those of the shell, of its whole instruction. Nil where none can stand.
  func before(_ place: Place) -> IgnorePlacement? {
    var start = place.span.start
    if tree.language == .dockerfile {
      guard let root = first(roots, endingAfter: start), root.start <= start else { return nil }
      start = root.start
    }
    let table = tree.source.lineTable
    let offset = table.span(ofLine: table.line(at: start)).start
    if let text = first(texts, endingAfter: offset), text.start < offset { return nil }
    return IgnorePlacement(source: tree.source, offset: max(offset, markLength), isForFile: false)
  }

  /// The place for a comment that speaks of the whole file: its first line, behind what only counts when it comes first.
  var top: IgnorePlacement {
    let directive = tree.roots.filter { $0.kind == .parserDirective }.last
    let table = tree.source.lineTable
    let line = directive.map { table.line(at: $0.span.start) + 1 } ?? 1
    return IgnorePlacement(
      source: tree.source, offset: max(table.span(ofLine: line).start, markLength), isForFile: true)
  }

  private var markLength: Int {
    tree.source.bytes.starts(with: Byte.byteOrderMark) ? Byte.byteOrderMark.count : 0
  }

  private func first(_ spans: [Span], endingAfter offset: Int) -> Span? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end > offset { high = middle } else { low = middle + 1 }
    }
    return low < spans.count ? spans[low] : nil
  }
}
