/// A line that is being edited: its characters and the cursor between them.
struct LineBuffer: Equatable {
  /// More than any expression may have; what is typed past it is dropped.
  static let maximumCount = 100_000

  private(set) var characters: [Character] = []

  /// The characters before the cursor.
  private(set) var cursor = 0

  init(_ text: String = "") {
    characters = Array(text.prefix(Self.maximumCount))
    cursor = characters.count
  }

  /// The line.
  var text: String { String(characters) }

  /// What stands before the cursor.
  var head: String { String(characters[..<cursor]) }

  mutating func insert(_ text: String) {
    let room = max(0, Self.maximumCount - characters.count)
    // What is typed may join what stands before it to one character: a letter and its accent.
    let before = cursor > 0 ? String(characters[cursor - 1]) : ""
    let joined = Array((before + text).prefix(room + before.count))
    let start = cursor - (before.isEmpty ? 0 : 1)
    characters.replaceSubrange(start..<cursor, with: joined)
    cursor = start + joined.count
  }

  mutating func moveLeft() { cursor = max(0, cursor - 1) }

  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }

  mutating func moveToStart() { cursor = 0 }

  mutating func moveToEnd() { cursor = characters.count }

  mutating func moveWordLeft() { cursor = wordStart }

  mutating func moveWordRight() {
    while cursor < characters.count, !characters[cursor].isWordPart { cursor += 1 }
    while cursor < characters.count, characters[cursor].isWordPart { cursor += 1 }
  }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteForward() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  mutating func deleteToEnd() { characters.removeSubrange(cursor...) }

  mutating func deleteToStart() {
    characters.removeSubrange(..<cursor)
    cursor = 0
  }

  mutating func deleteWordBackward() {
    let start = wordStart
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private var wordStart: Int {
    var position = cursor
    while position > 0, !characters[position - 1].isWordPart { position -= 1 }
    while position > 0, characters[position - 1].isWordPart { position -= 1 }
    return position
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
