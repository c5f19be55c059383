import Syntax

/// The parts of an image reference: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Sendable, Equatable {
  /// The registry of references that name none.
  public static let defaultRegistry = "docker.io"

  /// The registry's host, with its port; `docker.io` when none is named.
  public let registry: String

  /// The path in the registry; official images without their `library/`.
  public let repository: String

  /// The tag; nil when there is none.
  public let tag: String?

  /// The digest with its algorithm, `sha256:…`; nil when there is none.
  public let digest: String?

  /// The last part of the repository: `nginx`.
  public var name: String { repository.lastPathPart }

  /// Cuts a reference into its parts.
  ///
  /// - Parameter hole: a character that stands for text that is not known. A first part that is nothing else counts as
  ///   a registry: `${REGISTRY}/postgres`.
  public init(_ text: String, hole: Character? = nil) {
    var rest = Substring(text)
    if let at = rest.firstIndex(of: "@") {
      digest = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
    } else {
      digest = nil
    }
    let lastSlash = rest.lastIndex(of: "/")
    if let colon = rest.lastIndex(of: ":"), lastSlash.map({ $0 < colon }) ?? true {
      tag = String(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
    } else {
      tag = nil
    }
    if let slash = rest.firstIndex(of: "/"), case let host = rest[..<slash],
      host.contains(".") || host.contains(":") || host == "localhost" || hole.map({ host == String($0) }) ?? false
    {
      registry = host == "index.docker.io" ? Self.defaultRegistry : String(host)
      rest = rest[rest.index(after: slash)...]
    } else {
      registry = Self.defaultRegistry
    }
    if registry == Self.defaultRegistry, rest.hasPrefix("library/") { rest = rest.dropFirst("library/".count) }
    repository = String(rest)
  }
}
