import Compose
import DotEnv
import Syntax

/// The files that others refer to: those that are linted anyway, else what can be read.
struct RepositoryFiles: Sendable {
  private let trees: [String: SyntaxTree]
  private let read: @Sendable (String) -> SourceFile?
  private let isUnreadable: @Sendable (String) -> Bool

  init(
    _ trees: [SyntaxTree], read: @escaping @Sendable (String) -> SourceFile?,
    isMissing: @escaping @Sendable (String) -> Bool
  ) {
    isUnreadable = isMissing
    self.trees = Dictionary(trees.map { ($0.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.read = read
  }

  /// The tree of the file at a path, or nil when there is none that may be read.
  func tree(at path: String, _ language: Language) -> SyntaxTree? {
    if let tree = trees[path] { return tree }
    return read(path).map { Parsers.parse($0, language) }
  }

  /// The text of a file that others refer to; nil when there is none that may be read.
  func source(at path: String) -> SourceFile? { trees[path]?.source ?? read(path) }

  /// The variables of the environment file at a path, those that it is made of looked up; nil when it cannot be read.
  func variables(at path: String) -> [String: String]? {
    tree(at: path, .env).map { EnvironmentValues.resolve(EnvFile($0)) }
  }

  /// The variables of the environment files of a project, the later over the earlier; those of `.env` in its folder
  /// where none is named or can be read.
  func variables(of paths: [String], in directory: String) -> [String: String] {
    let named = paths.compactMap(variables(at:))
    guard !named.isEmpty else { return variables(at: FilePath.join(directory, ".env")) ?? [:] }
    return named.reduce(into: [:]) { $0.merge($1) { _, later in later } }
  }

  /// Whether there is surely no file at a path.
  func isMissing(_ path: String) -> Bool { trees[path] == nil && isUnreadable(path) }
}
