import Syntax

/// What stands between YAML tokens: white space, comments and indicators; and the properties before a value.
struct Trivia {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Reads a gap; `comment` receives each comment.
  ///
  /// - Returns: the offset of the last `-`, `:`, `?`, `,` or bracket.
  func read(_ range: Range<Int>, comment: (Span) -> Void) -> Int? {
    var indicator: Int?
    var offset = range.lowerBound
    let end = min(range.upperBound, bytes.count)
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "#"):
        let start = offset
        offset = lineEnd(from: offset, limit: end)
        comment(Span(start, offset))
      case UInt8(ascii: "%") where isLineStart(offset):
        // A directive; `#` may be part of a tag prefix, so that only a spaced one starts a comment.
        let line = lineEnd(from: offset, limit: end)
        while offset < line, !(bytes[offset] == UInt8(ascii: "#") && isBlank(bytes[offset - 1])) { offset += 1 }
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
        indicator = offset
        offset += 1
      default:
        offset += 1
      }
    }
    return indicator
  }

  /// The end of the line that holds an offset, line ending excluded; at most `limit`.
  func lineEnd(from offset: Int, limit: Int) -> Int {
    var end = offset
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// The start of the line after the one that holds an offset; the end of the text after the last line.
  func nextLine(after offset: Int) -> Int {
    var next = max(offset, 0)
    while next < bytes.count, bytes[next] != 0x0A { next += 1 }
    return min(next + 1, bytes.count)
  }

  /// The start of the line that holds an offset.
  func lineStart(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// Whether a block sequence's indicator stands at an offset.
  func isDash(at offset: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "-") else { return false }
    let next = offset + 1
    return next >= bytes.count || isBlank(bytes[next]) || bytes[next] == 0x0A || bytes[next] == 0x0D
  }

  /// The end of the last character before `end` that is no white space.
  func trimmedEnd(of end: Int) -> Int {
    var end = min(end, bytes.count)
    while end > 0, isBlank(bytes[end - 1]) || bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The end of the run of characters other than white space that starts at an offset.
  func tokenEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !isBlank(bytes[end]), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Skips white space, line endings and comments.
  func skipBlank(from offset: Int, limit: Int) -> Int {
    var offset = offset
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = lineEnd(from: offset, limit: limit)
      } else if isBlank(bytes[offset]) || bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// The anchor and the tag that start at an offset, in whatever order, and where the value may start after them.
  func properties(from offset: Int, limit: Int) -> (anchor: Span?, tag: Span?, end: Int) {
    var anchor: Span?
    var tag: Span?
    var end = offset
    var offset = offset
    while offset < limit {
      offset = skipBlank(from: offset, limit: limit)
      guard offset < limit else { break }
      let start = offset
      if bytes[start] == UInt8(ascii: "&"), anchor == nil {
        offset = wordEnd(from: start + 1, limit: limit)
        anchor = Span(start, offset)
      } else if bytes[start] == UInt8(ascii: "!"), tag == nil {
        offset = wordEnd(from: start + 1, limit: limit)
        tag = Span(start, offset)
      } else {
        break
      }
      end = offset
    }
    return (anchor, tag, end)
  }

  private func wordEnd(from offset: Int, limit: Int) -> Int {
    var end = offset
    let isVerbatim = end < limit && bytes[end] == UInt8(ascii: "<")
    while end < limit, !isBlank(bytes[end]), bytes[end] != 0x0A, bytes[end] != 0x0D {
      if !isVerbatim, isFlowIndicator(bytes[end]) { break }
      end += 1
    }
    return end
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == 0x0A }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "{")
  }
}
