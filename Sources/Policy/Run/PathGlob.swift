import IgnoreFile

/// Globs of a configuration or a rule, with the meaning that `.gitignore` gives them.
struct PathGlob: Sendable {
  private let patterns: GitIgnore

  /// Globs.
  init(_ globs: [String]) { patterns = GitIgnore().adding(GitIgnoreRules(patterns: globs)) }

  /// Whether the globs match a path, given from the configuration's directory.
  func matches(_ path: String) -> Bool { !patterns.isEmpty && patterns.ignores(path) }
}
