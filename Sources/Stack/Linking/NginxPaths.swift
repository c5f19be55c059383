import CEL
import Compose
import Dockerfile
import Nginx

/// The paths that nginx writes in a container, and whether it can.
///
/// The official image keeps the pid file in `/run` and temporary files in `/var/cache/nginx`, both root's; its
/// unprivileged variant keeps all of it in `/tmp` (Docker Hub, nginx and nginxinc/nginx-unprivileged).
struct NginxPaths {
  private let service: StackService
  private let isOfficial: Bool

  init(_ service: StackService) {
    self.service = service
    let repository =
      service.build == nil ? service.service.image?.repository.value : service.stage?.rootBase.repository
    isOfficial = repository == "nginx"
  }

  /// What nginx as another user than root cannot write; unknown when a command of the build may have seen to it.
  var unwritable: Fact<[String]> {
    guard isOfficial, !service.nginx.isEmpty else { return .known([]) }
    switch service.runsAsRoot {
    case .known(true): return .known([])
    case .absent, .unknown: return .unknown
    case .known(false): break
    }
    guard let needed = needed.value, !mayBePrepared else { return .unknown }
    return outsideMounts(needed)
  }

  /// What nginx cannot write because the root file system is read-only.
  var readOnly: Fact<[String]> {
    guard isOfficial, !service.nginx.isEmpty else { return .known([]) }
    switch service.service.isReadOnly {
    case .known(false), .absent: return .known([])
    case .unknown: return .unknown
    case .known(true): return needed.value.map(outsideMounts) ?? .unknown
    }
  }

  private var needed: Fact<[String]> {
    // Files of `conf.d` cannot say; then the image's own nginx.conf does.
    let pids = service.nginx.filter(\.isWhole).map(\.pidPath)
    if pids.contains(where: \.isUnknown) { return .unknown }
    var folders: [String: String] = [:]
    for config in service.nginx { folders.merge(config.temporaryFolders) { first, _ in first } }
    // Those that are not set lie in one folder, which is told once.
    let temporary = Self.temporaryFolders.map { folders[$0] ?? "/var/cache/nginx" }
    if temporary.contains(where: { $0.contains("$") }) { return .unknown }
    return .known([pids.lazy.compactMap(\.value).first ?? "/run/nginx.pid"] + Set(temporary).sorted())
  }

  private static let temporaryFolders = [
    "client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path",
  ]

  private func outsideMounts(_ paths: [String]) -> Fact<[String]> {
    let isTmpWritable = service.service.isReadOnly == .known(false)
    let mounts = service.service.mounts
    if mounts.contains(where: \.target.isUnknown) { return .unknown }
    let writable = mounts.filter { $0.isReadOnly != .known(true) }.compactMap(\.target.value).map(canonical)
    return .known(
      paths.filter { path in
        // Everybody may write to /tmp, unless the whole file system is read-only.
        !writable.contains { FilePath.isPath(canonical(path), within: $0) }
          && !(isTmpWritable && FilePath.isPath(path, within: "/tmp"))
      })
  }

  /// `/var/run` is a link to `/run`.
  private func canonical(_ path: String) -> String {
    let path = FilePath.normalized(path)
    return FilePath.isPath(path, within: "/var/run") ? "/run" + path.dropFirst("/var/run".count) : path
  }

  /// Whether a command of the build speaks of what nginx writes, or of its configuration.
  private var mayBePrepared: Bool {
    let runs = service.stage?.lineage.flatMap(\.runs) ?? []
    return runs.contains { $0.place.map { isAboutNginx($0.text) } ?? true }
  }

  private func isAboutNginx(_ text: String) -> Bool {
    ["nginx.pid", "/var/cache", "/var/run", "/run", "nginx.conf", "chown", "chmod"].contains { text.contains($0) }
  }
}
