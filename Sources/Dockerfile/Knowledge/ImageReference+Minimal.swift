import Knowledge

extension ImageReference {
  /// Whether the image is one of the small ones: Alpine, slim variants, distroless and their like.
  var isMinimal: Bool {
    if Self.minimalNames.contains(name) || repository.hasPrefix("distroless/") || repository.hasPrefix("chainguard/") {
      return true
    }
    let tag = (tag ?? "").lowercased()
    return Self.minimalTags.contains { tag.contains($0) }
  }

  private static let minimalNames: Set<String> = [
    "alpine", "busybox", "wolfi-base", "ubi-micro", "ubi-minimal", "ubi8-micro", "ubi9-micro", "ubi8-minimal",
    "ubi9-minimal", "static", "nginx-unprivileged-slim", "photon", "minideb",
  ]
  private static let minimalTags = [
    "alpine", "slim", "distroless", "chiseled", "minimal", "-micro", "musl", "tiny", "busybox",
  ]
}
