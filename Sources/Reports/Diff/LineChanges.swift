import Policy

/// Which lines of a file changed: the ranges of old lines, each with the range of new lines in its place.
///
/// Nothing is searched for: the fixes say which bytes they kept, so that this takes linear time however much changed.
struct LineChanges {
  /// Lines that take the place of others; either range may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The old lines, each with its line feed.
  let old: [ArraySlice<UInt8>]

  /// The new lines, each with its line feed.
  let new: [ArraySlice<UInt8>]

  /// What changed, in order.
  private(set) var changes: [Change] = []

  init(_ change: FileChange) {
    old = Self.lines(change.before)
    new = Self.lines(change.after)
    var (nextOld, nextNew) = (0, 0)
    for (oldLine, newLine) in Self.keptLines(change, old, new) {
      add(nextOld..<oldLine, nextNew..<newLine)
      (nextOld, nextNew) = (oldLine + 1, newLine + 1)
    }
    add(nextOld..<old.count, nextNew..<new.count)
  }

  /// The lines that were kept whole, by their numbers, before and after.
  private static func keptLines(
    _ change: FileChange, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [(old: Int, new: Int)] {
    var result: [(old: Int, new: Int)] = []
    var (oldLine, newLine) = (0, 0)
    for kept in change.kept {
      let end = kept.oldStart + kept.count
      while oldLine < old.count, old[oldLine].startIndex < kept.oldStart { oldLine += 1 }
      while oldLine < old.count, old[oldLine].endIndex <= end {
        let start = old[oldLine].startIndex - kept.oldStart + kept.newStart
        while newLine < new.count, new[newLine].startIndex < start { newLine += 1 }
        if newLine < new.count, new[newLine].startIndex == start, new[newLine].count == old[oldLine].count {
          result.append((oldLine, newLine))
          newLine += 1
        }
        oldLine += 1
      }
    }
    return result
  }

  /// Adds a change without the lines at its beginning and its end that are equal all the same.
  private mutating func add(_ olds: Range<Int>, _ news: Range<Int>) {
    let start = zip(old[olds], new[news]).prefix { $0 == $1 }.count
    let rest = min(olds.count, news.count) - start
    let end = zip(old[olds].reversed(), new[news].reversed()).prefix(rest).prefix { $0 == $1 }.count
    let change = Change(
      old: (olds.lowerBound + start)..<(olds.upperBound - end), new: (news.lowerBound + start)..<(news.upperBound - end)
    )
    if !change.old.isEmpty || !change.new.isEmpty { changes.append(change) }
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      result.append(bytes[start...offset])
      start = offset + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }
}
