import IgnoreFile
import Stack

/// Globs of a configuration, with the meaning that `.gitignore` gives them, relative to the configuration's directory.
struct PathGlob: Sendable {
  private let patterns: GitIgnore
  private let directory: String?

  /// Globs.
  ///
  /// - Parameter directory: the directory of the configuration; nil for paths as they are shown.
  init(_ globs: [String], relativeTo directory: String?) {
    patterns = GitIgnore().adding(GitIgnoreRules(patterns: globs))
    self.directory = directory
  }

  /// Whether the globs match a path as it is shown.
  func matches(_ path: String) -> Bool {
    !patterns.isEmpty && patterns.ignores(relative(path))
  }

  /// The path as seen from the configuration's directory; a path elsewhere stays as it is.
  private func relative(_ path: String) -> String {
    guard let directory, directory != "." || path.hasPrefix("/") || path.hasPrefix("..") else { return path }
    guard let base = RepositoryRoot.absolute(directory), let absolute = RepositoryRoot.absolute(path),
      absolute.hasPrefix(base + "/")
    else { return path }
    return String(absolute.dropFirst(base.count + 1))
  }
}
