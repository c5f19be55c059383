import Syntax

/// What a project can find out about the files around its own.
///
/// Paths are written as those of source files: relative to wherever theirs are.
public struct ProjectFiles: Sendable {
  /// Parses the Compose file at a path, for `extends` and `include`; nil for one that cannot be read.
  public let tree: @Sendable (String) -> SyntaxTree?

  /// The variables of the environment file at a path; nil for one that cannot be read.
  public let variables: @Sendable (String) -> [String: String]?

  /// Whether there is surely no file at a path. What cannot be looked at, may be there.
  public let isMissing: @Sendable (String) -> Bool

  /// The names of all files in a folder, whose other files are surely missing; nil where they cannot be told.
  public let names: @Sendable (String) -> Set<String>?

  /// Whether a path leads out of the repository, where nothing is read. False where there is no repository.
  public let isOutside: @Sendable (String) -> Bool

  /// The names that files declare which may be given beside the project's own.
  public let neighbourNames: Set<String>

  /// Files as somebody else finds them.
  public init(
    tree: @escaping @Sendable (String) -> SyntaxTree?,
    variables: @escaping @Sendable (String) -> [String: String]? = { _ in nil },
    isMissing: @escaping @Sendable (String) -> Bool = { _ in false },
    names: @escaping @Sendable (String) -> Set<String>? = { _ in nil },
    isOutside: @escaping @Sendable (String) -> Bool = { _ in false },
    neighbourNames: Set<String> = []
  ) {
    self.tree = tree
    self.variables = variables
    self.isMissing = isMissing
    self.names = names
    self.isOutside = isOutside
    self.neighbourNames = neighbourNames
  }
}
