import Glibc

/// New content for a file, written beside it and ready to take its place.
struct StagedFile {
  private let path: String
  private let temporary: String

  /// A second name for what is there.
  private var kept: String { "\(path).\(getpid()).old" }

  /// The problem that kept the content from being written, an `errno`.
  struct Failure: Error { let code: Int32 }

  /// Writes `bytes` beside the file at `path`, with the permissions and, as far as the system allows, the owner of what is there.
  init(_ bytes: [UInt8], for path: String) throws(Failure) {
    var existing = stat()
    let replaces = stat(path, &existing) == 0
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    let mode = replaces ? existing.st_mode & 0o7777 : 0o644
    var descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if descriptor < 0, errno == EEXIST, unlink(temporary) == 0 {
      // Left behind by a process of the same number that was killed.
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    if replaces {
      // The owner first: changing it may take bits off the mode. Only root can give files away, others keep theirs.
      _ = fchown(descriptor, existing.st_uid, existing.st_gid)
      // `open` takes the umask off the mode.
      _ = fchmod(descriptor, mode)
    }
    var code: Int32 = 0
    if !AtomicFile.writeAll(bytes, to: descriptor) { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code != 0 else { return }
    unlink(temporary)
    throw Failure(code: code)
  }

  /// Takes the place of the file, for good.
  func place() throws(Failure) {
    if rename(temporary, path) != 0 { throw Failure(code: errno) }
  }

  /// Takes the place of the file, which is kept under a second name for the way back. Some file systems know no second names;
  /// there the old file is gone.
  ///
  /// - Returns: how to undo it; nil when there is no way back.
  func placeForNow() throws(Failure) -> WayBack? {
    unlink(kept)
    let isKept = link(path, kept) == 0
    let isNew = !isKept && errno == ENOENT
    do {
      try place()
    } catch {
      if isKept { unlink(kept) }
      throw error
    }
    return isKept || isNew ? WayBack(file: self, isKept: isKept) : nil
  }

  /// Leads back from `placeForNow`; one of the two must be called.
  struct WayBack {
    fileprivate let file: StagedFile
    fileprivate let isKept: Bool

    /// What was there before is there again.
    func go() {
      if isKept { rename(file.kept, file.path) } else { unlink(file.path) }
    }

    /// What was there before is not needed any more.
    func close() {
      if isKept { unlink(file.kept) }
    }
  }

  /// Removes what is left beside the file.
  func discard() { unlink(temporary) }
}
