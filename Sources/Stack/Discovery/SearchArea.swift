import IgnoreFile

/// A directory and what is below it, as far as the same settings hold there.
///
/// However a path is written and wherever the tool is started, an area tells the one path of a file that settings speak
/// of: that from the directory of the settings.
public struct SearchArea: Sendable {
  /// Which settings hold; the number means something to whoever made the area.
  public let settings: Int

  /// What is left out, over paths from the directory of the settings.
  public let excludes: GitIgnore

  /// The directory as it is shown, with a slash at its end; empty for the working directory.
  let shownDirectory: String

  private let directoryFromSettings: String
  private let directoryFromRepository: String

  /// An area.
  ///
  /// - Parameters:
  ///   - shownDirectory: the directory as it is shown; `.` or empty for the working directory.
  ///   - directoryFromSettings: the directory as seen from that of the settings; empty when it is the same.
  ///   - directoryFromRepository: the directory as seen from the root of the repository; empty when it is the same.
  public init(
    settings: Int, excludes: GitIgnore = GitIgnore(), shownDirectory: String, directoryFromSettings: String = "",
    directoryFromRepository: String = ""
  ) {
    self.settings = settings
    self.excludes = excludes
    self.shownDirectory = shownDirectory == "." ? "" : Self.slashed(shownDirectory)
    self.directoryFromSettings = Self.slashed(directoryFromSettings)
    self.directoryFromRepository = Self.slashed(directoryFromRepository)
  }

  /// How far down the directory lies, to tell which of several areas that hold a path is the innermost.
  public var depth: Int { shownDirectory.utf8.count }

  /// Whether a shown path, without `.` parts, lies in the directory.
  public func holds(_ path: String) -> Bool {
    shownDirectory.isEmpty ? !path.hasPrefix("/") && !path.hasPrefix("../") : path.hasPrefix(shownDirectory)
  }

  /// A shown path in the area, as seen from the directory of the settings. A path elsewhere stays as it is.
  public func pathFromSettings(_ path: String) -> String { self.path(of: path, from: directoryFromSettings) }

  /// A shown path in the area, as seen from the root of the repository. A path elsewhere stays as it is.
  public func pathFromRepository(_ path: String) -> String { self.path(of: path, from: directoryFromRepository) }

  private func path(of path: String, from directory: String) -> String {
    if shownDirectory == directory { return path }
    guard holds(path) else { return path }
    return directory + String(decoding: path.utf8.dropFirst(shownDirectory.utf8.count), as: UTF8.self)
  }

  /// The bytes of `pathFromSettings`.
  func pathFromSettings(_ path: [UInt8]) -> [UInt8] {
    Array(directoryFromSettings.utf8) + path.dropFirst(shownDirectory.utf8.count)
  }

  private static func slashed(_ directory: String) -> String {
    directory.isEmpty || directory.hasSuffix("/") ? directory : directory + "/"
  }
}

/// Knows which settings hold where. It is asked for each directory that matters, on one thread.
public protocol SearchAreas {
  /// The area that begins at a directory: one that was named, or below it one with settings or a repository of its own.
  ///
  /// - Parameters:
  ///   - directory: its absolute path, links resolved.
  ///   - shown: the path as it is shown.
  ///   - start: the absolute path of the directory that was named.
  func area(of directory: String, shownAs shown: String, below start: String) -> SearchArea
}

/// The same exclusions everywhere, over the paths as they are shown.
struct UniformArea: SearchAreas {
  let excludes: GitIgnore

  func area(of directory: String, shownAs shown: String, below start: String) -> SearchArea {
    SearchArea(
      settings: 0, excludes: excludes, shownDirectory: shown, directoryFromSettings: shown == "." ? "" : shown)
  }
}
