import Reports

/// What the terminal shows of a line: the part around the cursor that fits.
struct LineView: Equatable {
  /// The characters that are shown.
  let text: String

  /// The cells before the cursor.
  let cursor: Int

  /// The view of a line in so many cells.
  init(_ buffer: LineBuffer, width: Int) {
    let characters = buffer.characters
    let room = max(1, width - 1)
    // Backwards from the cursor, then forwards, so that a long line costs no more than what is shown of it.
    var start = buffer.cursor
    var before = 0
    while start > 0 {
      let cells = Self.width(characters[start - 1])
      guard before + cells <= room else { break }
      before += cells
      start -= 1
    }
    var end = buffer.cursor
    var all = before
    while end < characters.count {
      let cells = Self.width(characters[end])
      guard all + cells <= room else { break }
      all += cells
      end += 1
    }
    text = String(characters[start..<end])
    cursor = before
  }

  private static func width(_ character: Character) -> Int {
    var width = DisplayWidth()
    return character.unicodeScalars.reduce(0) { $0 + width.next($1) }
  }
}
