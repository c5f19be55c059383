import CEL

/// What other files tell of the builds of a Dockerfile.
public struct DockerfileUses: Sendable {
  /// The names of build contexts that are given beside a build's own, in small letters.
  public var contexts: Set<String>

  /// The names of build arguments that are given.
  public var arguments: Set<String>

  /// Whether a `.dockerignore` holds for all builds; unknown where that cannot be seen.
  public var hasIgnoreFile: Fact<Bool>

  /// What is known; nothing unless said otherwise.
  public init(contexts: Set<String> = [], arguments: Set<String> = [], hasIgnoreFile: Fact<Bool> = .unknown) {
    (self.contexts, self.arguments, self.hasIgnoreFile) = (contexts, arguments, hasIgnoreFile)
  }
}
