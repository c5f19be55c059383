import Knowledge
import Syntax

extension ImageReference {
  /// Whether the image is one of the small ones: Alpine, slim variants, distroless and their like.
  var isMinimal: Bool {
    if let tag, case let tag = tag.lowercased(), Self.minimalTags.contains(where: { tag.contains($0) }) { return true }
    return Self.minimalNames.contains(name) || repository.hasPrefix("distroless/")
      || repository.hasPrefix("chainguard/")
  }

  private static let minimalNames: Set<String> = [
    "alpine", "busybox", "wolfi-base", "ubi-micro", "ubi-minimal", "ubi8-micro", "ubi9-micro", "ubi8-minimal",
    "ubi9-minimal", "static", "nginx-unprivileged-slim", "photon", "minideb",
  ]
  private static let minimalTags = [
    "alpine", "slim", "distroless", "chiseled", "minimal", "-micro", "musl", "tiny", "busybox",
  ]
}
