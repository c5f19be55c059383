import Syntax

/// All ignore files that hold for a directory of a repository, from the outermost to the innermost.
///
/// A deeper file overrides a shallower one, and within a file the last pattern that matches decides. What lies in an
/// ignored directory stays ignored, whatever its own patterns say.
public struct GitIgnore: Sendable {
  private struct Level: Sendable {
    let rules: GitIgnoreRules
    let directoryByteCount: Int
  }

  private var levels: [Level] = []

  /// No ignore files at all.
  public init() {}

  /// Whether nothing is ever ignored.
  public var isEmpty: Bool { levels.isEmpty }

  /// The same with the rules of one more file, which override all that were there before.
  ///
  /// - Parameter directory: the directory of the file, relative to the root and without a slash at its end; empty for
  ///   the root itself. It holds only for paths below that directory, and the caller asks it about no others.
  public func adding(_ rules: GitIgnoreRules, in directory: some Collection<UInt8>) -> GitIgnore {
    guard !rules.isEmpty else { return self }
    var result = self
    result.levels.append(Level(rules: rules, directoryByteCount: directory.isEmpty ? 0 : directory.count + 1))
    return result
  }

  /// The same with the rules of one more file.
  public func adding(_ rules: GitIgnoreRules, in directory: String = "") -> GitIgnore {
    adding(rules, in: directory.utf8)
  }

  /// Whether git would ignore a path, relative to the root: its directories are looked at first.
  public func ignores(_ path: String, isDirectory: Bool = false) -> Bool {
    let bytes = Array(path.utf8)
    for (index, byte) in bytes.enumerated() where byte == Byte.slash {
      if ignoresEntry(Array(bytes[..<index]), isDirectory: true) { return true }
    }
    return ignoresEntry(bytes, isDirectory: isDirectory)
  }

  /// Whether git would ignore an entry whose directory is known not to be ignored; a walk needs no more.
  ///
  /// - Parameter path: the path relative to the root, without slashes at its ends.
  public func ignoresEntry(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard !levels.isEmpty else { return false }
    return path.withUnsafeBytes { path in
      let nameStart = (path.lastIndex(of: Byte.slash) ?? -1) + 1
      for level in levels.reversed() where level.directoryByteCount <= nameStart {
        let inner = UnsafeRawBufferPointer(rebasing: path[level.directoryByteCount...])
        let decision = level.rules.decision(
          inner, nameStart: nameStart - level.directoryByteCount, isDirectory: isDirectory)
        if let decision { return decision }
      }
      return false
    }
  }
}
