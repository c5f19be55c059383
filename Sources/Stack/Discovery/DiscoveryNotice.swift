import Glibc
import Syntax

/// Something in the way of finding or reading a file, for standard error.
public struct DiscoveryNotice: Error, Hashable, Sendable {
  /// What happened.
  public enum Reason: Hashable, Sendable {
    /// There is nothing at the path.
    case missing
    /// The system refuses to open or read it; the number is its `errno`.
    case unreadable(Int32)
    /// Symbolic links that lead back to where they started.
    case linkLoop
    /// A symbolic link to something that is not there.
    case brokenLink
    /// A symbolic link to a directory that the walk does not reach otherwise.
    case linkedDirectory
    /// A directory with a name that only files should have.
    case directory
    /// A pipe, a socket or a device.
    case specialFile
    /// More than `SourceFile.maximumByteCount` bytes.
    case tooLarge
    /// Neither name nor content show a language that stacklint reads.
    case unrecognised
    /// A file that another program fills in before it is what its name says.
    case template
    /// Directories nested deeper than the walk goes.
    case tooDeep
  }

  /// The path, as findings show it.
  public let path: String

  /// What happened.
  public let reason: Reason

  /// Whether the run failed: what somebody asked for, or what is certainly ours, could not be linted.
  public let isFailure: Bool

  /// A notice.
  public init(_ path: String, _ reason: Reason, isFailure: Bool) {
    self.path = path
    self.reason = reason
    self.isFailure = isFailure
  }

  /// One line for people, starting with the path.
  public var message: String { "\(path): \(explanation)" }

  /// The message without the path.
  var explanation: String {
    switch reason {
    case .missing: "no such file or directory"
    case .unreadable(let code): "cannot be read: \(DiscoveryNotice.describe(code))"
    case .linkLoop: "symbolic links that lead back to themselves; not followed"
    case .brokenLink: "symbolic link to a file that does not exist; skipped"
    case .linkedDirectory: "symbolic link to a directory elsewhere; not followed, name it to have it linted"
    case .directory: "a directory, not a file; its files are linted"
    case .specialFile: "a pipe, socket or device, not a file; skipped"
    case .tooLarge: "larger than \(SourceFile.maximumByteCount >> 20) MiB; skipped"
    case .unrecognised:
      "not recognised as a Dockerfile, Compose file, nginx configuration, environment file or .dockerignore; skipped"
    case .template: "template with tags to be filled in; skipped, lint what it becomes or name it"
    case .tooDeep: "directories nested too deeply; what is further down is skipped"
    }
  }

  private static func describe(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case ENOTDIR: "not a directory"
    case EISDIR: "it is a directory"
    case EMFILE, ENFILE: "too many open files"
    case ENAMETOOLONG: "the name is too long"
    case EIO: "input/output error"
    case ESTALE: "stale file handle"
    default: "system error \(code)"
    }
  }
}

extension DiscoveryNotice: Comparable {
  /// Orders by path, then by message.
  public static func < (left: DiscoveryNotice, right: DiscoveryNotice) -> Bool {
    (left.path, left.explanation) < (right.path, right.explanation)
  }
}
