import Reports

/// Edits lines on a terminal, with history and completion.
///
/// It is small on purpose. libedit would do more, but it brings ncurses, libbsd and a terminal database into a binary that
/// is started in every commit hook and shall run from a scratch image; and what edits here, as values without a
/// terminal, can be tested.
struct LineEditor {
  private let terminal: Terminal
  private var history: History

  /// The words that may stand at the end of a text, and how many of its characters they take the place of.
  typealias Completion = (_ head: String) -> (replaced: Int, words: [String])

  /// What came of a line.
  enum Input: Equatable {
    case line(String)
    /// Ctrl-C: the line is given up.
    case interrupted
    case end
  }

  init(terminal: Terminal, history: History) {
    self.terminal = terminal
    self.history = history
  }

  /// Reads a line.
  mutating func readLine(prompt: String, complete: Completion) -> Input {
    guard terminal.startRawMode() else { return .end }
    defer { terminal.endRawMode() }
    var buffer = LineBuffer()
    var walk = HistoryWalk(history)
    while true {
      terminal.show(prompt, LineView(buffer, width: terminal.columns - prompt.count))
      guard let key = terminal.keys.key() else { return .end }
      switch key {
      case .enter:
        terminal.endLine()
        history.add(buffer.text)
        return .line(buffer.text)
      case .interrupt:
        terminal.endLine()
        return .interrupted
      case .endOfInput where buffer.characters.isEmpty:
        terminal.endLine()
        return .end
      case .up: if let line = walk.back(from: buffer.text) { buffer = LineBuffer(line) }
      case .down: if let line = walk.forward(from: buffer.text) { buffer = LineBuffer(line) }
      case .clearScreen: terminal.clearScreen()
      case .tab: self.complete(&buffer, complete)
      default: buffer.apply(key)
      }
    }
  }

  /// Writes what all words begin with; when that is nothing more, shows the words.
  private func complete(_ buffer: inout LineBuffer, _ complete: Completion) {
    let (replaced, words) = complete(buffer.head)
    guard let first = words.first else { return }
    let common = words.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if common.count > replaced {
      buffer.insert(String(common.dropFirst(replaced)))
    } else if words.count > 1 {
      terminal.endLine()
      terminal.write(words.joined(separator: "  ") + "\n")
    }
  }
}

extension LineBuffer {
  /// Does what a key says to the line; keys that are about more than the line do nothing.
  mutating func apply(_ key: Key) {
    switch key {
    case .text(let text):
      // What hides or reorders text would be seen by nobody.
      if !text.unicodeScalars.contains(where: Escaping.isUnsafe) { insert(text) }
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .start: moveToStart()
    case .end: moveToEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward, .endOfInput: deleteForward()
    case .deleteToEnd: deleteToEnd()
    case .deleteToStart: deleteToStart()
    case .deleteWordBackward: deleteWordBackward()
    case .enter, .tab, .up, .down, .clearScreen, .interrupt, .other: break
    }
  }
}

extension String {
  /// What both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
