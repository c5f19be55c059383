import Glibc
import Syntax

/// Reads files whole. It keeps no state, so any number of threads may read at once.
public enum SourceLoader {
  /// The file at a path, which becomes the path that findings show.
  public static func read(_ path: String) -> Result<SourceFile, DiscoveryNotice> {
    readBytes(path).map { SourceFile(path: path, bytes: $0) }
  }

  /// All of standard input, under the path that somebody gave for it.
  public static func readStandardInput(path: String) -> Result<SourceFile, DiscoveryNotice> {
    bytes(of: FileDescriptor(number: STDIN_FILENO), size: 0, path).map { SourceFile(path: path, bytes: $0) }
  }

  static func readBytes(_ path: String) -> Result<[UInt8], DiscoveryNotice> {
    guard let file = FileDescriptor.open(path) else { return .failure(notice(path, errno)) }
    defer { file.close() }
    guard let status = file.status else { return .failure(notice(path, errno)) }
    if status.isDirectory { return .failure(DiscoveryNotice(path, .directory, isFailure: true)) }
    guard status.isFile else { return .failure(DiscoveryNotice(path, .specialFile, isFailure: true)) }
    guard status.st_size <= SourceFile.maximumByteCount else {
      return .failure(DiscoveryNotice(path, .tooLarge, isFailure: true))
    }
    return bytes(of: file, size: Int(status.st_size), path)
  }

  private static func bytes(of file: FileDescriptor, size: Int, _ path: String) -> Result<[UInt8], DiscoveryNotice> {
    file.readAll(expecting: size, limit: SourceFile.maximumByteCount).mapError { notice(path, $0.code) }
  }

  static func notice(_ path: String, _ code: Int32, isFailure: Bool = true) -> DiscoveryNotice {
    let reason: DiscoveryNotice.Reason =
      switch code {
      case ENOENT: .missing
      case ELOOP: .linkLoop
      case EFBIG: .tooLarge
      case ENXIO, ENODEV: .specialFile
      default: .unreadable(code)
      }
    return DiscoveryNotice(path, reason, isFailure: isFailure)
  }
}
