import CEL
import Policy

/// A dialogue on a terminal.
enum InteractiveSession {
  static func run(_ dialogue: inout Dialogue) {
    Console.write("stacklint \(Version.current): CEL expressions; `:help` says more, Ctrl-D ends.\n")
    if Terminal.canEdit {
      edit(&dialogue)
    } else {
      while true {
        Console.write("> ")
        guard let line = readLine() else { break }
        if answer(line, &dialogue) { break }
      }
    }
  }

  private static func edit(_ dialogue: inout Dialogue) {
    var editor = LineEditor(terminal: Terminal(), history: .ofUser())
    while true {
      let session = dialogue.session
      switch editor.readLine(prompt: "> ", complete: { Completion(session).words(for: $0) }) {
      case .line(let line): if answer(line, &dialogue) { return }
      case .interrupted: continue
      case .end: return
      }
    }
  }

  /// Whether the line was the last one.
  private static func answer(_ line: String, _ dialogue: inout Dialogue) -> Bool {
    let answer = dialogue.answer(line)
    Console.write(answer.text)
    return answer.isLast
  }
}
