import Nginx
import Synchronization
import Syntax

/// Which nginx files of a repository include which others.
///
/// A path in an `include` is one of the server's file system, not of the repository's. It is looked for below the
/// configuration prefix (the folder of the main file), then below the including file's folder and its parents; of an
/// absolute path once without the folder where distributions keep the configuration, once as it is (`rootfs/etc/nginx/…`).
/// Where a Dockerfile says what the including file has beside it in the image, that counts before all this.
struct NginxIncludes: Sendable {
  /// The files that no other file includes; of files that only include each other, the first.
  let roots: [SyntaxTree]

  private let files: NginxFileIndex
  private let destinations: NginxDestinations
  private let read: @Sendable (String) -> SourceFile?
  private let answers = Answers()

  /// The includes of some files.
  ///
  /// - Parameters:
  ///   - trees: the files that are linted.
  ///   - dockerfiles: the Dockerfiles that put them into images.
  ///   - read: a file of the repository that is not among them; nil for one that is missing or must not be read.
  init(
    _ trees: [SyntaxTree], dockerfiles: [SyntaxTree] = [],
    read: @escaping @Sendable (String) -> SourceFile? = { _ in nil }
  ) {
    let files = NginxFileIndex(trees)
    let destinations = NginxDestinations(dockerfiles, files)
    self.files = files
    self.destinations = destinations
    self.read = read
    roots = NginxIncludes.roots(trees.sorted { $0.source.path.utf8.lexicographicallyPrecedes($1.source.path.utf8) }) {
      tree in
      let prefix = FilePath(tree.source.path).directory
      return tree.allNodes.lazy.filter { $0.kind == .directive && $0.hasName("include") }
        .compactMap(\.arguments.first?.value)
        .flatMap { pattern in
          let delivered = destinations.matching(pattern, from: tree.source)
          guard delivered.isEmpty else { return delivered }
          // Most includes are of files that come with nginx.
          guard NginxGlob.isPattern(pattern) || files.holds(name: FilePath(pattern).name) else { return [] }
          return NginxIncludes.find(pattern, from: tree.source, prefix: prefix, in: files, read: { _ in nil })
        }
    }
  }

  /// The files that an `include` in a file means, in nginx's order.
  func resolve(_ pattern: String, from source: SourceFile, prefix: String) -> [SyntaxTree] {
    let question = Question(pattern: pattern, source: source, prefix: prefix)
    if let known = answers.known.withLock({ $0[question] }) { return known }
    let found = find(pattern, from: source, prefix: prefix)
    answers.known.withLock { $0[question] = found }
    return found
  }

  private func find(_ pattern: String, from source: SourceFile, prefix: String) -> [SyntaxTree] {
    let delivered = destinations.matching(pattern, from: source)
    return delivered.isEmpty
      ? NginxIncludes.find(pattern, from: source, prefix: prefix, in: files, read: read) : delivered
  }

  /// An `include`: what it names, where it stands, and the folder of the main file.
  private struct Question: Hashable {
    let pattern: String
    let source: SourceFile
    let prefix: String
  }

  /// What includes were found to mean; each is asked for several times.
  private final class Answers: Sendable {
    let known = Mutex<[Question: [SyntaxTree]]>([:])
  }

  /// Whether an `include` names a file in a folder of the repository's nginx configuration that is not there.
  ///
  /// A path without folder may be brought by the image, and a folder that is not in the repository may be anywhere.
  func isMissing(_ pattern: String, from source: SourceFile, prefix: String) -> Bool {
    guard !NginxGlob.isPattern(pattern), !pattern.utf8.contains(UInt8(ascii: "$")) else { return false }
    guard resolve(pattern, from: source, prefix: prefix).isEmpty else { return false }
    for candidate in NginxIncludes.relativePaths(pattern) where candidate.utf8.contains(UInt8(ascii: "/")) {
      for directory in NginxIncludes.directories(from: source, prefix: prefix) {
        let path = FilePath.normalized(FilePath.join(directory, candidate))
        if files.holdsFiles(FilePath(path).directory), FilePath(path).directory != directory { return true }
      }
    }
    return false
  }

  private static func find(
    _ pattern: String, from source: SourceFile, prefix: String, in files: NginxFileIndex,
    read: (String) -> SourceFile?
  ) -> [SyntaxTree] {
    let isPattern = NginxGlob.isPattern(pattern)
    let isAmongFiles = isPattern || files.holds(name: FilePath(pattern).name)
    for candidate in relativePaths(pattern) {
      for directory in directories(from: source, prefix: prefix) {
        let path = FilePath.normalized(FilePath.join(directory, candidate))
        if isPattern {
          let found = files.matching(path)
          if !found.isEmpty { return found }
        } else if isAmongFiles, let tree = files[path] {
          return [tree]
        } else if files.holdsFiles(FilePath(path).directory), let file = read(path) {
          return [NginxParser.parse(file)]
        }
      }
    }
    return []
  }

  /// The paths below some folder of the repository that a path of the server may have.
  private static func relativePaths(_ path: String) -> [String] {
    guard !path.isEmpty else { return [] }
    guard path.hasPrefix("/") else { return [path] }
    var paths = [String(path.dropFirst())]
    for prefix in configurationFolders where path.hasPrefix(prefix) {
      paths.insert(String(path.dropFirst(prefix.count)), at: 0)
    }
    return paths
  }

  /// Where distributions and images keep nginx's configuration.
  private static let configurationFolders = [
    "/etc/nginx/", "/usr/local/nginx/conf/", "/usr/local/etc/nginx/", "/usr/local/openresty/nginx/conf/",
    "/opt/nginx/conf/", "/opt/bitnami/nginx/conf/", "/config/nginx/",
  ]

  /// The folders to look in, each once: the prefix, the including file's folder, then its parents.
  private static func directories(from source: SourceFile, prefix: String) -> [String] {
    var directories = [prefix]
    var directory = FilePath(source.path).directory
    while true {
      if !directories.contains(directory) { directories.append(directory) }
      if directory.isEmpty || directory == "/" { return directories }
      let parent = FilePath(directory).directory
      if parent == directory { return directories }
      directory = parent
    }
  }

  /// The files from which all others are reached.
  private static func roots(_ trees: [SyntaxTree], includedBy: (SyntaxTree) -> some Sequence<SyntaxTree>)
    -> [SyntaxTree]
  {
    var targets: [SourceFile: [SyntaxTree]] = [:]
    var included = Set<SourceFile>()
    for tree in trees {
      let found = includedBy(tree).filter { $0.source != tree.source }
      targets[tree.source] = found
      included.formUnion(found.lazy.map(\.source))
    }
    var roots: [SyntaxTree] = []
    var reached = Set<SourceFile>()
    for tree in trees.filter({ !included.contains($0.source) }) + trees where !reached.contains(tree.source) {
      roots.append(tree)
      var pending = [tree]
      while let next = pending.popLast() {
        if reached.insert(next.source).inserted { pending += targets[next.source] ?? [] }
      }
    }
    return roots
  }
}
