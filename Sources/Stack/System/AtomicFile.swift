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
  public static func write(_ bytes: [UInt8], to path: String) -> String? { write([(path, bytes)]) }

  /// Writes several files together: when one of them cannot be written, none is changed. What goes to pipes, devices and
  /// descriptors is written last, for nothing takes it back.
  ///
  /// - Returns: nil on success, else what went wrong with the first that failed.
  public static func write(_ files: [(path: String, bytes: [UInt8])]) -> String? {
    var staged: [(path: String, file: StagedFile)] = []
    defer { for (_, file) in staged { file.discard() } }
    var direct: [() -> String?] = []
    for (path, bytes) in files {
      switch WriteTarget.of(path) {
      case .descriptor(let number): direct.append { writeAll(bytes, to: number) ? nil : failure(path, errno) }
      case .stream: direct.append { writeThrough(bytes, to: path) }
      case .nothing(let code): return failure(path, code)
      case .file(let file):
        do throws(StagedFile.Failure) {
          staged.append((path, try StagedFile(bytes, for: file)))
        } catch {
          return failure(path, error.code)
        }
      }
    }
    if let problem = place(staged) { return problem }
    for write in direct { if let problem = write() { return problem } }
    return nil
  }

  /// Puts files in their places, or leaves all places as they were.
  ///
  /// - Returns: nil on success, else what went wrong with the first that failed.
  static func place(_ staged: [(path: String, file: StagedFile)]) -> String? {
    var back: [StagedFile.WayBack] = []
    for (index, (path, file)) in staged.enumerated() {
      do throws(StagedFile.Failure) {
        if index < staged.count - 1 {
          if let way = try file.placeForNow() { back.append(way) }
        } else {
          // Behind the last one nothing can fail any more.
          try file.place()
        }
      } catch {
        for way in back.reversed() { way.go() }
        return failure(path, error.code)
      }
    }
    for way in back { way.close() }
    return nil
  }

  /// Where a file lies that is written at a path: its absolute path without links; nil for what is no file.
  public static func location(of path: String) -> String? {
    guard case .file(let file) = WriteTarget.of(path) else { return nil }
    let parts = FilePath(file)
    let directory = parts.directory.isEmpty ? (file.hasPrefix("/") ? "/" : ".") : parts.directory
    return AbsolutePath.of(directory).map { FilePath.join($0, parts.name) }
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
    path.isEmpty
      ? "an empty path names no file to write" : "cannot write \(path): \(String(cString: strerror(code)))"
  }
}
