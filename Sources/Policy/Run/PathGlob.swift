import IgnoreFile

/// Globs of a configuration, with the meaning that `.gitignore` gives them.
enum PathGlob {
  /// Whether the globs match a path.
  static func any(_ globs: [String], match path: String) -> Bool {
    guard !globs.isEmpty else { return false }
    return GitIgnore().adding(GitIgnoreRules(patterns: globs)).ignores(path)
  }
}
