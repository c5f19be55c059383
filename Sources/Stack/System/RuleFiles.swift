import Glibc
import Syntax

/// Finds the YAML files below a directory.
public enum RuleFiles {
  /// The `.yaml` and `.yml` files below a directory, by path, or why it cannot be read. A file is taken as it is.
  ///
  /// Links to directories are not followed, so a loop is no danger.
  public static func find(below path: String) -> Result<[SourceFile], DiscoveryNotice> {
    var status = stat()
    guard stat(path, &status) == 0 else { return .failure(SourceLoader.notice(path, errno)) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return SourceLoader.read(path).map { [$0] } }
    var paths: [String] = []
    var pending = [path]
    while let directory = pending.popLast() {
      guard let stream = opendir(directory) else { return .failure(SourceLoader.notice(directory, errno)) }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard !name.hasPrefix(".") else { continue }
        let child = FilePath.join(directory, name)
        var status = stat()
        guard lstat(child, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append(child)
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
          paths.append(child)
        }
      }
    }
    var sources: [SourceFile] = []
    for path in paths.sorted() {
      switch SourceLoader.read(path) {
      case .success(let source): sources.append(source)
      case .failure(let notice): return .failure(notice)
      }
    }
    return .success(sources)
  }
}
