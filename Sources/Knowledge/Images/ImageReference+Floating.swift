import Syntax

extension ImageReference {
  /// Whether another version of the image can come under the same reference: no digest, and either no tag or one that
  /// only names channels and variants (`latest`, `lts-alpine`, `bookworm`).
  ///
  /// A word that is neither may be a version, a commit or a release's name, and makes the tag one that stays.
  public var isFloating: Bool {
    if digest != nil { return false }
    guard let tag else { return true }
    // What starts with a digit is a version: neither a channel nor a system does.
    if tag.utf8.first?.isDigit == true { return false }
    let words = tag.lowercased().cut { $0 == Byte.dash || $0 == Byte.underscore }
    if words.isEmpty || words.first == "latest" { return true }
    let isSystem = isSystem
    return words.allSatisfy { word in
      Self.channels.contains(String(word)) || !isSystem && Self.isSystemVariant(String(word))
    }
  }

  /// Whether the image is that of a system, whose releases are its own versions: `debian:bookworm`, `base:ubuntu24.04`.
  ///
  /// In the tag of another image they only say on what it is built: `python:bookworm`.
  private var isSystem: Bool {
    name.cut(at: Byte.dash).contains { Self.systems.contains(String($0)) } || Self.systems.contains(name)
  }

  /// Whether a word is a system with or without its release: `bookworm`, `alpine3.20`, `ubi9`.
  private static func isSystemVariant(_ word: String) -> Bool {
    if releases.contains(word) { return true }
    var system = word.utf8[...]
    while let last = system.last, last.isDigit || last == Byte.dot { system.removeLast() }
    return variantSystems.contains(String(Substring(system)))
  }

  private static let systems: Set<String> = [
    "debian", "ubuntu", "alpine", "fedora", "centos", "base", "buildpack-deps", "minideb", "ubi", "rockylinux",
    "almalinux", "oraclelinux", "devcontainers",
  ]

  private static let variantSystems: Set<String> = [
    "alpine", "debian", "ubuntu", "fedora", "centos", "ubi", "ol", "rocky", "oraclelinux", "windowsservercore",
    "nanoserver",
  ]

  /// Releases of Debian and Ubuntu.
  private static let releases: Set<String> = [
    "wheezy", "jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "duke", "precise", "trusty",
    "xenial", "bionic", "cosmic", "disco", "eoan", "focal", "groovy", "hirsute", "impish", "jammy", "kinetic", "lunar",
    "mantic", "noble", "oracular", "plucky", "questing", "resolute",
  ]

  /// Names of moving targets, and of variants that say nothing of the version.
  private static let channels: Set<String> = [
    "latest", "stable", "oldstable", "edge", "nightly", "daily", "weekly", "dev", "devel", "develop", "development",
    "test", "testing", "beta", "alpha", "canary", "next", "main", "master", "trunk", "head", "rolling", "current",
    "lts", "mainline", "release", "rc", "prod", "production", "staging", "snapshot", "unstable", "sid", "rawhide",
    "experimental", "preview", "default", "live", "insiders", "cutting", "bleeding",
    "alpine", "slim", "debian", "ubuntu", "full", "lite", "perl", "apache", "fpm", "cli", "zts", "jre", "jdk", "linux",
    "amd64", "arm64", "aarch64",
  ]
}
