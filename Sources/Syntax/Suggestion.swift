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
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      // An edit changes at most one letter on either side.
      guard abs(word.count - other.count) <= limit,
        letterSet(other).symmetricDifference(letters).rawValue.nonzeroBitCount <= 2 * limit
      else { continue }
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
