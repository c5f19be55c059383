/// A span in a certain file: what every finding and every value of a model points at.
public struct Place: Hashable, Sendable {
  /// The file.
  public let source: SourceFile

  /// The bytes in it.
  public let span: Span

  /// A place.
  public init(_ source: SourceFile, _ span: Span) {
    self.source = source
    self.span = span
  }

  /// The text at the place.
  public var text: String { source.text(span) }

  /// The line and the column, in Unicode scalars, where it starts; both 1-based.
  public var start: Position { source.lineTable.position(at: span.start) }

  /// The line and the column, in Unicode scalars, one past its last character; both 1-based.
  public var end: Position { source.lineTable.position(at: span.end) }
}

extension Place: Comparable {
  /// Orders by path, then by span.
  public static func < (left: Place, right: Place) -> Bool {
    left.source.path == right.source.path ? left.span < right.span : left.source.path < right.source.path
  }
}
