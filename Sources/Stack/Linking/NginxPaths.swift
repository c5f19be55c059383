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
  private let nginx: ContainerNginx?

  init(_ service: StackService) {
    self.service = service
    nginx = service.containerNginx
  }

  /// What nginx as another user than root cannot write; unknown when a command of the build may have seen to it.
  var unwritable: Fact<[String]> {
    guard let nginx, isJudged(nginx) else { return .known([]) }
    switch service.runsAsRoot {
    case .known(true): return .known([])
    case .absent, .unknown: return .unknown
    case .known(false): break
    }
    // What cannot be written by anybody is told once, for the read-only file system.
    if service.service.isReadOnly != .known(false) { return .known([]) }
    guard let user = service.effectiveUser.value else { return .unknown }
    if nginx.image.isUnprivileged {
      // All that it writes is in `/tmp`, unless a configuration of one's own takes it elsewhere.
      guard nginx.configurations.contains(where: \.isWhole) else { return .known([]) }
    }
    return needed(nginx).flatMap { needed in
      outsideMounts(needed.filter { !FilePath.isPath($0, within: "/tmp") && !$0.hasPrefix("/dev/") }).flatMap { paths in
        let ownership = PathOwnership(service.stage, user: user)
        var left: [String] = []
        for path in paths {
          switch ownership.isPrepared(path) {
          case .known(false): left.append(path)
          case .unknown: return .unknown
          default: break
          }
        }
        return .known(left)
      }
    }
  }

  /// What nginx cannot write because the root file system is read-only.
  var readOnly: Fact<[String]> {
    guard let nginx, isJudged(nginx) else { return .known([]) }
    // What a plain image lacks shows in the Compose file alone, and is told there.
    if service.build == nil, service.service.unwritableDirectories.value?.isEmpty == false { return .known([]) }
    switch service.service.isReadOnly {
    case .known(false), .absent: return .known([])
    case .unknown: return .unknown
    case .known(true): return needed(nginx).flatMap { outsideMounts($0.filter { !$0.hasPrefix("/dev/") }) }
    }
  }

  /// Configurations of the repository are judged, and images that are built on it; what a plain image does with a file
  /// system that cannot be written is known of the image.
  private func isJudged(_ nginx: ContainerNginx) -> Bool {
    nginx.image.fillsTemplates && !nginx.startsAnotherProgram
      && (service.build != nil || !nginx.configurations.isEmpty)
  }

  /// What it writes: the pid file, folders for temporary files, log files.
  private func needed(_ nginx: ContainerNginx) -> Fact<[String]> {
    // Files of `conf.d` cannot say; then the image's own nginx.conf does.
    let configs = nginx.configurations
    let wholes = configs.filter(\.isWhole)
    if wholes.isEmpty, nginx.container.mayHold("/etc/nginx/nginx.conf") { return .unknown }
    let pids = wholes.map(\.pidPath)
    if pids.contains(where: \.isUnknown) { return .unknown }
    var folders: [String: String] = [:]
    for config in configs { folders.merge(config.temporaryFolders) { first, _ in first } }
    let unprivileged = nginx.image.isUnprivileged
    // A configuration of one's own falls back to what nginx was built with, whichever image it is.
    let isStock = wholes.isEmpty && unprivileged
    // Those that are not set lie in one folder, which is told once.
    let temporary = Self.temporaryFolders.map { folders[$0] ?? (isStock ? "/tmp" : "/var/cache/nginx") }
    if temporary.contains(where: { $0.contains("$") }) { return .unknown }
    var pid = pids.lazy.compactMap(\.value).first ?? (isStock ? "/tmp/nginx.pid" : "/run/nginx.pid")
    if let line = service.started.commands.value?.flatMap(\.self).joined(separator: " "), line.contains("pid ") {
      pid = "/tmp/nginx.pid"
    }
    // A sed over the image's own configuration moves what it writes.
    let isEdited = (service.stage?.lineage.flatMap(\.runs) ?? []).contains { run in
      run.place.map { $0.text.contains("nginx.conf") && $0.text.contains("sed") } ?? true
    }
    if isEdited { return .unknown }
    let written = Set(temporary).sorted()
    // A pid file in one of these folders is told with it.
    let isPidInside = written.contains { FilePath.isPath(pid, within: $0) }
    return .known((isPidInside ? [] : [pid]) + written + logs(configs))
  }

  /// Log files outside of the image's own, which lead to standard output and error.
  private func logs(_ configs: [NginxConfig]) -> [String] {
    let files = configs.flatMap(\.directives).filter { $0.name == "access_log" || $0.name == "error_log" }
      .compactMap(\.arguments.first)
    let linked = ["/var/log/nginx/access.log", "/var/log/nginx/error.log"]
    return Set(files.filter { $0.hasPrefix("/") && !$0.contains("$") && !linked.contains($0) }).sorted()
  }

  private static let temporaryFolders = [
    "client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path",
  ]

  private func outsideMounts(_ paths: [String]) -> Fact<[String]> {
    let isTmpWritable = service.service.isReadOnly == .known(false)
    return service.writableFolders.map { writable in
      paths.filter { path in
        // Everybody may write to /tmp, unless the whole file system is read-only.
        !writable.contains { FilePath.isPath(PathOwnership.canonical(path), within: $0) }
          && !(isTmpWritable && FilePath.isPath(path, within: "/tmp"))
      }
    }
  }
}

extension Fact {
  /// What follows from the value, if it is known.
  func flatMap<Result>(_ transform: (Wrapped) -> Fact<Result>) -> Fact<Result> {
    switch self {
    case .known(let value): transform(value)
    case .absent: .absent
    case .unknown: .unknown
    }
  }
}
