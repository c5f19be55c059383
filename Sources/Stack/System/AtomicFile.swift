import Glibc

/// Writes files so that nobody ever sees half of one.
public enum AtomicFile {
  /// Writes `bytes` to a file beside `path`, then puts it in `path`'s place, keeping the permissions of what was there.
  ///
  /// - Returns: nil on success, else what went wrong: `cannot write out/report.json: Permission denied`.
  public static func write(_ bytes: [UInt8], to path: String) -> String? {
    let temporary = "\(path).\(getpid()).tmp"
    var existing = stat()
    let mode = stat(path, &existing) == 0 ? existing.st_mode & 0o7777 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return failure(path) }
    guard writeAll(bytes, to: descriptor), close(descriptor) == 0, rename(temporary, path) == 0 else {
      let message = failure(path)
      unlink(temporary)
      return message
    }
    return nil
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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

  private static func failure(_ path: String) -> String {
    "cannot write \(path): \(String(cString: strerror(errno)))"
  }
}
