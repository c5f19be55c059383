import Glibc

/// The terminal on standard input and output.
final class Terminal {
  private var original = termios()
  private var isRaw = false

  /// The keys that are pressed.
  let keys = KeyDecoder(next: { Terminal.readByte(within: nil) }, nextAtOnce: { Terminal.readByte(within: 50) })

  /// Whether lines can be edited: both ends are terminals that know how to move the cursor.
  static var canEdit: Bool {
    StandardInput.isTerminal && Console.isTerminal && Console.environmentVariable("TERM") != nil
      && Console.environmentVariable("TERM") != "dumb"
  }

  /// Gets every key as it is pressed; false when the terminal does not let us.
  func startRawMode() -> Bool {
    guard !isRaw, tcgetattr(STDIN_FILENO, &original) == 0 else { return isRaw }
    var raw = original
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    isRaw = tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0
    return isRaw
  }

  /// Gives the terminal back as it was.
  func endRawMode() {
    guard isRaw else { return }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
    isRaw = false
  }

  /// The width in cells.
  var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Shows a line in the place of the one that was shown, with the cursor in it.
  func show(_ prompt: String, _ view: LineView) {
    let cells = prompt.count + view.cursor
    Console.write("\r\(prompt)\(view.text)\u{1B}[K\r" + (cells > 0 ? "\u{1B}[\(cells)C" : ""))
  }

  func clearScreen() { Console.write("\u{1B}[H\u{1B}[2J") }

  func endLine() { Console.write("\n") }

  func write(_ text: String) { Console.write(text) }

  /// The next byte, waiting for it, or for so many milliseconds at most.
  private static func readByte(within milliseconds: Int32?) -> UInt8? {
    if let milliseconds {
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
    }
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      guard count < 0, errno == EINTR else { return nil }
    }
  }
}
