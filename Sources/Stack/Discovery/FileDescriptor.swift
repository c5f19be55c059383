import Glibc
import Syntax

/// An open file or directory; whoever opens it closes it.
struct FileDescriptor {
  let number: Int32

  /// Opens a file for reading; a pipe without a writer does not make it wait. Nil with `errno` set when it fails.
  static func open(_ path: String) -> FileDescriptor? {
    let number = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    return number < 0 ? nil : FileDescriptor(number: number)
  }

  /// Opens an entry of an open directory; `name` ends with NUL.
  static func open(_ name: UnsafePointer<CChar>, in directory: Int32, flags: Int32 = 0) -> FileDescriptor? {
    let number = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | flags)
    return number < 0 ? nil : FileDescriptor(number: number)
  }

  /// Closes it.
  func close() { _ = Glibc.close(number) }

  /// What the system says of it.
  var status: stat? {
    var status = stat()
    return fstat(number, &status) == 0 ? status : nil
  }

  /// Reads into a buffer until it is full or the file ends; the number of bytes, nil with `errno` set when it fails.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var count = 0
    while count < buffer.count {
      let step = Glibc.read(number, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if step == 0 { break }
      if step < 0 {
        if errno == EINTR { continue }
        return nil
      }
      count += step
    }
    return count
  }

  /// The rest of the file, after what was read already; nothing past `limit` bytes in all is kept.
  func readAll(after start: [UInt8] = [], expecting size: Int, limit: Int) -> Result<[UInt8], ReadError> {
    var bytes = start
    var wanted = max(size - start.count, 0) + 1
    while true {
      var count: Int?
      // One byte more than expected shows the end without another call.
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
        count = read(into: UnsafeMutableRawBufferPointer(buffer))
        initialized = count ?? 0
      }
      guard let count else { return .failure(ReadError(code: errno)) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { return .failure(ReadError(code: EFBIG)) }
      if count < wanted { return .success(bytes) }
      wanted = 64 << 10
    }
  }

  /// What the system gave as the reason why it could not read.
  struct ReadError: Error {
    let code: Int32
  }
}

extension stat {
  private var type: mode_t { st_mode & S_IFMT }

  /// Whether it is a regular file.
  var isFile: Bool { type == S_IFREG }

  /// Whether it is a directory.
  var isDirectory: Bool { type == S_IFDIR }
}
