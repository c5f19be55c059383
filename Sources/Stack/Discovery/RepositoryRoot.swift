import Glibc

/// Finds the repository that a path lies in.
public enum RepositoryRoot {
  /// The absolute path of the nearest directory with a `.git` in it: the path itself or one above; nil when there is
  /// none. The path need not exist.
  public static func find(from path: String) -> String? {
    guard var directory = AbsolutePath.of(path) else { return nil }
    while true {
      if FileStatus.exists(directory == "/" ? "/.git" : directory + "/.git") { return directory }
      guard directory != "/", let slash = directory.lastIndex(of: "/") else { return nil }
      directory = slash == directory.startIndex ? "/" : String(directory[..<slash])
    }
  }

  /// Whether a path is a symbolic link to something outside of the repository that the link lies in; outside of the
  /// link's directory where there is no repository.
  public static func isLinkOutwards(_ path: String) -> Bool {
    guard FileStatus.isLink(path), let target = absolute(path) else { return false }
    let directory = ShownPath.directory(of: path)
    guard let root = find(from: directory) ?? absolute(directory) else { return true }
    return !FilePath.isPath(target, within: root)
  }

  /// An absolute path as somebody in the working directory would write it.
  public static func shown(_ directory: String) -> String {
    guard let here = AbsolutePath.of(".") else { return directory }
    if directory == here { return "." }
    if FilePath.isPath(directory, within: here) { return FilePath.relative(directory, to: here) }
    guard FilePath.isPath(here, within: directory) else { return directory }
    let levels = FilePath.relative(here, to: directory).split(separator: "/").count
    return Array(repeating: "..", count: levels).joined(separator: "/")
  }

  /// The absolute path of something, without links; nil when even the working directory cannot be told.
  public static func absolute(_ path: String) -> String? { AbsolutePath.of(path) }
}

/// Asks the system about paths.
public enum FileStatus {
  /// Whether there is something at a path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether there is something at a path that is no link, or surely nothing.
  static func isUnlinked(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT != S_IFLNK : errno == ENOENT
  }

  /// Whether there is a directory at a path, or a link to one.
  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.isDirectory
  }
}

/// Makes paths absolute.
enum AbsolutePath {
  /// The absolute path without links; of a path that does not exist, the part that does is resolved. Nil when even the
  /// working directory cannot be told.
  static func of(_ path: String) -> String? {
    if let resolved = resolve(path.isEmpty ? "." : path) { return resolved }
    var parts = path.split(separator: "/", omittingEmptySubsequences: true)
    var missing: [Substring] = []
    while let last = parts.popLast() {
      missing.append(last)
      let existing = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
      if let resolved = resolve(existing.isEmpty ? "." : existing) {
        return ([resolved == "/" ? "" : resolved] + missing.reversed().map(String.init)).joined(separator: "/")
      }
    }
    return nil
  }

  /// The absolute path without links of something that exists.
  static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Spells paths as reports show them.
public enum ShownPath {
  /// The directory of a file; `.` for a file in the working directory.
  public static func directory(of path: String) -> String {
    let directory = FilePath(path).directory
    return directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory
  }

  /// The path without `.` parts and doubled slashes; `.` for the working directory itself. `..` stays, for links may
  /// stand before it.
  public static func of(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    if path.hasPrefix("/") { return "/" + parts.joined(separator: "/") }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
