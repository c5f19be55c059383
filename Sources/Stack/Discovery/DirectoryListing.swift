import Glibc

/// The entries of one directory that a walk has any use for.
///
/// All names lie in one buffer, each with a NUL behind it, so that a directory costs a handful of allocations whatever
/// it holds.
struct DirectoryListing {
  /// What an entry is, as the directory itself says; links are not followed.
  enum Kind {
    case file
    case directory
    case link
    /// A pipe, a socket, a device.
    case special
  }

  /// An entry.
  struct Entry {
    let start: Int
    let count: Int
    let kind: Kind
    let verdict: NameVerdict
  }

  private(set) var names: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// Whether there is a `.gitignore` that is a regular file; git follows no link there.
  private(set) var hasIgnoreFile = false

  /// Whether the directory is the root of a repository.
  private(set) var isRepository = false

  /// Whether there is a file with settings, or whatever else bears its name.
  private(set) var hasSettings = false

  /// The `errno` with which reading stopped before the end; 0 when it did not.
  private(set) var errorCode: Int32 = 0

  /// Reads a directory; the stream stays open and at its end.
  init(_ stream: OpaquePointer, in folder: FolderHint) {
    let descriptor = dirfd(stream)
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        errorCode = errno
        return
      }
      let name = UnsafeRawPointer(entry) + DirectoryListing.nameOffset
      let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name.assumingMemoryBound(to: CChar.self)))
      take(bytes, type: Int32(entry.pointee.d_type), in: folder, of: descriptor)
    }
  }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

  private mutating func take(_ name: UnsafeRawBufferPointer, type: Int32, in folder: FolderHint, of descriptor: Int32) {
    if name[0] == UInt8(ascii: "."), DirectoryListing.isDots(name) { return }
    if name.elementsEqual(".git".utf8) {
      isRepository = true
      return
    }
    if DirectoryListing.isSettings(name) {
      hasSettings = true
      return
    }
    guard let kind = DirectoryListing.kind(type, name, descriptor) else { return }
    if kind == .directory, DirectoryListing.isSkipped(name) { return }
    if kind == .file, name.elementsEqual(".gitignore".utf8) {
      hasIgnoreFile = true
      return
    }
    let verdict = NameClassifier.verdict(name, in: folder)
    if verdict == .foreign, kind == .file || kind == .special { return }
    entries.append(Entry(start: names.count, count: name.count, kind: kind, verdict: verdict))
    names.append(contentsOf: name)
    names.append(0)
  }

  private static func isDots(_ name: UnsafeRawBufferPointer) -> Bool {
    name.count == 1 || name.count == 2 && name[1] == UInt8(ascii: ".")
  }

  private static func isSettings(_ name: UnsafeRawBufferPointer) -> Bool {
    name[0] == UInt8(ascii: ".") && Discovery.settingsFileNames.contains { name.elementsEqual($0.utf8) }
  }

  /// Directories of other people's files.
  private static func isSkipped(_ name: UnsafeRawBufferPointer) -> Bool {
    name.elementsEqual("node_modules".utf8) || name.elementsEqual("vendor".utf8)
  }

  private static func kind(_ type: Int32, _ name: UnsafeRawBufferPointer, _ directory: Int32) -> Kind? {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .directory
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      // Some file systems do not keep the type in the directory.
      var status = stat()
      guard let name = name.baseAddress?.assumingMemoryBound(to: CChar.self),
        fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      else { return nil }
      if status.isFile { return .file }
      if status.isDirectory { return .directory }
      return status.st_mode & S_IFMT == S_IFLNK ? .link : .special
    default: return .special
    }
  }

  /// The name of an entry.
  func name(_ entry: Entry) -> ArraySlice<UInt8> { names[entry.start..<(entry.start + entry.count)] }

  /// Lends the name of an entry to a system call.
  func withName<Result>(_ entry: Entry, _ body: (UnsafePointer<CChar>) -> Result) -> Result? {
    names.withUnsafeBytes { bytes in
      bytes.baseAddress.map { body(($0 + entry.start).assumingMemoryBound(to: CChar.self)) }
    }
  }
}
