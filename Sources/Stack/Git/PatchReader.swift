import Syntax

/// Reads patches as `git diff --unified=0` writes them.
enum PatchReader {
  /// For each file of a patch the 1-based lines, after the change, that it adds or replaces. Lines that are only taken away
  /// leave none.
  static func sections(in patch: [UInt8]) -> [[ClosedRange<Int>]] {
    var sections: [[ClosedRange<Int>]] = []
    var reader = Lines(patch)
    while let line = reader.next() {
      if line.starts(with: "diff --git ".utf8) {
        sections.append([])
      } else if line.starts(with: "@@ -".utf8), !sections.isEmpty, let hunk = Hunk(line) {
        // What stands in the lines of a hunk could look like anything.
        reader.skip(hunk.oldCount, hunk.newCount)
        if hunk.newCount > 0 {
          let (end, overflow) = hunk.newStart.addingReportingOverflow(hunk.newCount - 1)
          if !overflow, end >= hunk.newStart { sections[sections.count - 1].append(hunk.newStart...end) }
        }
      }
    }
    return sections
  }

  /// `@@ -1,2 +3,4 @@`: where and how many; a count that is not said is 1.
  private struct Hunk {
    var oldCount = 1
    var newStart = 0
    var newCount = 1

    init?(_ line: ArraySlice<UInt8>) {
      let words = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: true)
      guard words.count >= 3, let old = Self.range(words[1]), let new = Self.range(words[2]) else { return nil }
      (oldCount, newStart, newCount) = (old.count, new.start, new.count)
    }

    private static func range(_ word: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
      let numbers = String(decoding: word.dropFirst(), as: UTF8.self).split(separator: ",").map { Int($0) }
      guard let first = numbers.first, let start = first, start >= 0, numbers.count <= 2 else { return nil }
      guard numbers.count == 2 else { return (start, 1) }
      guard let count = numbers[1], count >= 0 else { return nil }
      return (start, count)
    }
  }

  private struct Lines {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
      guard offset < bytes.count else { return nil }
      let end = bytes[offset...].firstIndex(of: Byte.lineFeed) ?? bytes.count
      defer { offset = end + 1 }
      return bytes[offset..<end]
    }

    /// Goes past the lines of a hunk, each marked `-` or `+`; remarks that begin with a backslash count as neither.
    mutating func skip(_ old: Int, _ new: Int) {
      var (old, new) = (old, new)
      while old > 0 || new > 0, offset < bytes.count {
        switch bytes[offset] {
        case UInt8(ascii: "-"): old -= 1
        case UInt8(ascii: "+"): new -= 1
        case UInt8(ascii: "\\"): break
        default: return
        }
        _ = next()
      }
    }
  }
}
