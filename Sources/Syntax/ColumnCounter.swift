/// Counts the scalars and the UTF-16 units of a part of a text.
///
/// Most texts are ASCII, most lines short: then there is nothing to keep. For the others the counts up to every 1,024th
/// byte are kept, so that a thousand columns on one line of a megabyte cost no more than on a thousand short lines.
struct ColumnCounter: Sendable {
  /// How many of each there are.
  struct Counts: Sendable {
    var scalars = 0
    var utf16Units = 0
  }

  private static let stride = 1024

  private let isASCII: Bool

  /// The counts from the start of the text up to each multiple of the stride; empty when lines are short.
  private let checkpoints: [Counts]

  init(_ bytes: [UInt8], isASCII: Bool, longestLine: Int) {
    self.isASCII = isASCII
    guard !isASCII, longestLine > 4 * Self.stride else {
      checkpoints = []
      return
    }
    var checkpoints: [Counts] = []
    var counts = Counts()
    var start = 0
    while start < bytes.count {
      checkpoints.append(counts)
      let end = min(start + Self.stride, bytes.count)
      Self.add(bytes[start..<end], to: &counts)
      start = end
    }
    checkpoints.append(counts)
    self.checkpoints = checkpoints
  }

  /// The counts of a range of bytes, which lies inside of the text.
  func count(_ range: Range<Int>, of bytes: [UInt8]) -> Counts {
    if isASCII { return Counts(scalars: range.count, utf16Units: range.count) }
    if checkpoints.isEmpty || range.count <= 2 * Self.stride {
      var counts = Counts()
      Self.add(bytes[range], to: &counts)
      return counts
    }
    let end = total(upTo: range.upperBound, of: bytes)
    let start = total(upTo: range.lowerBound, of: bytes)
    return Counts(scalars: end.scalars - start.scalars, utf16Units: end.utf16Units - start.utf16Units)
  }

  private func total(upTo offset: Int, of bytes: [UInt8]) -> Counts {
    let index = min(offset / Self.stride, checkpoints.count - 1)
    var counts = checkpoints[index]
    let start = min(index * Self.stride, offset)
    Self.add(bytes[start..<offset], to: &counts)
    return counts
  }

  private static func add(_ part: ArraySlice<UInt8>, to counts: inout Counts) {
    for byte in part where byte & 0xC0 != 0x80 {
      counts.scalars += 1
      counts.utf16Units += byte >= 0xF0 ? 2 : 1
    }
  }
}
