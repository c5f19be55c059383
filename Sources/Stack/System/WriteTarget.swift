import Glibc

/// What a path leads to when somebody writes to it.
enum WriteTarget {
  /// A regular file, or none yet: its path, the links in the last part followed.
  case file(String)
  /// A pipe, a device or a socket.
  case stream
  /// A descriptor that the process has already. To open it once more would start at the beginning of what others write.
  case descriptor(Int32)
  /// Nothing that can be written, and the `errno` that says why.
  case nothing(Int32)

  /// As many links as the system follows.
  private static let maximumLinkCount = 40

  static func of(_ path: String) -> WriteTarget {
    if path.isEmpty { return .nothing(ENOENT) }
    var path = path
    for _ in 0..<maximumLinkCount {
      if let number = descriptor(path) { return .descriptor(number) }
      var status = stat()
      guard lstat(path, &status) == 0 else { return errno == ENOENT ? .file(path) : .nothing(errno) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file(path)
      case S_IFDIR: return .nothing(EISDIR)
      case S_IFLNK:
        guard let target = linkTarget(path) else { return .nothing(errno) }
        path = FilePath.join(FilePath(path).directory, target)
      default: return .stream
      }
    }
    return .nothing(ELOOP)
  }

  private static func linkTarget(_ path: String) -> String? {
    var failed = true
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      guard let start = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self) else { return }
      let length = readlink(path, start, buffer.count)
      failed = length < 0
      count = max(length, 0)
    }
    return failed ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The number of the descriptor that a path stands for.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return Int32(path.dropFirst(prefix.count))
      }
      return nil
    }
  }
}
