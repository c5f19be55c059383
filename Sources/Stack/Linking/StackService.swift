import CEL
import Compose
import Dockerfile
import Knowledge
import Nginx
import Syntax

/// A service together with what it is built from and what runs in it: `stack.service`.
public final class StackService: ModelObject {
  /// The service of the Compose project.
  public let service: ComposeService

  /// What its `build` leads to; nil without one.
  let build: StackBuild?

  /// The nginx that runs in it; nil for other services.
  let containerNginx: ContainerNginx?

  /// The commands that the container starts.
  var started: StartedCommands { startedCommands.value { StartedCommands(service, stage: build?.stage) } }

  /// The environment of its processes.
  var variables: ServiceVariables {
    serviceVariables.value {
      ServiceVariables(
        service, build: build, knownImage: knownImage, directory: { project.directory(for: $0) }, files)
    }
  }

  /// Its image as a registry knows it; nil for one that is built, or that depends on a variable.
  var knownImage: KnownImage? {
    guard build == nil else { return nil }
    return imageKnowledge.value { service.image?.parsed.value.flatMap(KnownImage.of) }
  }

  /// The server that its command starts, if it is one whose address is known.
  var server: KnownServer? {
    knownServer.value { started.commands.value.flatMap { KnownServer.only(of: $0, variables) } }
  }

  /// What is known of the ports on which it listens.
  var listening: ServedPorts.Listening { servedPorts.value { ServedPorts.Listening(self) } }

  private let startedCommands = Cached<StartedCommands>()
  private let serviceVariables = Cached<ServiceVariables>()
  private let imageKnowledge = Cached<KnownImage?>()
  private let knownServer = Cached<KnownServer?>()
  private let servedPorts = Cached<ServedPorts.Listening>()
  private let project: ComposeProject
  private let files: StackFiles

  init(_ service: ComposeService, in project: ComposeProject, _ files: StackFiles) {
    self.files = files
    self.project = project
    self.service = service
    let directory = service.build?.place.map { project.directory(for: $0) }
    let build = service.build.map { StackBuild($0, in: directory ?? "", files) }
    self.build = build
    containerNginx = ContainerNginx(service, build: build, in: project, files)
  }

  /// The nginx configurations of the repository that run in it, includes found as the container sees them.
  public var nginx: [NginxConfig] { containerNginx?.configurations ?? [] }

  /// The stage that its image is built from; nil for an image from a registry or a Dockerfile that cannot be read.
  public var stage: Stage? { build?.stage }

  /// The files that its image is built from and its nginx is configured with.
  var sources: [SourceFile] {
    [build?.dockerfile?.tree.source, build?.ignoreFile?.place?.source].compactMap { $0 }
      + nginx.flatMap { config in [config.place?.source].compactMap { $0 } + config.includedTrees.map(\.source) }
  }

  /// The service's name in the Compose file.
  public var place: Place? { service.place }

  /// The name.
  public var display: String { service.name }

  /// The main files of the program that is built, where the context is a folder of the repository.
  var mainFiles: [SourceFile] {
    build?.context.value.map(files.mainFiles) ?? []
  }

  // MARK: - User

  /// Whether its processes are root's: by `user`, by the image that is built, or by what is known of the image.
  public var runsAsRoot: Fact<Bool> {
    switch service.givenUserIsRoot {
    case .known(let isRoot): .known(isRoot)
    case .unknown: .unknown
    case .absent: stage?.runsAsRoot ?? knownImage?.user.map { .known($0 == "root" || $0 == "0") } ?? .unknown
    }
  }

  /// The user of its processes, a name or a number, without group; absent for root by default.
  public var effectiveUser: Fact<String> {
    if case .absent = service.user {
      return stage?.effectiveUser ?? knownImage?.user.map { .known($0) } ?? .unknown
    }
    return service.user.map { String($0.prefix { $0 != ":" }) }
  }

  /// Where it is decided that its processes are not root's.
  var userPlace: Place? { service.userPlace ?? stage?.userPlace }

  // MARK: - Files

  /// The folders of its file system that can be written whatever else holds: volumes, tmpfs, VOLUME of the image;
  /// unknown where a mount's target is.
  var writableFolders: Fact<[String]> {
    if service.mounts.contains(where: \.target.isUnknown) || service.isIncomplete { return .unknown }
    let mounted = service.mounts.filter { $0.isReadOnly != .known(true) }.compactMap(\.target.value)
    return .known((mounted + (stage?.volumes ?? [])).map(PathOwnership.canonical))
  }

  /// Whether a program is known to be missing in the image.
  func lacks(_ program: String) -> Bool {
    build == nil ? knownImage?.lacks(program) ?? false : stage?.lacks(program) ?? false
  }

  /// Whether a mount may bring programs.
  var mayMountPrograms: Bool {
    service.mounts.contains { mount in
      guard let target = mount.target.value else { return mount.target.isUnknown }
      return target.hasSuffix("/bin") || target.contains("/bin/") || target == "/" || target.hasPrefix("/usr")
    }
  }

  /// What the service's program writes to on a read-only root file system, and what nobody mounted.
  private var unwritableOnReadOnlyRoot: Fact<[String]> { ReadOnlyNeeds(self).unwritable }

  // MARK: - Operation

  /// Whether it has a health check: in the Compose files or in the image that is built; unknown for other images.
  public var hasHealthcheck: Fact<Bool> {
    switch service.hasHealthcheck {
    case .known(true): return .known(true)
    case .unknown: return .unknown
    default:
      guard service.healthcheck == nil, let stage else { return service.healthcheck == nil ? .unknown : .known(false) }
      guard stage.rootBase.isWellKnown || stage.rootBase.isScratch else {
        return stage.hasHealthcheck == .known(true) ? .known(true) : .unknown
      }
      return stage.hasHealthcheck
    }
  }

  /// The capabilities without which the container does not start and that it is not given.
  private var missingCapabilities: Fact<[String]> {
    switch service.dropsAllCapabilities {
    case .known(true): break
    case .unknown: return .unknown
    default: return .known([])
    }
    guard let needed = NeededCapabilities(self) else { return .known([]) }
    return service.givenCapabilities.map { given in
      given.contains("ALL") || needed.vital.isSubset(of: given)
        ? [] : needed.minimal.filter { !given.contains($0) }
    }
  }

  /// The first port below 1024 that its nginx, not run by root, listens on where the host keeps such ports for root.
  private var forbiddenPort: Fact<Int> {
    guard containerNginx != nil, runsAsRoot == .known(false), let ports = NginxListens.ports(self) else {
      return .absent
    }
    let isHost = service.networkMode == .known("host")
    let start = service.unprivilegedPortStart.value ?? (isHost ? 1024 : 0)
    return ports.sorted().first { $0 < start }.map { .known($0) } ?? .absent
  }

  /// The well-known server that it starts and that only its own container can reach.
  private var loopbackServer: Fact<String> {
    guard let server, service.hasOwnNetwork == .known(true), nginx.isEmpty else {
      return .absent
    }
    return server.isLoopback.flatMap { $0 ? .known(server.name) : .absent }
  }

  /// Where it says what its container starts: the command of the Compose file, else that of the image.
  private var startPlace: Place? {
    service.commandPlace ?? stage?.cmd?.place ?? stage?.entrypoint?.place
  }

  /// The type, named without `modelSchema`, since routes and services refer to each other.
  public static var celType: CELType { .object("stack.service") }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackService.self, "stack.service", "A service together with what it is built from and what runs in it."
  ) {
    return identity() + buildFields() + runFields()
  }

  private static func identity() -> [Field<StackService>] {
    [
      Field("name", "The name.") { $0.service.name },
      Field("service", "The service of the Compose project.") { $0.service },
    ]
  }

  private static func buildFields() -> [Field<StackService>] {
    [
      Field("context", "The folder of the build context, as paths are shown.", at: { $0.service.build?.contextPlace }) {
        $0.build?.context ?? .absent
      },
      Field("dockerfile", "The path of the Dockerfile, as paths are shown.", at: { $0.service.build?.dockerfilePlace })
      {
        $0.build?.dockerfilePath ?? .absent
      },
      Field(
        "is_context_missing", "Nothing is where the build context should be.",
        at: { $0.service.build?.contextPlace ?? $0.service.build?.place }
      ) { $0.build?.isContextMissing ?? .known(false) },
      Field(
        "is_dockerfile_missing", "The build context is there, its Dockerfile is not.",
        at: { $0.service.build?.dockerfilePlace ?? $0.service.build?.place }
      ) { $0.build?.isDockerfileMissing ?? .known(false) },
      Field(
        "is_target_missing", "The Dockerfile has no stage of the name that `target` gives.",
        at: { $0.service.build?.targetPlace }
      ) { $0.build?.isTargetMissing ?? .known(false) },
      Field("stage_names", "The names of the Dockerfile's stages.") { $0.build?.stageNames ?? [] },
      Field("stage", "The stage that its image is built from.") { $0.stage },
      Field("has_stage", "The stage that its image is built from is known.") { $0.stage != nil },
      Field(
        "undeclared_args", "The build arguments that no ARG of the Dockerfile takes.",
        at: { $0.build?.undeclaredArguments.first?.place }
      ) { $0.build?.undeclaredArguments.map(\.name) ?? [] },
    ]
  }

  private static func runFields() -> [Field<StackService>] {
    [
      Field(
        "runs_as_root", "Its processes are root's: by `user`, else by the image that is built.", at: { $0.userPlace }
      ) { $0.runsAsRoot },
      Field("effective_user", "The user of its processes; absent for root by default.", at: { $0.userPlace }) {
        $0.effectiveUser
      },
      Field("has_healthcheck", "It has a health check, in the Compose files or in the image that is built.") {
        $0.hasHealthcheck
      },
      Field("runs_nginx", "It runs nginx with configuration of the repository.") { !$0.nginx.isEmpty },
      Field("served_ports", "The ports of which it is known that its program listens on them.") {
        ServedPorts($0).declared
      },
      Field(
        "unwritable_nginx_paths", "The pid file and folders that its nginx, not run by root, cannot write.",
        at: { $0.userPlace }
      ) { NginxPaths($0).unwritable },
      Field(
        "unwritable_read_only_paths",
        "The pid file and cache of its nginx on a root file system that cannot be written.",
        at: { $0.service.readOnlyPlace }
      ) { NginxPaths($0).readOnly },
      Field(
        "unwritable_paths",
        "What another program than nginx needs to write on a root file system that cannot be written.",
        at: { $0.service.readOnlyPlace }
      ) { $0.unwritableOnReadOnlyRoot },
      Field(
        "missing_capabilities", "The capabilities that its entry point needs and `cap_drop: ALL` took away.",
        at: { $0.service.droppedCapabilitiesPlace }
      ) { $0.missingCapabilities },
      Field(
        "forbidden_port", "The port that its nginx, not run by root, may not listen on where it runs.",
        at: { $0.userPlace }
      ) { $0.forbiddenPort },
      Field("is_data_store", "It holds data: a database, search engine, cache or vector store, built here or not.") {
        $0.isDataStore
      },
      Field("start_text", "The command line that its container starts with.", at: { $0.startPlace }) {
        service -> Fact<String> in
        service.started.commands.map { $0.map { $0.joined(separator: " ") }.joined(separator: "; ") }
      },
      Field(
        "loopback_server", "The well-known server that it starts and that only its own container can reach: `uvicorn`.",
        at: { $0.startPlace }
      ) { $0.loopbackServer },
    ]
  }

  /// Whether it holds data: by its own image, or by the one that it is built on.
  var isDataStore: Fact<Bool> {
    guard let repository = stage?.rootBase.repository, let image = ComposeImage.category(of: repository) else {
      return service.isDataStore
    }
    return .known(["database", "cache", "vector_store", "search"].contains(image))
  }
}
