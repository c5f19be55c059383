import CEL
import Compose
import Dockerfile

/// What a program needs to write while its root file system cannot be written.
struct ReadOnlyNeeds {
  private let service: StackService

  init(_ service: StackService) { self.service = service }

  /// The paths that neither a volume nor a tmpfs covers; absent where the file system can be written, unknown where a
  /// mount is.
  var unwritable: Fact<[String]> {
    switch service.service.isReadOnly {
    case .known(true): break
    case .unknown: return .unknown
    default: return .known([])
    }
    // nginx has its own fact, plain images are judged by what is known of them.
    guard service.containerNginx == nil, service.build != nil, let stage = service.stage else { return .known([]) }
    let needed = temporaryFolder + prepared(stage) + ofBase(stage)
    guard !needed.isEmpty else { return .known([]) }
    return service.writableFolders.map { writable in
      var seen: Set<String> = []
      return needed.filter { path in
        let path = PathOwnership.canonical(path)
        return !writable.contains { FilePath.isPath(path, within: $0) } && seen.insert(path).inserted
      }
    }
  }

  /// gunicorn keeps a file for each worker in the folder for temporary files, and stops without one (gunicorn
  /// documentation, "worker_tmp_dir").
  private var temporaryFolder: [String] {
    guard let words = service.started.commands.value?.first(where: { $0.first.map { FilePath($0).name } == "gunicorn" })
    else { return [] }
    if service.variables.values["TMPDIR"] != nil || service.variables.values["GUNICORN_CMD_ARGS"] != nil { return [] }
    let deciders = ["--worker-tmp-dir", "-c", "--config"]
    return words.contains { word in deciders.contains { word == $0 || word.hasPrefix($0 + "=") } } ? [] : ["/tmp"]
  }

  /// Folders that the build makes and hands to the user, whose names say that the program writes there.
  private func prepared(_ stage: Stage) -> [String] {
    guard let user = service.effectiveUser.value, service.runsAsRoot == .known(false) else { return [] }
    let ownership = PathOwnership(stage, user: user)
    return stage.lineage.flatMap(\.runs).flatMap(\.commands).filter { $0.name == "mkdir" }.flatMap(\.arguments)
      .filter { path in
        path.hasPrefix("/") && !path.contains("$") && Self.writtenNames.contains(FilePath(path).name)
          && ownership.isPrepared(FilePath.normalized(path)) == .known(true)
      }
  }

  private static let writtenNames: Set<String> = [
    "logs", "log", "uploads", "upload", "cache", "tmp", "media", "data", "run", "sessions", "storage",
  ]

  /// What the program of the base image writes.
  private func ofBase(_ stage: Stage) -> [String] {
    guard stage.entrypoint == nil, stage.cmd == nil, service.service.command.isAbsent,
      service.service.entrypoint.isAbsent, service.service.user.isAbsent, stage.runsAsRoot == .known(true),
      let repository = stage.rootBase.repository
    else { return [] }
    return ComposeImage.writtenFolders(of: repository)
  }
}
