/// Bytes that edits left as they are, though they may stand elsewhere now.
public struct KeptRange: Sendable, Hashable {
  /// Where they stood.
  public let oldStart: Int

  /// Where they stand.
  public let newStart: Int

  /// How many they are.
  public let count: Int

  /// Bytes that stayed.
  public init(oldStart: Int, newStart: Int, count: Int) {
    self.oldStart = oldStart
    self.newStart = newStart
    self.count = count
  }

  /// What two changes in a row leave as it is; both lists are in document order.
  static func composed(_ first: [KeptRange], _ second: [KeptRange]) -> [KeptRange] {
    var result: [KeptRange] = []
    var (left, right) = (0, 0)
    while left < first.count, right < second.count {
      let (a, b) = (first[left], second[right])
      let start = max(a.newStart, b.oldStart)
      let end = min(a.newStart + a.count, b.oldStart + b.count)
      if start < end {
        result.append(
          KeptRange(
            oldStart: a.oldStart + start - a.newStart, newStart: b.newStart + start - b.oldStart, count: end - start))
      }
      if a.newStart + a.count < b.oldStart + b.count { left += 1 } else { right += 1 }
    }
    return result
  }
}

extension FileEdits {
  /// What the edits leave as it is in a file of so many bytes.
  func kept(byteCount: Int) -> [KeptRange] {
    var result: [KeptRange] = []
    var (old, new) = (0, 0)
    func keep(until end: Int) {
      guard end > old else { return }
      result.append(KeptRange(oldStart: old, newStart: new, count: end - old))
      new += end - old
      old = end
    }
    for edit in edits {
      keep(until: edit.span.start)
      new += edit.text.utf8.count
      old = max(old, edit.span.end)
    }
    keep(until: byteCount)
    return result
  }
}
