import Glibc
import IgnoreFile
import Syntax

/// Finds the files that a command line means.
///
/// Directories are walked as git sees them: `.gitignore` files and `.git/info/exclude` are respected, `.git`,
/// `node_modules` and `vendor` are left out, other hidden folders are looked into, links to directories are not
/// followed. A file that is named itself is always taken, whatever is ignored.
public struct Discovery {
  /// The names of the files with settings for a directory and what is below it; the first that is there counts.
  public static let settingsFileNames = [".stacklint.yml", ".stacklint.yaml"]

  /// What was found.
  public struct Result: Sendable {
    /// The files to lint, by path; none twice.
    public let files: [DiscoveredFile]

    /// What was in the way, by path.
    public let notices: [DiscoveryNotice]

    /// The areas that files lie in; `DiscoveredFile.area` is an index.
    public let areas: [SearchArea]

    /// Whether something that was asked for could not be found or read.
    public var isFailure: Bool { notices.contains { $0.isFailure } }
  }

  private let areas: any SearchAreas

  /// A search that leaves out what the settings of each directory exclude. Files that are named themselves are taken
  /// all the same.
  public init(in areas: any SearchAreas) { self.areas = areas }

  /// A search that leaves out what `excludes` match: patterns as in a `.gitignore` of the working directory, over the
  /// paths as they are shown.
  public init(excludes: [String] = []) {
    areas = UniformArea(excludes: GitIgnore().adding(GitIgnoreRules(patterns: excludes)))
  }

  /// The files that some paths mean, each a file or a directory; without any the working directory.
  public func find(_ paths: [String]) -> Result {
    let paths = paths.isEmpty ? ["."] : paths
    var found = FoundFiles(isOfSeveral: paths.count > 1)
    for path in paths { find(path, &found) }
    return Result(
      files: found.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      notices: Set(found.notices).sorted(), areas: found.areas)
  }

  private func find(_ path: String, _ found: inout FoundFiles) {
    let shown = ShownPath.of(path)
    var status = stat()
    guard stat(path.isEmpty ? "." : path, &status) == 0 else {
      return found.notices.append(SourceLoader.notice(shown, errno))
    }
    if status.isDirectory {
      let walk = DirectoryWalk.walk(shown, areas: areas)
      let firstArea = found.areas.count
      found.areas += walk.areas
      for file in walk.files {
        found.add(file.moved(toArea: file.area + firstArea)) { walk.root + "/" + walk.relative(file.path) }
      }
      found.notices += walk.notices
    } else {
      switch named(shown) {
      case .success(let file):
        let area = area(ofFileAt: shown, &found)
        found.add(file.moved(toArea: area)) { AbsolutePath.of(shown) ?? shown }
      case .failure(let notice): found.notices.append(notice)
      }
    }
  }

  /// The area of a file that somebody named: that of its directory.
  private func area(ofFileAt path: String, _ found: inout FoundFiles) -> Int {
    let shown = ShownPath.directory(of: path)
    if let known = found.areaOfDirectory[shown] { return known }
    let directory = AbsolutePath.of(shown) ?? shown
    found.areas.append(areas.area(of: directory, shownAs: shown, below: directory))
    found.areaOfDirectory[shown] = found.areas.count - 1
    return found.areas.count - 1
  }

  /// A file that somebody named: its content is looked at where its name is not enough.
  private func named(_ path: String) -> Swift.Result<DiscoveredFile, DiscoveryNotice> {
    let verdict = Classifier.verdict(path: path)
    return SourceLoader.readBytes(path).flatMap { bytes in
      let language = bytes.withUnsafeBytes { bytes in
        Classifier.language(
          ofNamed: verdict, UnsafeRawBufferPointer(rebasing: bytes.prefix(TextSniffer.prefixByteCount)))
      }
      guard let language else { return .failure(DiscoveryNotice(path, .unrecognised, isFailure: true)) }
      return .success(DiscoveredFile(path: path, language: language, bytes: bytes, isNamed: true))
    }
  }
}

/// What is found while paths are gone through, each file once however many paths lead to it.
private struct FoundFiles {
  let isOfSeveral: Bool
  var files: [DiscoveredFile] = []
  var notices: [DiscoveryNotice] = []
  var areas: [SearchArea] = []

  /// The areas of the directories of files that were named, by their shown paths.
  var areaOfDirectory: [String: Int] = [:]
  private var absolutePaths: Set<String> = []

  init(isOfSeveral: Bool) { self.isOfSeveral = isOfSeveral }

  /// Adds a file; its absolute path is only asked for when another path might lead to it.
  mutating func add(_ file: DiscoveredFile, absolutePath: () -> String) {
    if isOfSeveral, !absolutePaths.insert(absolutePath()).inserted { return }
    files.append(file)
  }
}
