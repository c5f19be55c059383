import Stack

/// What a run reads.
public enum LintInput: Sendable {
  /// Files and directories.
  case paths([String])
  /// One text and the path that it counts as; the language follows from the path, then from the content.
  case text(path: String, bytes: [UInt8])

  /// The paths that the command line names.
  var paths: [String] {
    switch self {
    case .paths(let paths): paths
    case .text(let path, _): [FilePath(path).directory].map { $0.isEmpty ? "." : $0 }
    }
  }
}
