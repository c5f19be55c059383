import Stack
import Syntax

/// Finds the configuration that holds for a directory.
public enum ConfigurationFile {
  /// The nearest `.stacklint.yml` in a directory or one above it, up to the repository's root; nil when there is none.
  ///
  /// A file that is there but cannot be read is a failure: to lint without it would be to lint by other rules.
  public static func find(from directory: String) -> Result<SourceFile?, DiscoveryNotice> {
    let root = RepositoryRoot.find(from: directory)
    var path = directory
    // A path of `..` parts reads well in messages; 64 of them are more than any tree has.
    for _ in 0..<64 {
      for name in Configuration.fileNames {
        switch SourceLoader.read(FilePath.join(path, name)) {
        case .success(let source): return .success(source)
        case .failure(let notice) where notice.reason == .missing: continue
        case .failure(let notice): return .failure(notice)
        }
      }
      guard let root, RepositoryRoot.absolute(path) != root else { return .success(nil) }
      path = path == "." ? ".." : path + "/.."
    }
    return .success(nil)
  }
}
