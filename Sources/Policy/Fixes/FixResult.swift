import Stack
import Syntax

/// What fixing did, or would do: nothing of it is on disk yet.
public struct FixResult: Sendable {
  /// The report about the files as they were.
  public let before: Report

  /// The report about the files with the fixes applied; its notices name the fixes that were refused.
  public let after: Report

  /// The files that change, in report order.
  public let changes: [FileChange]

  /// For each finding that is mended the paths of the files that had to change for it.
  public let fixed: [Set<String>]
}

/// A file before and after its fixes.
public struct FileChange: Sendable {
  /// The path, as findings show it.
  public let path: String

  /// The content that was linted.
  public let before: [UInt8]

  /// The content with the fixes applied.
  public let after: [UInt8]

  /// The bytes that are in both, in document order; all others went or came.
  public let kept: [KeptRange]

  /// A change.
  public init(path: String, before: [UInt8], after: [UInt8], kept: [KeptRange] = []) {
    self.path = path
    self.before = before
    self.after = after
    self.kept = kept
  }

  /// Writes the file, whole or not at all, unless somebody changed it in the meantime.
  ///
  /// - Returns: nil on success, else what was in the way.
  public func write() -> Notice? {
    switch SourceLoader.read(path) {
    case .success(let now) where now.bytes != before:
      Notice("\(path): was changed while it was linted; its fixes are not written", isFailure: true)
    case .success: AtomicFile.write(after, to: path).map { Notice($0, isFailure: true) }
    case .failure(let failure): Notice(failure.message, isFailure: true)
    }
  }
}
