import Syntax

/// The files that others refer to: those that are linted anyway, else what can be read.
struct RepositoryFiles: Sendable {
  private let trees: [String: SyntaxTree]
  private let read: @Sendable (String) -> SourceFile?

  init(_ trees: [SyntaxTree], read: @escaping @Sendable (String) -> SourceFile?) {
    self.trees = Dictionary(trees.map { ($0.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.read = read
  }

  /// The tree of the file at a path, or nil when there is none that may be read.
  func tree(at path: String, _ language: Language) -> SyntaxTree? {
    if let tree = trees[path] { return tree }
    return read(path).map { Parsers.parse($0, language) }
  }
}
