import Dockerfile
import IgnoreFile
import Synchronization
import Syntax

/// The files of a repository as the linking of stacks asks for them, each Dockerfile modelled once.
final class StackFiles: Sendable {
  private let files: RepositoryFiles
  private let trees: [SyntaxTree]
  private let index = Mutex<PathIndex?>(nil)
  private let dockerfiles = Mutex<[String: DockerfileFile]>([:])

  /// - Parameter trees: all files that are linted.
  init(_ files: RepositoryFiles, trees: [SyntaxTree]) {
    self.files = files
    self.trees = trees
  }

  /// The paths of linted files, to be found by name and by folder; made when a container's files are first asked for,
  /// which most runs never do.
  private struct PathIndex {
    let sorted: [String]
    let all: Set<String>

    init(_ trees: [SyntaxTree]) {
      all = Set(trees.map { FilePath.normalized($0.source.path) })
      sorted = all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  private var paths: PathIndex {
    index.withLock { index in
      let made = index ?? PathIndex(trees)
      index = made
      return made
    }
  }

  /// The Dockerfile at a path; nil when there is none that may be read.
  func dockerfile(at path: String) -> DockerfileFile? {
    if let known = dockerfiles.withLock({ $0[path] }) { return known }
    guard let tree = files.tree(at: path, .dockerfile) else { return nil }
    let file = DockerfileFile(tree)
    dockerfiles.withLock { $0[path] = file }
    return file
  }

  /// The ignore file that holds for a build: the Dockerfile's own, else that of the context.
  func ignoreFile(context: String, dockerfile: String) -> IgnoreFile? {
    let tree =
      files.tree(at: dockerfile + ".dockerignore", .dockerignore)
      ?? files.tree(at: FilePath.normalized(FilePath.join(context, ".dockerignore")), .dockerignore)
    return tree.map { IgnoreFile($0) }
  }

  /// The nginx configuration at a path; nil when there is none that may be read.
  func nginx(at path: String) -> SyntaxTree? { files.tree(at: path, .nginx) }

  /// The paths of linted files below a directory, in byte order; a path of the command line is seen from the same place.
  func paths(below directory: String) -> [String] {
    let paths = paths.sorted
    guard !directory.isEmpty else { return paths }
    let start = directory + "/"
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].utf8.lexicographicallyPrecedes(start.utf8) { low = middle + 1 } else { high = middle }
    }
    return Array(paths[low...].prefix { $0.hasPrefix(start) })
  }

  /// Whether a file of that path is linted.
  func contains(_ path: String) -> Bool { paths.all.contains(path) }

  /// Whether there is surely nothing at a path.
  func isMissing(_ path: String) -> Bool { files.isMissing(path.isEmpty ? "." : path) }
}
