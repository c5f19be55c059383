import Glibc
import IgnoreFile
import Syntax

/// A walk through one directory and everything below, as git sees it.
struct DirectoryWalk {
  /// How deep directories may nest; no repository comes near.
  static let maximumDepth = 200

  private(set) var files: [DiscoveredFile] = []
  private(set) var notices: [DiscoveryNotice] = []

  /// The absolute path of the directory where the walk starts.
  let root: String

  /// The areas that the walk has come through; files name them by number.
  private(set) var areas: [SearchArea]

  /// The area that the walk is in.
  private var area = 0

  private let allAreas: any SearchAreas
  private let rootPrefix: [UInt8]

  /// The path of the directory the walk is in, as shown, with a slash at its end; empty for the working directory.
  private var shownPath: [UInt8]

  /// The same path from the root of the repository.
  private var repositoryPath: [UInt8] = []

  /// The repository that the walk is in; nil outside of any.
  private var repository: String?

  /// The environment files that git tracks in each repository that ignores one.
  private var trackedFiles: [String: Set<String>] = [:]

  private var links: [Link] = []
  private var buffer = [UInt8](repeating: 0, count: TextSniffer.prefixByteCount)

  /// A symbolic link to a file; whether it is linted depends on whether the file itself is.
  private struct Link {
    let path: String
    let target: String
    let verdict: NameVerdict
    let area: Int
  }

  private init(shown: String, root: String, areas allAreas: any SearchAreas) {
    self.root = root
    self.allAreas = allAreas
    areas = [allAreas.area(of: root, shownAs: shown, below: root)]
    shownPath = shown == "." ? [] : Array((shown.hasSuffix("/") ? shown : shown + "/").utf8)
    rootPrefix = shownPath
  }

  /// Walks through the directory at a path that somebody gave.
  static func walk(_ shown: String, areas: any SearchAreas) -> DirectoryWalk {
    var walk = DirectoryWalk(shown: shown, root: AbsolutePath.of(shown) ?? shown, areas: areas)
    guard let directory = FileDescriptor.open(shown) else {
      walk.notices.append(SourceLoader.notice(shown, errno))
      return walk
    }
    let above = RepositoryIgnores(above: walk.root)
    walk.repository = RepositoryRoot.find(from: walk.root)
    walk.repositoryPath = above.prefix
    // Folders above the repository say nothing: it must not matter where somebody cloned it.
    let folders = above.prefix.isEmpty ? shown : String(decoding: above.prefix, as: UTF8.self)
    walk.visit(directory, ignore: above.ignore, folder: FolderHint.of(folders: folders.split(separator: "/")), depth: 0)
    walk.addLinks()
    return walk
  }

  // MARK: - Directories

  private mutating func visit(_ directory: FileDescriptor, ignore: GitIgnore, folder: FolderHint, depth: Int) {
    guard let stream = fdopendir(directory.number) else {
      notices.append(SourceLoader.notice(shownDirectory, errno, isFailure: depth == 0))
      return directory.close()
    }
    defer { closedir(stream) }
    let listing = DirectoryListing(stream, in: folder)
    if listing.errorCode != 0 {
      notices.append(SourceLoader.notice(shownDirectory, listing.errorCode, isFailure: depth == 0))
    }

    let outer = (path: repositoryPath, area: area, repository: repository)
    defer { (repositoryPath, area, repository) = outer }
    if depth > 0, listing.hasSettings || listing.isRepository { enterArea() }
    var ignore = ignore
    if listing.isRepository, depth > 0 {
      // A repository of its own: what git ignores in it, it says itself.
      repositoryPath = []
      let nested = root + "/" + relative(shownDirectory)
      repository = nested
      ignore = GitIgnore().adding(RepositoryIgnores.excludes(of: nested))
    }
    if listing.hasIgnoreFile, let rules = readIgnoreFile(in: directory.number) {
      ignore = ignore.adding(rules, in: repositoryPath.dropLast())
    }
    for entry in listing.entries {
      visit(entry, of: listing, in: directory.number, ignore: ignore, folder: folder, depth: depth)
    }
  }

  private mutating func visit(
    _ entry: DirectoryListing.Entry, of listing: DirectoryListing, in directory: Int32, ignore: GitIgnore,
    folder: FolderHint, depth: Int
  ) {
    let name = listing.name(entry)
    let (shownCount, repositoryCount) = (shownPath.count, repositoryPath.count)
    shownPath += name
    repositoryPath += name
    defer {
      shownPath.removeLast(shownPath.count - shownCount)
      repositoryPath.removeLast(repositoryPath.count - repositoryCount)
    }
    let isDirectory = entry.kind == .directory
    if ignore.ignoresEntry(repositoryPath, isDirectory: isDirectory) {
      // What git tracks all the same is in every clone.
      guard entry.kind == .file, case .language(.env) = entry.verdict, isTracked() else { return }
    }
    if isExcluded(isDirectory: isDirectory) { return }

    switch entry.kind {
    case .file: listing.withName(entry) { addFile($0, in: directory, entry.verdict) }
    case .link: listing.withName(entry) { addLink($0, in: directory, entry.verdict) }
    case .special:
      if case .language = entry.verdict { notices.append(DiscoveryNotice(shown, .specialFile, isFailure: false)) }
    case .directory:
      if DirectoryWalk.isFileName(name, entry.verdict) {
        notices.append(DiscoveryNotice(shown, .directory, isFailure: false))
      }
      guard depth < DirectoryWalk.maximumDepth else {
        notices.append(DiscoveryNotice(shown, .tooDeep, isFailure: true))
        return
      }
      let opened = listing.withName(entry) { FileDescriptor.open($0, in: directory, flags: O_DIRECTORY | O_NOFOLLOW) }
      guard let opened = opened ?? nil else {
        notices.append(SourceLoader.notice(shown, errno, isFailure: false))
        return
      }
      let inner = folder.entering(String(decoding: name, as: UTF8.self))
      shownPath.append(UInt8(ascii: "/"))
      repositoryPath.append(UInt8(ascii: "/"))
      visit(opened, ignore: ignore, folder: inner, depth: depth + 1)
    }
  }

  /// Whether git tracks the environment file that the walk is at.
  private mutating func isTracked() -> Bool {
    guard let repository else { return false }
    if trackedFiles[repository] == nil {
      trackedFiles[repository] = GitDirectory(of: repository)?.trackedEnvironmentFiles ?? []
    }
    return trackedFiles[repository]?.contains(String(decoding: repositoryPath, as: UTF8.self)) ?? false
  }

  /// Begins the area of the directory that the walk is in.
  private mutating func enterArea() {
    let shown = shownDirectory
    let directory = (root == "/" ? "" : root) + "/" + relative(shown)
    areas.append(allAreas.area(of: directory, shownAs: shown, below: root))
    area = areas.count - 1
  }

  /// Whether the settings leave out the entry that the walk is at.
  private func isExcluded(isDirectory: Bool) -> Bool {
    let area = areas[area]
    guard !area.excludes.isEmpty else { return false }
    return area.excludes.ignoresEntry(area.pathFromSettings(shownPath), isDirectory: isDirectory)
  }

  /// Whether a directory of the name is likely a mistake, such as what a bind mount makes when the file is missing.
  ///
  /// Python keeps virtual environments in `.env`, and `dockerfile` in small letters is a fine name for a folder.
  private static func isFileName(_ name: ArraySlice<UInt8>, _ verdict: NameVerdict) -> Bool {
    switch verdict {
    case .language(.env): false
    case .language(.dockerfile): name.starts(with: "Dockerfile".utf8) || name.starts(with: "Containerfile".utf8)
    case .language: true
    case .content, .foreign: false
    }
  }

  private mutating func readIgnoreFile(in directory: Int32) -> GitIgnoreRules? {
    guard let file = FileDescriptor.open(".gitignore", in: directory, flags: O_NOFOLLOW) else {
      notices.append(SourceLoader.notice(shownDirectory, errno, isFailure: false))
      return nil
    }
    defer { file.close() }
    guard case .success(let bytes) = file.readAll(expecting: 4096, limit: SourceFile.maximumByteCount) else {
      return nil
    }
    return GitIgnoreRules(bytes)
  }

  // MARK: - Files

  private mutating func addFile(_ name: UnsafePointer<CChar>, in directory: Int32, _ verdict: NameVerdict) {
    // A name that is no UTF-8 cannot be opened by its shown path later on.
    let isOpenable = String(validating: shownPath, as: UTF8.self) != nil
    if case .language(let language) = verdict, isOpenable {
      files.append(DiscoveredFile(path: shown, language: language, area: area))
      return
    }
    guard let file = FileDescriptor.open(name, in: directory) else {
      // It may or may not be ours, so this is no failure of the run.
      notices.append(SourceLoader.notice(shown, errno, isFailure: false))
      return
    }
    defer { file.close() }
    let count = buffer.withUnsafeMutableBytes { file.read(into: $0) }
    guard let count else { return notices.append(SourceLoader.notice(shown, errno, isFailure: false)) }
    let language = buffer.withUnsafeBytes { bytes in
      Classifier.language(verdict, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    guard let language else { return }
    let start = Array(buffer[..<count])
    if count < buffer.count {
      files.append(DiscoveredFile(path: shown, language: language, area: area, bytes: start))
      return
    }
    switch file.readAll(after: start, expecting: 0, limit: SourceFile.maximumByteCount) {
    case .success(let bytes):
      files.append(DiscoveredFile(path: shown, language: language, area: area, bytes: bytes))
    case .failure(let error): notices.append(SourceLoader.notice(shown, error.code))
    }
  }

  // MARK: - Symbolic links

  private mutating func addLink(_ name: UnsafePointer<CChar>, in directory: Int32, _ verdict: NameVerdict) {
    var status = stat()
    guard fstatat(directory, name, &status, 0) == 0 else {
      if errno == ELOOP {
        notices.append(DiscoveryNotice(shown, .linkLoop, isFailure: false))
      } else if case .language = verdict {
        let reason: DiscoveryNotice.Reason = errno == ENOENT ? .brokenLink : .unreadable(errno)
        notices.append(DiscoveryNotice(shown, reason, isFailure: false))
      }
      return
    }
    if status.isDirectory { return addLinkedDirectory() }
    guard verdict != .foreign, let target = AbsolutePath.resolve(shown) else { return }
    if status.isFile {
      links.append(Link(path: shown, target: target, verdict: verdict, area: area))
    } else if case .language = verdict {
      notices.append(DiscoveryNotice(shown, .specialFile, isFailure: false))
    }
  }

  /// Links to directories are never followed. One that stays below the root loses nothing by that.
  private mutating func addLinkedDirectory() {
    guard let target = AbsolutePath.resolve(shown) else { return }
    let place = root + "/" + relative(shown)
    if (place + "/").hasPrefix(target == "/" ? "/" : target + "/") {
      notices.append(DiscoveryNotice(shown, .linkLoop, isFailure: false))
    } else if !(target + "/").hasPrefix(root == "/" ? "/" : root + "/") {
      notices.append(DiscoveryNotice(shown, .linkedDirectory, isFailure: false))
    }
  }

  /// Takes links to files that the walk did not find under their own names, each file once.
  private mutating func addLinks() {
    guard !links.isEmpty else { return }
    var found = Set(files.map { root + "/" + relative($0.path) })
    for link in links.sorted(by: { $0.path < $1.path }) where found.insert(link.target).inserted {
      switch SourceLoader.readBytes(link.target) {
      case .failure(let notice):
        notices.append(DiscoveryNotice(link.path, notice.reason, isFailure: false))
      case .success(let bytes):
        let language = bytes.withUnsafeBytes { bytes in
          Classifier.language(
            link.verdict, UnsafeRawBufferPointer(rebasing: bytes.prefix(TextSniffer.prefixByteCount)))
        }
        if let language {
          files.append(DiscoveredFile(path: link.path, language: language, area: link.area, bytes: bytes))
        }
      }
    }
  }

  // MARK: - Paths

  /// The path of the entry the walk is at.
  private var shown: String { String(decoding: shownPath, as: UTF8.self) }

  /// The path of the directory the walk is in.
  private var shownDirectory: String {
    shownPath.isEmpty ? "." : String(decoding: shownPath.dropLast(), as: UTF8.self)
  }

  /// A shown path from the root of the walk.
  func relative(_ shown: String) -> String {
    String(decoding: shown.utf8.dropFirst(rootPrefix.count), as: UTF8.self)
  }
}
