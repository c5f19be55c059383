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
    var sources: [SourceFile] = []
    switch paths(below: path) {
    case .failure(let notice): return .failure(notice)
    case .success(let paths):
      for path in paths {
        switch SourceLoader.read(path) {
        case .success(let source): sources.append(source)
        case .failure(let notice): return .failure(notice)
        }
      }
    }
    return .success(sources)
  }

  /// What shows that a file is not the same as before.
  public struct Stamp: Hashable, Sendable {
    private let seconds: Int
    private let nanoseconds: Int
    private let byteCount: Int
    private let number: UInt64

    fileprivate init(_ status: stat) {
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      byteCount = Int(status.st_size)
      number = UInt64(status.st_ino)
    }
  }

  /// The stamps of the files below a directory, by path; what cannot be read is left out.
  public static func stamps(below path: String) -> [String: Stamp] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [:] }
    let paths = status.st_mode & S_IFMT == S_IFDIR ? (try? paths(below: path).get()) ?? [] : [path]
    var stamps: [String: Stamp] = [:]
    for path in paths where stat(path, &status) == 0 { stamps[path] = Stamp(status) }
    return stamps
  }

  /// The paths of the YAML files below a directory, sorted.
  private static func paths(below path: String) -> Result<[String], DiscoveryNotice> {
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
    return .success(paths.sorted())
  }
}
