import DotEnv
import Stack
import Syntax

/// What a repository holds that a configuration should know of.
public struct RepositorySurvey: Sendable {
  /// The number of files of each language, in the order of the languages; none that is 0.
  public let counts: [(language: Language, count: Int)]

  /// The files that describe an environment by their name, by environment and path.
  public let environments: [(name: String, paths: [String])]

  /// Directories with files that are usually not meant to be deployed: `examples/`, `tests/fixtures/`.
  public let sidelines: [String]

  /// Configuration files of other linters.
  public let peers: [String]

  /// Whether there are workflows of GitHub.
  public let hasGitHub: Bool

  /// Whether there is a pipeline of GitLab.
  public let hasGitLab: Bool

  /// Looks at a directory.
  public init(_ directory: String) {
    let found = Discovery().find([directory])
    counts = Language.allCases.compactMap { language in
      let count = found.files.count { $0.language == language }
      return count == 0 ? nil : (language, count)
    }
    let paths = found.files.filter { $0.language != .dockerignore }.map { Self.relative($0.path, to: directory) }
    var byName: [String: [String]] = [:]
    for path in paths {
      if let name = EnvironmentName.of(path) { byName[name, default: []].append(path) }
    }
    environments = byName.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    sidelines = Set(paths.compactMap(Self.sideline)).sorted()
    func exists(_ name: String) -> Bool { FileStatus.exists(FilePath.join(directory, name)) }
    peers = Migration.fileNames.filter(exists)
    hasGitHub = exists(".github")
    hasGitLab = exists(".gitlab-ci.yml")
  }

  private static func relative(_ path: String, to directory: String) -> String {
    let prefix = ShownPath.of(directory) + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The directory of a path that holds examples or material for tests; nil when there is none.
  private static func sideline(_ path: String) -> String? {
    let parts = path.split(separator: "/").dropLast()
    let names: Set<String> = ["examples", "example", "fixtures", "testdata", "samples", "third_party", "vendor"]
    guard let index = parts.firstIndex(where: { names.contains($0.lowercased()) }) else { return nil }
    return parts[...index].joined(separator: "/") + "/"
  }
}
