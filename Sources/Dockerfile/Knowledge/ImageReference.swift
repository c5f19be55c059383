/// The parts of `registry/repository:tag@digest`.
struct ImageReference: Sendable, Equatable {
  /// The registry; `docker.io` when none is named.
  let registry: String

  /// The path in the registry; official images without their `library/`.
  let repository: String

  /// The tag, if there is one.
  let tag: String?

  /// The digest, `sha256:…`, if there is one.
  let digest: String?

  /// The last part of the repository: `nginx`.
  var name: String { repository.split(separator: "/").last.map(String.init) ?? repository }

  /// Cuts a reference into its parts.
  init(_ text: String) {
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
      host.contains(".") || host.contains(":") || host == "localhost"
    {
      let isHub = host == "docker.io" || host == "index.docker.io"
      registry = isHub ? "docker.io" : String(host)
      rest = rest[rest.index(after: slash)...]
    } else {
      registry = "docker.io"
    }
    if registry == "docker.io", rest.hasPrefix("library/") { rest = rest.dropFirst(8) }
    repository = String(rest)
  }

  /// Whether the image can change its major version under the reference: no tag, or one without a version.
  ///
  /// A distribution's own release (`debian:bookworm`) is a version; in the tag of another image (`python:bookworm`,
  /// `node:alpine3.20`) it says nothing of that image's.
  var isFloating: Bool {
    if digest != nil { return false }
    guard let tag, !tag.isEmpty else { return true }
    if Self.distributions.contains(name) { return !tag.contains { $0.isNumber } && !Self.isRelease(tag) }
    let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
    return !parts.contains { part in
      part.contains { $0.isNumber } && !Self.systems.contains { $0 != name && part.hasPrefix($0) }
    }
  }

  /// Whether the image is one of the small ones: Alpine, slim variants, distroless and their like.
  var isMinimal: Bool {
    if Self.minimalNames.contains(name) || repository.hasPrefix("distroless/") || repository.hasPrefix("chainguard/") {
      return true
    }
    let tag = (tag ?? "").lowercased()
    return Self.minimalTags.contains { tag.contains($0) }
  }

  private static func isRelease(_ tag: String) -> Bool {
    let word = tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
    return codenames.contains(word)
  }

  private static let distributions: Set<String> = ["debian", "ubuntu", "buildpack-deps"]
  private static let codenames: Set<String> = [
    "wheezy", "jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "duke", "precise", "trusty",
    "xenial", "bionic", "cosmic", "disco", "eoan", "focal", "groovy", "hirsute", "impish", "jammy", "kinetic", "lunar",
    "mantic", "noble", "oracular", "plucky", "questing", "resolute",
  ]
  private static let systems = [
    "alpine", "debian", "ubuntu", "fedora", "centos", "ubi", "ol", "rocky", "bookworm", "windowsservercore",
    "nanoserver", "arm", "amd", "linux",
  ]
  private static let minimalNames: Set<String> = [
    "alpine", "busybox", "wolfi-base", "ubi-micro", "ubi-minimal", "ubi8-micro", "ubi9-micro", "ubi8-minimal",
    "ubi9-minimal", "static", "nginx-unprivileged-slim", "photon", "minideb",
  ]
  private static let minimalTags = [
    "alpine", "slim", "distroless", "chiseled", "minimal", "-micro", "musl", "tiny", "busybox",
  ]
}
