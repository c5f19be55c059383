import Glibc
import Synchronization

/// Resolves the links in paths, and remembers what directories are: most of the paths that are asked for lie in few.
final class LinkResolver: Sendable {
  private let directories = Mutex<[String: String?]>([:])

  /// What is at a path.
  enum Target: Equatable {
    /// The absolute path, without links, of something that exists.
    case existing(String)
    /// The same of something that would be created there.
    case missing(String)
    /// Even the working directory cannot be told.
    case unknown
  }

  /// Where a path leads.
  func target(of path: String) -> Target {
    let parts = FilePath(path)
    guard !parts.name.isEmpty, parts.name != ".", parts.name != ".." else { return followed(path) }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENOENT ? located(path, parts).map(Target.missing) ?? .unknown : followed(path)
    }
    guard status.st_mode & S_IFMT != S_IFLNK else { return followed(path) }
    return located(path, parts).map(Target.existing) ?? .unknown
  }

  private func followed(_ path: String) -> Target {
    guard let resolved = AbsolutePath.of(path) else { return .unknown }
    return FileStatus.exists(resolved) ? .existing(resolved) : .missing(resolved)
  }

  private func located(_ path: String, _ parts: FilePath) -> String? {
    let directory = parts.directory.isEmpty && path.hasPrefix("/") ? "/" : parts.directory
    guard let resolved = resolved(directory) else { return nil }
    return resolved == "/" ? "/" + parts.name : resolved + "/" + parts.name
  }

  private func resolved(_ directory: String) -> String? {
    if let known = directories.withLock({ $0[directory] }) { return known }
    let resolved = AbsolutePath.of(directory)
    directories.withLock { $0[directory] = .some(resolved) }
    return resolved
  }
}
