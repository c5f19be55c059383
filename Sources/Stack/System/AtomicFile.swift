import Glibc

/// Writes files so that nobody ever sees half of one.
public enum AtomicFile {
  /// Writes `bytes` to a file beside `path`, then puts it in `path`'s place, keeping the permissions and, as
  /// far as the system allows, the owner of what was there.
  ///
  /// - Returns: nil on success, else what went wrong: `cannot write out/report.json: Permission denied`.
  public static func write(_ bytes: [UInt8], to path: String) -> String? {
    let temporary = "\(path).\(getpid()).tmp"
    var existing = stat()
    let exists = stat(path, &existing) == 0
    let mode = exists ? existing.st_mode & 0o7777 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return failure(path) }
    if exists {
      // The owner first: changing it may take bits off the mode. Only root can give files away, others keep theirs.
      _ = fchown(descriptor, existing.st_uid, existing.st_gid)
      // `open` takes the umask off the mode.
      _ = fchmod(descriptor, mode)
    }
    guard writeAll(bytes, to: descriptor), close(descriptor) == 0, rename(temporary, path) == 0 else {
      let message = failure(path)
      unlink(temporary)
      return message
    }
    return nil
  }

  /// Whether a path is a symbolic link: writing to it would put a file in the link's place.
  public static func replacesLink(at path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
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
