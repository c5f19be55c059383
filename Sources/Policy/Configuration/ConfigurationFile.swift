import Stack
import Syntax

/// Finds the configuration that holds for a directory.
public enum ConfigurationFile {
  /// The configuration for a path of the command line: a directory's own or one above it, a file's directory's.
  public static func find(near path: String) -> Result<SourceFile?, DiscoveryNotice> {
    switch SourceLoader.read(path) {
    case .failure(let notice) where notice.reason == .directory: return find(from: path)
    default:
      let directory = FilePath(path).directory
      return find(from: directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory)
    }
  }

  /// The nearest `.stacklint.yml` in a directory or one above it, up to the repository's root; nil when there is none.
  ///
  /// Outside of a repository the search ends at the working directory. A file that is there but cannot be read is a
  /// failure: to lint without it would be to lint by other rules.
  public static func find(from directory: String) -> Result<SourceFile?, DiscoveryNotice> {
    let root = RepositoryRoot.find(from: directory) ?? RepositoryRoot.absolute(".")
    var path = directory
    // 64 levels are more than any tree has.
    for _ in 0..<64 {
      for name in Configuration.fileNames {
        switch SourceLoader.read(path == "." ? name : FilePath.join(path, name)) {
        case .success(let source): return .success(source)
        case .failure(let notice) where notice.reason == .missing: continue
        case .failure(let notice): return .failure(notice)
        }
      }
      guard let root, let absolute = RepositoryRoot.absolute(path), absolute.hasPrefix(root + "/") else {
        return .success(nil)
      }
      path = parent(of: path)
    }
    return .success(nil)
  }

  /// The directory above one, spelled as a user would.
  private static func parent(of directory: String) -> String {
    let path = FilePath.normalized(directory)
    if path.isEmpty || path == "." { return ".." }
    if FilePath(path).name == ".." { return path + "/.." }
    let parent = FilePath(path).directory
    return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
  }
}
