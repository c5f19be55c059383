import Glibc
import Stack

/// The lines of this session and of those before it.
struct History {
  private static let limit = 500

  /// The lines, the oldest first.
  private(set) var lines: [String]

  private let path: String?

  init(lines: [String] = [], path: String? = nil) {
    self.lines = lines
    self.path = path
  }

  /// The history in the user's state directory (XDG Base Directory Specification); one that forgets where there is no such directory.
  static func ofUser() -> History {
    let state =
      Console.environmentVariable("XDG_STATE_HOME")
      ?? Console.environmentVariable("HOME").map { FilePath.join($0, ".local/state") }
    guard let state, state.hasPrefix("/") else { return History() }
    let path = FilePath.join(state, "stacklint/eval-history")
    guard case .success(let source) = SourceLoader.read(path) else { return History(path: path) }
    let text = String(decoding: source.bytes, as: UTF8.self)
    return History(lines: text.split(separator: "\n").suffix(limit).map(String.init), path: path)
  }

  /// Remembers a line. A file that cannot be written is no reason to disturb anybody.
  mutating func add(_ line: String) {
    guard !line.isEmpty, line != lines.last else { return }
    lines.append(line)
    lines = lines.suffix(Self.limit)
    guard let path else { return }
    makeDirectories(above: path)
    _ = AtomicFile.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: path)
    chmod(path, S_IRUSR | S_IWUSR)
  }

  private func makeDirectories(above path: String) {
    var directory = ""
    for name in FilePath(path).directory.split(separator: "/") {
      directory += "/" + name
      mkdir(directory, S_IRWXU)
    }
  }
}

/// A walk through the history, from the line that is being written back and forth.
struct HistoryWalk {
  private var lines: [String]
  private var position: Int

  init(_ history: History) {
    lines = history.lines + [""]
    position = lines.count - 1
  }

  /// The line before; nil at the oldest. `current` is kept to come back to.
  mutating func back(from current: String) -> String? { move(by: -1, from: current) }

  /// The line after; nil at the newest.
  mutating func forward(from current: String) -> String? { move(by: 1, from: current) }

  private mutating func move(by step: Int, from current: String) -> String? {
    guard lines.indices.contains(position + step) else { return nil }
    lines[position] = current
    position += step
    return lines[position]
  }
}
