import Stack
import Synchronization

/// Spells the paths of a run as seen from one directory, wherever the tool was started and however the paths were written.
final class RelativePaths: Sendable {
  private let directory: String
  private let known = Mutex<[String: String]>([:])

  /// - Parameter directory: the directory to see from; `.` or empty for the working directory.
  init(from directory: String) {
    self.directory = RepositoryRoot.absolute(directory) ?? "/"
  }

  /// The path of a file or directory; `.` for the directory itself. The last part is not followed if it is a link.
  func path(of path: String) -> String {
    let shown = ShownPath.of(path)
    let name = FilePath(shown).name
    // A directory has no name of its own in `..`, and `.` is none.
    if name == ".." || name == "." || name.isEmpty { return relative(RepositoryRoot.absolute(shown) ?? shown) }
    let parent = parent(ShownPath.directory(of: shown))
    return relative(parent == "/" ? "/" + name : "\(parent)/\(name)")
  }

  /// Where a path that `path` made is found from the working directory.
  func absolute(_ path: String) -> String { FilePath.join(directory, path) }

  private func parent(_ shown: String) -> String {
    known.withLock { known in
      if let parent = known[shown] { return parent }
      let parent = RepositoryRoot.absolute(shown) ?? shown
      known[shown] = parent
      return parent
    }
  }

  private func relative(_ path: String) -> String {
    if path == directory { return "." }
    if FilePath.isPath(path, within: directory) { return FilePath.relative(path, to: directory) }
    let here = directory.split(separator: "/")
    let there = path.split(separator: "/")
    let common = zip(here, there).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: here.count - common)
    return (up + there.dropFirst(common)).joined(separator: "/")
  }
}
