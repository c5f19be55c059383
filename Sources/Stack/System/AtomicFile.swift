import Glibc

/// Writes files so that nobody ever sees half of one.
public enum AtomicFile {
  /// Writes `bytes` to a file beside the one at `path`, then puts it in that one's place, keeping the permissions and,
  /// as far as the system allows, the owner of what was there.
  ///
  /// A symbolic link stays: what it leads to is written. Pipes, devices and open descriptors (`/dev/stdout`, what a
  /// shell passes for `>(…)`) have no place to be taken, so the bytes go straight to them.
  ///
  /// - Returns: nil on success, else what went wrong: `cannot write out/report.json: Permission denied`.
  public static func write(_ bytes: [UInt8], to path: String) -> String? {
    switch WriteTarget.of(path) {
    case .descriptor(let number): writeAll(bytes, to: number) ? nil : failure(path, errno)
    case .stream: writeThrough(bytes, to: path)
    case .file(let file): replace(file, with: bytes).map { failure(path, $0) }
    case .nothing(let code): failure(path, code)
    }
  }

  /// What would keep `write` from succeeding, as far as that can be told beforehand; nil when nothing is known.
  public static func obstacle(to path: String) -> String? {
    switch WriteTarget.of(path) {
    case .descriptor(let number): fcntl(number, F_GETFD) < 0 ? failure(path, errno) : nil
    case .stream: access(path, W_OK) == 0 ? nil : failure(path, errno)
    case .file(let file): access(ShownPath.directory(of: file), W_OK | X_OK) == 0 ? nil : failure(path, errno)
    case .nothing(let code): failure(path, code)
    }
  }

  private static func replace(_ path: String, with bytes: [UInt8]) -> Int32? {
    var existing = stat()
    let exists = stat(path, &existing) == 0
    let mode = exists ? existing.st_mode & 0o7777 : 0o644
    let temporary = "\(path).\(getpid()).tmp"
    var descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if descriptor < 0, errno == EEXIST, unlink(temporary) == 0 {
      // Left behind by a process of the same number that was killed.
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { return errno }
    if exists {
      // The owner first: changing it may take bits off the mode. Only root can give files away, others keep theirs.
      _ = fchown(descriptor, existing.st_uid, existing.st_gid)
      // `open` takes the umask off the mode.
      _ = fchmod(descriptor, mode)
    }
    var code: Int32 = 0
    if !writeAll(bytes, to: descriptor) { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code != 0 else { return nil }
    unlink(temporary)
    return code
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return failure(path, errno) }
    defer { close(descriptor) }
    return writeAll(bytes, to: descriptor) ? nil : failure(path, errno)
  }

  /// Writes all bytes, however often the system takes only a part.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count > 0 {
          written += count
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// The words for a failure.
  static func failure(_ path: String, _ code: Int32) -> String {
    "cannot write \(path): \(String(cString: strerror(code)))"
  }
}
