import Synchronization
import Syntax

/// Reads files that linted files refer to, and none outside of their repositories.
public struct RepositoryReader: Sendable {
  private let roots: [String]
  private let repositories: [String]
  private let resolver = LinkResolver()
  private let indexes = TrackedFiles()

  /// A reader for what some paths of a command line refer to.
  public init(paths: [String]) {
    repositories = Set(paths.compactMap(RepositoryRoot.find)).sorted()
    roots = Set(paths.compactMap { RepositoryRoot.find(from: $0) ?? RepositoryRoot.absolute($0) }).sorted()
  }

  /// The file at a path; nil when it is missing, cannot be read, or lies, links resolved, outside of every repository
  /// that is linted (of the linted directory itself where there is no repository).
  public func read(_ path: String) -> SourceFile? {
    guard case .existing(let absolute) = resolver.target(of: path), holds(absolute) else { return nil }
    return try? SourceLoader.read(path).get()
  }

  /// Whether a path lies in a repository that is linted, and nothing is there.
  public func isMissing(_ path: String) -> Bool {
    guard case .missing(let absolute) = resolver.target(of: path) else { return false }
    return holds(absolute)
  }

  /// The names of all that lies in a folder of a repository that is linted; nil where that cannot be told. An empty path
  /// is the working directory.
  public func names(in folder: String) -> Set<String>? {
    switch resolver.target(of: folder.isEmpty ? "." : folder) {
    case .existing(let absolute): holds(absolute + "/.") ? resolver.names(in: folder) : nil
    case .missing(let absolute): holds(absolute) ? [] : nil
    case .unknown: nil
    }
  }

  /// Whether a path lies, links resolved, outside of every repository that is linted; false where there is none.
  public func isOutside(_ path: String) -> Bool {
    guard !repositories.isEmpty, let absolute = RepositoryRoot.absolute(path) else { return false }
    return !repositories.contains { FilePath.isPath(absolute, within: $0) }
  }

  /// Whether git ignores the file at a path; nil outside of a repository.
  public func isIgnored(_ path: String) -> Bool? {
    guard let absolute = RepositoryRoot.absolute(path), RepositoryRoot.find(from: absolute) != nil else { return nil }
    let ignores = RepositoryIgnores(above: absolute)
    return ignores.ignore.ignores(String(decoding: ignores.prefix.dropLast(), as: UTF8.self))
  }

  /// Whether git tracks the environment file at a path; nil outside of a repository, and where git's index cannot be
  /// read.
  public func isTracked(_ path: String) -> Bool? {
    guard let absolute = RepositoryRoot.absolute(path), let root = RepositoryRoot.find(from: absolute) else {
      return nil
    }
    let name = absolute.dropFirst(root == "/" ? 1 : root.count + 1)
    return indexes.names(of: root)?.contains(String(name))
  }

  /// The environment files that git tracks; each index is read once.
  private final class TrackedFiles: Sendable {
    private let read = Mutex<[String: Set<String>?]>([:])

    func names(of root: String) -> Set<String>? {
      read.withLock { read in
        if let names = read[root] { return names }
        let names = GitDirectory(of: root)?.trackedEnvironmentFiles
        read[root] = .some(names)
        return names
      }
    }
  }

  private func holds(_ path: String) -> Bool {
    roots.contains { FilePath.isPath(path, within: $0) && path != $0 }
  }
}
