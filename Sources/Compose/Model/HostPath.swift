import Syntax

/// A path of the host, as bind mounts name it.
struct HostPath: Sendable {
  /// The path without `.`, `..`, doubled or closing slashes; `~` stays.
  let path: String

  /// Whether it is relative to the project.
  let isRelative: Bool

  /// Reads a path; nil when its start is unknown.
  init?(_ text: String) {
    guard let first = text.utf8.first, !text.hasHole else { return nil }
    isRelative = first == Byte.dot
    path = ComposePath.join("", text)
  }

  private static let engineSockets: Set<String> = [
    "docker.sock", "containerd.sock", "crio.sock", "podman.sock", "docker.raw.sock", "cri-dockerd.sock",
  ]

  /// Whether it is, or holds, the socket of a container engine.
  var isRuntimeSocket: Bool {
    if holdsSockets { return true }
    if path.hasSuffix("/systemd/private") { return true }
    guard path.hasSuffix(".sock") else { return false }
    let name = path.utf8.lastIndex(of: Byte.slash).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return HostPath.engineSockets.contains(String(name))
  }

  /// Whether it is, or holds, Docker's socket.
  var isDockerSocket: Bool { holdsSockets || path.hasSuffix("/docker.sock") || path.hasSuffix("/docker.raw.sock") }

  /// Whether it is a folder in which engines keep their sockets, or `/` itself.
  private var holdsSockets: Bool { path == "/" || path == "/run" || path == "/var/run" || path == "/var" }

  /// Files below sensitive folders that tell nothing: clock and locale settings.
  private static let harmless = [
    "/etc/localtime", "/etc/timezone", "/etc/ssl/certs", "/etc/ca-certificates", "/etc/ssl/certs/ca-certificates.crt",
    "/dev/null", "/dev/urandom", "/dev/random", "/dev/shm", "/dev/dri", "/dev/net/tun", "/dev/snd", "/dev/bus/usb",
    "/etc/resolv.conf",
    "/etc/machine-id",
  ]

  private var isHarmless: Bool { HostPath.harmless.contains(where: path.isPath(within:)) }

  private static let sensitiveRoots = [
    "/etc", "/root", "/boot", "/proc", "/sys", "/dev", "/run", "/var/run", "/var/log", "/var/lib/docker",
    "/var/lib/containerd",
    "/var/lib/kubelet", "/var/lib/containers", "/var/spool/cron", "/usr", "/bin", "/sbin", "/lib", "/lib64",
  ]

  private static let homeSecrets = [".ssh", ".aws", ".docker", ".kube", ".gnupg", ".config/gcloud", ".azure", ".netrc"]

  /// Whether it tells about the host, its users or its secrets.
  var isSensitive: Bool {
    if path == "/" || path == "/var" || path == "/home" || path == "~" { return true }
    if path.utf8.first == Byte.dot { return isEngineSocket }
    if isEngineSocket || HostPath.sensitiveRoots.contains(where: path.isPath(within:)) { return !isHarmless }
    let parts = path.cut(at: Byte.slash)
    if parts.count == 2, parts.first == "home" { return true }
    guard path.hasPrefix("~") || parts.first == "home" else { return false }
    return HostPath.homeSecrets.contains { path.hasSuffix("/" + $0) || path.has("/" + $0 + "/") }
  }

  private var isEngineSocket: Bool {
    path.hasSuffix(".sock") && HostPath.engineSockets.contains { path.hasSuffix("/" + $0) }
  }

  private static let rootEquivalent = [
    "/etc", "/root", "/boot", "/proc", "/var/lib/docker", "/var/lib/containerd", "/var/lib/containers", "/usr", "/bin",
    "/sbin", "/lib", "/lib64", "/var/spool/cron",
  ]

  /// Whether who may write there may become root on the host.
  var isRootEquivalent: Bool {
    guard path.utf8.first == Byte.slash else { return false }
    if path == "/" || path == "/var" || path == "/var/lib" { return true }
    return HostPath.rootEquivalent.contains(where: path.isPath(within:)) && !isHarmless
  }
}
