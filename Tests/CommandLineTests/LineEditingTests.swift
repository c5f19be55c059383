import Testing

@testable import stacklint

struct LineBufferTests {
  private func edited(_ text: String, _ keys: Key...) -> LineBuffer {
    var buffer = LineBuffer(text)
    for key in keys { buffer.apply(key) }
    return buffer
  }

  @Test func textGoesWhereTheCursorIs() {
    #expect(edited("ac", .left, .text("b")).text == "abc")
    #expect(edited("bc", .start, .text("a"), .end, .text("d")).text == "abcd")
    #expect(edited("abc", .left, .left).head == "a")
  }

  @Test func thingsAreDeletedOnBothSides() {
    #expect(edited("abc", .deleteBackward).text == "ab")
    #expect(edited("abc", .start, .deleteForward).text == "bc")
    #expect(edited("abc", .left, .deleteToEnd).text == "ab")
    #expect(edited("abc", .left, .deleteToStart).text == "c")
    #expect(edited("has(stage.user)", .deleteWordBackward).text == "has(stage.")
    #expect(edited("", .deleteBackward, .deleteForward, .left, .right, .wordLeft, .wordRight).text == "")
  }

  @Test func wordsAreNames() {
    #expect(edited("stage.base_image == 1", .wordLeft, .wordLeft).head == "stage.")
    #expect(edited("stage.base_image", .start, .wordRight, .wordRight).head == "stage.base_image")
  }

  @Test func aCharacterIsWhatPeopleSee() {
    let buffer = edited("e", .text("\u{301}"), .text("👩"), .left)
    #expect(buffer.head == "e\u{301}")
    #expect(edited("e\u{301}", .deleteBackward).text == "")
  }

  @Test func whatHidesTextIsNotTaken() {
    #expect(edited("a", .text("\u{202E}"), .text("\u{1B}")).text == "a")
  }

  @Test func aLineHasAnEnd() {
    var buffer = LineBuffer(String(repeating: "a", count: LineBuffer.maximumCount))
    buffer.insert("bcd")
    #expect(buffer.characters.count == LineBuffer.maximumCount)
  }
}

struct KeyDecoderTests {
  private func keys(_ bytes: String) -> [Key] {
    var rest = Array(bytes.utf8)[...]
    let decoder = KeyDecoder(next: { rest.popFirst() }, nextAtOnce: { rest.popFirst() })
    var keys: [Key] = []
    while let key = decoder.key() { keys.append(key) }
    return keys
  }

  @Test func charactersOfAnyLengthAreText() {
    #expect(keys("aä€👍") == [.text("a"), .text("ä"), .text("€"), .text("👍")])
  }

  @Test func arrowsComeInBothModes() {
    #expect(keys("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D") == [.up, .down, .right, .left])
    #expect(keys("\u{1B}OA\u{1B}OH\u{1B}OF") == [.up, .start, .end])
    #expect(keys("\u{1B}[1;5C\u{1B}[1;3D\u{1B}b") == [.wordRight, .wordLeft, .wordLeft])
  }

  @Test func numberedKeys() {
    #expect(keys("\u{1B}[3~\u{1B}[1~\u{1B}[4~\u{1B}[15~") == [.deleteForward, .start, .end, .other])
  }

  @Test func unfinishedAndUnknownSequencesEnd() {
    #expect(keys("\u{1B}") == [.other])
    #expect(keys("\u{1B}[") == [.other])
    #expect(keys("\u{1B}[" + String(repeating: "1;", count: 10_000)) == [.other])
    #expect(keys("\u{1B}[200~a") == [.other, .text("a")])
  }

  @Test func controlKeysAreThoseOfShells() {
    #expect(
      keys("\u{1}\u{5}\u{B}\u{15}\u{17}\r") == [
        .start, .end, .deleteToEnd, .deleteToStart, .deleteWordBackward, .enter,
      ])
  }
}

struct LineViewTests {
  @Test func aShortLineIsShownWhole() {
    let view = LineView(LineBuffer("stage"), width: 20)
    #expect(view.text == "stage")
    #expect(view.cursor == 5)
  }

  @Test func aLongLineIsShownAroundTheCursor() {
    var buffer = LineBuffer("abcdefghij")
    #expect(LineView(buffer, width: 5).text == "ghij")
    buffer.moveToStart()
    #expect(LineView(buffer, width: 5) == LineView(LineBuffer("abcd").atStart, width: 5))
  }

  @Test func wideCharactersTakeTwoCells() {
    #expect(LineView(LineBuffer("日本"), width: 20).cursor == 4)
    #expect(LineView(LineBuffer("日本語"), width: 5).text == "本語")
  }

  @Test func aTerminalOfNoWidthIsNoDanger() {
    for width in [-10, 0, 1] { #expect(LineView(LineBuffer("abc"), width: width).text.count <= 1) }
  }
}

struct HistoryTests {
  @Test func linesComeBackInOrderAndTheDraftIsKept() {
    var walk = HistoryWalk(History(lines: ["one", "two"]))
    #expect(walk.forward(from: "draft") == nil)
    #expect(walk.back(from: "draft") == "two")
    #expect(walk.back(from: "two") == "one")
    #expect(walk.back(from: "one") == nil)
    #expect(walk.forward(from: "one") == "two")
    #expect(walk.forward(from: "two") == "draft")
  }

  @Test func aLineIsNotRememberedTwiceInARow() {
    var history = History()
    for line in ["a", "a", "", "b", "a"] { history.add(line) }
    #expect(history.lines == ["a", "b", "a"])
  }
}

extension LineBuffer {
  fileprivate var atStart: LineBuffer {
    var copy = self
    copy.moveToStart()
    return copy
  }
}
