import Syntax

/// Edits of one file, carried out together.
///
/// They are sorted by place, and no two of them overlap (`FixPlan` sees to that). Edits at one and the same offset stay in
/// the order in which they were given.
struct FileEdits {
  /// The edits, by place.
  let edits: [TextEdit]

  /// For each edit, by how many bytes those before it move what follows.
  private let shifts: [Int]

  init(_ edits: [TextEdit]) {
    self.edits = edits.enumerated().sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }
      .map(\.element)
    var shift = 0
    shifts = self.edits.map { edit in
      defer { shift &+= edit.text.utf8.count &- edit.span.count }
      return shift
    }
  }

  /// The file's bytes with the edits carried out.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    for edit in edits {
      result += bytes[min(offset, bytes.count)..<min(max(edit.span.start, offset), bytes.count)]
      result += edit.text.utf8
      offset = max(offset, edit.span.end)
    }
    return result + bytes[min(offset, bytes.count)...]
  }

  /// Where the text of each edit stands afterwards, in the order of `edits`.
  var newSpans: [Span] {
    zip(edits, shifts).map { edit, shift in
      let start = edit.span.start &+ shift
      return Span(start, start &+ edit.text.utf8.count)
    }
  }

  /// Where an offset ends up. It is a range where an edit leaves that open: before or after a text that is inserted
  /// right there, at the beginning or at the end of one that takes the place of what was there.
  func moved(_ offset: Int) -> (first: Int, last: Int) {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(edits[middle].span, offset) { low = middle + 1 } else { high = middle }
    }
    let shift = low < edits.count ? shifts[low] : total
    guard low < edits.count, edits[low].span.start <= offset else { return (offset &+ shift, offset &+ shift) }
    let start = edits[low].span.start &+ shift
    var end = start &+ edits[low].text.utf8.count
    // All that is inserted at the same offset.
    var next = low + 1
    while next < edits.count, edits[next].span == edits[low].span {
      end = end &+ edits[next].text.utf8.count
      next += 1
    }
    return (start, end)
  }

  private func isBefore(_ span: Span, _ offset: Int) -> Bool {
    span.end < offset || (span.end == offset && !span.isEmpty)
  }

  private var total: Int {
    guard let shift = shifts.last, let edit = edits.last else { return 0 }
    return shift &+ edit.text.utf8.count &- edit.span.count
  }
}
