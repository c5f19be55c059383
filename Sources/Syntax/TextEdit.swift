/// A replacement of some bytes of one file.
public struct TextEdit: Hashable, Sendable {
  /// The file.
  public let source: SourceFile

  /// The bytes that go; empty for an insertion.
  public let span: Span

  /// The text that comes.
  public let text: String

  /// An edit.
  public init(_ source: SourceFile, _ span: Span, _ text: String) {
    self.source = source
    self.span = span
    self.text = text
  }
}
