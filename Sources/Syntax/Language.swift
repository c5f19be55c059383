/// A language that stacklint reads.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// A Dockerfile or Containerfile.
  case dockerfile
  /// A Compose file.
  case compose
  /// nginx configuration: a whole file, a fragment or an envsubst template.
  case nginx
  /// An environment file.
  case env
  /// A `.dockerignore` file.
  case dockerignore
}
