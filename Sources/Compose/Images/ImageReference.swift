import CEL

/// The parts of an image reference: `[registry/]repository[:tag][@digest]`.
struct ImageReference: Sendable {
  /// The registry's host, with its port; nil where there is none (Docker Hub).
  var registry: String?

  /// The repository without the registry: `bitnami/redis`; holes for what is unknown.
  var repository: String

  /// The tag; nil when there is none.
  var tag: String?

  /// The digest with its algorithm: `sha256:…`; nil when there is none.
  var digest: String?

  /// The last part of the repository: `redis`.
  var name: String { repository.split(separator: "/").last.map(String.init) ?? repository }

  /// Reads a reference.
  init(_ text: String) {
    var rest = text[...]
    if let at = rest.firstIndex(of: "@") {
      digest = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
    }
    let lastSlash = rest.lastIndex(of: "/")
    if let colon = rest.lastIndex(of: ":"), lastSlash.map({ $0 < colon }) ?? true {
      tag = String(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
    }
    if let slash = rest.firstIndex(of: "/") {
      let host = rest[..<slash]
      if host == "localhost" || host.contains(".") || host.contains(":") || host == String(Interpolation.hole) {
        registry = String(host)
        rest = rest[rest.index(after: slash)...]
      }
    }
    if registry == nil || registry == "docker.io" || registry == "index.docker.io", rest.hasPrefix("library/") {
      rest = rest.dropFirst("library/".count)
    }
    repository = String(rest)
  }
}

/// Tags that name a moving target rather than a version.
enum FloatingTag {
  private static let channels: Set<String> = [
    "latest", "stable", "edge", "nightly", "dev", "devel", "develop", "development", "test", "testing", "beta", "alpha",
    "canary", "next", "main", "master", "trunk", "head", "rolling", "current", "lts", "mainline", "release", "rc",
    "prod",
    "production", "staging", "snapshot", "unstable", "experimental", "preview", "alpine", "slim", "debian", "ubuntu",
    "full", "lite", "default", "live", "insiders",
  ]

  /// Releases of distributions: versions of `debian` and `ubuntu`, but only variants of anything else.
  private static let releases: Set<String> = [
    "bullseye", "bookworm", "trixie", "buster", "jammy", "noble", "focal", "sid",
  ]

  /// Whether a tag is made of such names only: `latest`, `lts-alpine`, `latest-slim`; a digit in it makes a version.
  static func isFloating(_ tag: String, of image: String) -> Bool {
    let words = tag.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." }.map(String.init)
    guard let first = words.first else { return true }
    if first == "latest" { return true }
    let isDistribution = image == "debian" || image == "ubuntu" || image == "buildpack-deps"
    return words.allSatisfy { channels.contains($0) || (!isDistribution && releases.contains($0)) }
  }
}
