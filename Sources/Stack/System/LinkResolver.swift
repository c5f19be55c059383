import Glibc
import Synchronization

/// Resolves the links in paths, and remembers what directories are: most of the paths that are asked for lie in few.
final class LinkResolver: Sendable {
  private let directories = Mutex<[String: String?]>([:])
  private let listings = Mutex<[String: Listing]>([:])

  /// What is known of the names in a directory.
  private enum Listing {
    /// Nothing yet; so many were asked for.
    case asked(Int)
    /// All names; nil where they cannot be read.
    case read(Set<String>?)
  }

  /// After so many questions the whole directory is read, which costs as much.
  private static let patience = 2

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
    if isUnlisted(parts.name, in: directory(of: path, parts)) {
      return located(path, parts).map(Target.missing) ?? .unknown
    }
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

  private func directory(of path: String, _ parts: FilePath) -> String {
    parts.directory.isEmpty && path.hasPrefix("/") ? "/" : parts.directory
  }

  /// The names of all that lies in a directory; nil where they cannot be read.
  func names(in directory: String) -> Set<String>? {
    listings.withLock { listings in
      if case .read(let names) = listings[directory] { return names }
      let names = DirectoryNames.all(in: directory).map { Set($0) }
      listings[directory] = .read(names)
      return names
    }
  }

  /// Whether a directory was read, and the name is not in it.
  private func isUnlisted(_ name: String, in directory: String) -> Bool {
    let names = listings.withLock { listings -> Set<String>? in
      switch listings[directory] ?? .asked(0) {
      case .read(let names): return names
      case .asked(let count) where count < LinkResolver.patience:
        listings[directory] = .asked(count + 1)
        return nil
      case .asked:
        let names = DirectoryNames.all(in: directory).map { Set($0) }
        listings[directory] = .read(names)
        return names
      }
    }
    return names.map { !$0.contains(name) } ?? false
  }

  private func located(_ path: String, _ parts: FilePath) -> String? {
    guard let resolved = resolved(directory(of: path, parts)) else { return nil }
    return resolved == "/" ? "/" + parts.name : resolved + "/" + parts.name
  }

  /// The absolute path of a directory, without links.
  ///
  /// - Parameter depth: how many directories above may be looked at one by one, each of which others lie in as well.
  private func resolved(_ directory: String, depth: Int = 64) -> String? {
    if let known = directories.withLock({ $0[directory] }) { return known }
    let parts = FilePath(directory)
    var resolved: String?
    if depth > 0, !parts.directory.isEmpty, !parts.name.isEmpty, parts.name != ".", parts.name != "..",
      FileStatus.isUnlinked(directory)
    {
      let above = self.resolved(parts.directory, depth: depth - 1)
      resolved = above.map { $0 == "/" ? "/" + parts.name : $0 + "/" + parts.name }
    } else {
      resolved = AbsolutePath.of(directory)
    }
    directories.withLock { $0[directory] = .some(resolved) }
    return resolved
  }
}
