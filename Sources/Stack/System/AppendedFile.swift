import Glibc

/// Adds to files that several programs write one after the other.
public enum AppendedFile {
  /// The bytes that a file has; 0 when there is none.
  public static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// What would keep `append` from succeeding, as far as that can be told beforehand; nil when nothing is known.
  public static func obstacle(to path: String) -> String? {
    switch WriteTarget.of(path) {
    case .file(let file) where access(file, F_OK) == 0: access(file, W_OK) == 0 ? nil : AtomicFile.failure(path, errno)
    default: AtomicFile.obstacle(to: path)
    }
  }

  /// Adds bytes at the end of a file, which is made when there is none. What could only be written in part is taken back.
  ///
  /// - Returns: nil on success, else what went wrong: `cannot write summary.md: Permission denied`.
  public static func append(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o644)
    guard descriptor >= 0 else { return AtomicFile.failure(path, errno) }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    guard AtomicFile.writeAll(bytes, to: descriptor) else {
      let code = errno
      if size >= 0 { _ = ftruncate(descriptor, size) }
      return AtomicFile.failure(path, code)
    }
    return nil
  }
}
