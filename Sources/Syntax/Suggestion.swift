/// Finds the word that somebody probably meant.
public enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the letters differ.
  ///
  /// Letter case is ignored; of equally near candidates the first wins.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates.lazy.map { ($0, ()) }) { true }
  }

  /// The same among candidates with something to choose them by, which is asked for only where the name is near.
  public static func nearest<Value>(
    to word: String, among candidates: some Sequence<(name: String, value: Value)>, where isMeant: (Value) -> Bool
  ) -> String? {
    let word = Array(word.lowercased().unicodeScalars.prefix(64))
    let letters = letterSet(word)
    var best: (candidate: String, distance: Int)?
    for (candidate, value) in candidates {
      let limit = max(1, min(word.count, candidate.utf8.count) / 3)
      // A letter takes at most four bytes.
      let possible = (word.count - limit)...(4 * (word.count + limit))
      guard possible.contains(candidate.utf8.count) else { continue }
      if let (count, set) = asciiLetters(candidate) {
        guard abs(word.count - count) <= limit, set.differs(from: letters, byAtMost: 2 * limit) else { continue }
      }
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      // An edit changes at most one letter on either side.
      guard abs(word.count - other.count) <= limit, letterSet(other).differs(from: letters, byAtMost: 2 * limit) else {
        continue
      }
      let distance = editDistance(word, other)
      if distance <= max(1, min(word.count, other.count) / 3), distance < best?.distance ?? Int.max, isMeant(value) {
        best = (candidate, distance)
      }
    }
    return best?.candidate
  }

  /// Which letters there are, 64 kinds told apart.
  private struct LetterSet: OptionSet {
    let rawValue: UInt64

    func differs(from other: LetterSet, byAtMost count: Int) -> Bool {
      symmetricDifference(other).rawValue.nonzeroBitCount <= count
    }
  }

  /// How many letters an ASCII text has, of the first 64, and which; nil for other texts. Most candidates are far off, and
  /// this says so at the cost of one look at their bytes.
  private static func asciiLetters(_ text: String) -> (count: Int, letters: LetterSet)? {
    var count = 0
    var bits: UInt64 = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      guard count < 64 else { continue }
      bits |= 1 << UInt64((byte.isCapital ? byte | 0x20 : byte) & 63)
      count += 1
    }
    return (count, LetterSet(rawValue: bits))
  }

  private static func letterSet(_ scalars: [Unicode.Scalar]) -> LetterSet {
    LetterSet(rawValue: scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) })
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = beforeLast
    for (row, scalar) in left.enumerated() {
      current[0] = row + 1
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    return last[right.count]
  }
}
