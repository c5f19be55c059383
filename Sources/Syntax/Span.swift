/// A half-open range of UTF-8 byte offsets in one source file: `start` is the first byte, `end` is one past the last.
///
/// Spans are the only way positions are kept; lines and columns are computed from them at the edge (`LineTable`).
public struct Span: Hashable, Sendable {
  private let lower: UInt32
  private let upper: UInt32

  /// Byte offset of the first byte.
  public var start: Int { Int(lower) }

  /// Byte offset one past the last byte; never less than `start`.
  public var end: Int { Int(upper) }

  /// Length in bytes.
  public var count: Int { Int(upper - lower) }

  /// Whether the span holds no bytes.
  public var isEmpty: Bool { lower == upper }

  /// The span as a range of byte offsets.
  public var range: Range<Int> { start..<end }

  /// A span from `start` to `end`; offsets outside of what a file can have are clamped, an end before the start
  /// becomes the start.
  public init(_ start: Int, _ end: Int) {
    lower = UInt32(clamping: start)
    upper = max(lower, UInt32(clamping: end))
  }

  /// A span over a range of byte offsets.
  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// The empty span at one offset.
  public static func empty(at offset: Int) -> Span { Span(offset, offset) }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// Whether `offset` lies inside, the end excluded.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether `other` lies wholly inside.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// The span moved by `distance` bytes.
  public func shifted(by distance: Int) -> Span { Span(start + distance, end + distance) }
}

extension Span: Comparable {
  /// Orders by start, then by end.
  public static func < (left: Span, right: Span) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }
}

extension Span: CustomStringConvertible {
  /// The offsets as `start..<end`.
  public var description: String { "\(start)..<\(end)" }
}
