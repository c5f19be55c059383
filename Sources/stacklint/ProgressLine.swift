import Dispatch
import Policy
import Synchronization

/// A line on the terminal that says how far a long run is, and goes when it ends. Short runs never show it.
final class ProgressLine {
  /// How long a run may take before anybody wonders.
  private static let patience = DispatchTimeInterval.milliseconds(500)

  private static let interval = DispatchTimeInterval.milliseconds(100)

  /// What the run counts.
  let counter = RunProgress()

  private let queue = DispatchQueue(label: "stacklint.progress")
  private let timer: any DispatchSourceTimer
  private let screen = Screen()

  /// A line, when standard error is a terminal that can take one back; nil when it is not.
  static var onTerminal: ProgressLine? {
    guard Console.isErrorTerminal, let terminal = Console.environmentVariable("TERM"), terminal != "dumb" else {
      return nil
    }
    return ProgressLine()
  }

  private init() {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.patience, repeating: Self.interval, leeway: .milliseconds(20))
    timer.setEventHandler { [counter, screen] in screen.show(Self.text(counter)) }
    timer.activate()
  }

  /// Takes the line away. Nothing is shown after that.
  func end() {
    timer.cancel()
    queue.sync { screen.clear() }
  }

  private static func text(_ counter: RunProgress) -> String {
    let (phase, done, total) = counter.state
    let count = total > 0 ? " \(done) of \(total)" : ""
    return switch phase {
    case .finding: "looking for files …"
    case .reading: "reading\(count) …"
    case .linting: "linting\(count) …"
    case .asking: "asking ShellCheck …"
    }
  }

  /// The line as it is on the screen.
  private final class Screen: Sendable {
    private let shown = Mutex("")

    func show(_ text: String) {
      shown.withLock { shown in
        guard text != shown else { return }
        Console.writeToError("\r\u{1B}[Kstacklint: \(text)")
        shown = text
      }
    }

    func clear() {
      shown.withLock { shown in
        if !shown.isEmpty { Console.writeToError("\r\u{1B}[K") }
        shown = ""
      }
    }
  }
}
