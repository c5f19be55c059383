import Syntax

/// Text that was put together from pieces of a file, and where each piece came from.
///
/// An instruction's lines joined at their continuations, the body of a heredoc without its tabs, a decoded JSON string:
/// parsers work on the text, spans lead back to the file.
struct MappedText: Sendable {
  /// A run of bytes that stands in the file as it stands in the text.
  private struct Piece: Sendable {
    /// Where the run starts in the text.
    let start: Int
    /// Where it starts in the file.
    let offset: Int
  }

  /// The text.
  private(set) var bytes: [UInt8]

  private var pieces: [Piece] = []

  /// A whole file: every byte stands where it stands.
  init(file bytes: [UInt8]) { self.bytes = bytes }

  /// An empty text, to be appended to.
  init() { bytes = [] }

  /// The range of the whole text.
  var range: Range<Int> { 0..<bytes.count }

  /// Makes room for so many bytes.
  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends bytes that stand in the file at `offset`.
  mutating func append(_ run: some Collection<UInt8>, at offset: Int) {
    guard !run.isEmpty else { return }
    addPiece(at: offset)
    bytes.append(contentsOf: run)
  }

  /// Appends a byte that stands in the file at `offset`.
  mutating func append(_ byte: UInt8, at offset: Int) {
    addPiece(at: offset)
    bytes.append(byte)
  }

  private mutating func addPiece(at offset: Int) {
    if pieces.isEmpty { pieces.reserveCapacity(8) }
    let isContinued = pieces.last.map { bytes.count &- $0.start &+ $0.offset == offset } ?? false
    if !isContinued { pieces.append(Piece(start: bytes.count, offset: offset)) }
  }

  /// Appends a range of another text.
  mutating func append(_ other: MappedText, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = min(other.pieceEnd(at: index), range.upperBound)
      append(other.bytes[index..<end], at: other.offset(of: index))
      index = end
    }
  }

  /// The byte offset in the file of an index of the text.
  func offset(of index: Int) -> Int {
    guard let piece = piece(at: index) else { return index }
    return pieces[piece].offset &+ (index &- pieces[piece].start)
  }

  /// The span in the file from the first to the last byte of a range.
  func span(_ range: Range<Int>) -> Span {
    guard let first = piece(at: range.lowerBound) else {
      return range.isEmpty ? .empty(at: range.lowerBound) : Span(range)
    }
    let start = pieces[first].offset &+ (range.lowerBound &- pieces[first].start)
    if range.isEmpty { return .empty(at: start) }
    // Mostly a range lies in one piece.
    let isOnePiece = first + 1 == pieces.count || pieces[first + 1].start >= range.upperBound
    return Span(start, isOnePiece ? start + range.count : offset(of: range.upperBound - 1) + 1)
  }

  /// Whether a range stands in the file in one piece.
  func isContiguous(_ range: Range<Int>) -> Bool {
    pieces.isEmpty || range.isEmpty || piece(at: range.lowerBound) == piece(at: range.upperBound - 1)
  }

  private func piece(at index: Int) -> Int? {
    guard !pieces.isEmpty else { return nil }
    return pieces.withUnsafeBufferPointer { pieces in
      var low = 0
      var high = pieces.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if pieces[middle].start <= index { low = middle } else { high = middle }
      }
      return low
    }
  }

  private func pieceEnd(at index: Int) -> Int {
    guard let piece = piece(at: index), piece + 1 < pieces.count else { return bytes.count }
    return pieces[piece + 1].start
  }
}
