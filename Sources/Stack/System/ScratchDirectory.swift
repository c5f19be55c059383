#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A directory for files that are needed for a moment, which goes away with its last reference.
public final class ScratchDirectory: Sendable {
  /// Where it is.
  public let path: String

  /// A new, empty directory that nobody else may look into; nil when none can be made.
  public init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/stacklint-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard isMade else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(stream)
    }
    rmdir(path)
  }

  /// Writes a file of this directory; false when that fails.
  public func write(_ bytes: [UInt8], to name: String) -> Bool {
    AtomicFile.write(bytes, to: "\(path)/\(name)") == nil
  }

  /// What a file of this directory holds; nil when it cannot be read.
  public func read(_ name: String) -> [UInt8]? {
    guard case .success(let source) = SourceLoader.read("\(path)/\(name)") else { return nil }
    return source.bytes
  }
}
