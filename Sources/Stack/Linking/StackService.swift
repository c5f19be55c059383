import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// A service together with what it is built from and what runs in it: `stack.service`.
public final class StackService: ModelObject {
  /// The service of the Compose project.
  public let service: ComposeService

  /// What its `build` leads to; nil without one.
  let build: StackBuild?

  /// The nginx configurations that run in it, includes found as the container sees them.
  let nginx: [NginxConfig]

  init(_ service: ComposeService, in project: ComposeProject, _ files: StackFiles) {
    self.service = service
    let directory = service.build?.place.map { project.directory(for: $0) }
    let build = service.build.map { StackBuild($0, in: directory ?? "", files) }
    self.build = build
    nginx = ContainerNginx.configurations(
      service, build: build,
      ContainerFiles(service, build: build, directory: { project.directory(for: $0) }, files), files)
  }

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

  /// Whether its processes are root's: by `user`, by the image that is built, or by what is known of the image.
  public var runsAsRoot: Fact<Bool> {
    switch service.givenUserIsRoot {
    case .known(let isRoot): .known(isRoot)
    case .unknown: .unknown
    case .absent: stage?.runsAsRoot ?? .unknown
    }
  }

  /// Where it is decided that its processes are not root's.
  private var userPlace: Place? { service.userPlace ?? stage?.userPlace }

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

  /// The files that an unprivileged nginx must write and cannot.
  private var unwritablePaths: Fact<[String]> { NginxPaths(self).unwritable }

  /// The type, named without `modelSchema`, since routes and services refer to each other.
  public static var celType: CELType { .object("stack.service") }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackService.self, "stack.service", "A service together with what it is built from and what runs in it."
  ) {
    Field("name", "The name.") { $0.service.name }
    Field("service", "The service of the Compose project.") { $0.service }
    Field("context", "The folder of the build context, as paths are shown.", at: { $0.service.build?.contextPlace }) {
      $0.build?.context ?? .absent
    }
    Field("dockerfile", "The path of the Dockerfile, as paths are shown.", at: { $0.service.build?.dockerfilePlace }) {
      $0.build?.dockerfilePath ?? .absent
    }
    Field(
      "is_context_missing", "Nothing is where the build context should be.",
      at: { $0.service.build?.contextPlace ?? $0.service.build?.place }
    ) { $0.build?.isContextMissing ?? .known(false) }
    Field(
      "is_dockerfile_missing", "The build context is there, its Dockerfile is not.",
      at: { $0.service.build?.dockerfilePlace ?? $0.service.build?.place }
    ) { $0.build?.isDockerfileMissing ?? .known(false) }
    Field(
      "is_target_missing", "The Dockerfile has no stage of the name that `target` gives.",
      at: { $0.service.build?.targetPlace }
    ) { $0.build?.isTargetMissing ?? .known(false) }
    Field("stage_names", "The names of the Dockerfile's stages.") { $0.build?.stageNames ?? [] }
    Field("stage", "The stage that its image is built from.") { $0.stage }
    Field("has_stage", "The stage that its image is built from is known.") { $0.stage != nil }
    Field(
      "undeclared_args", "The build arguments that no ARG of the Dockerfile takes.",
      at: { $0.build?.undeclaredArguments.first?.place }
    ) { $0.build?.undeclaredArguments.map(\.name) ?? [] }
    Field("runs_as_root", "Its processes are root's: by `user`, else by the image that is built.", at: { $0.userPlace })
    { $0.runsAsRoot }
    Field("has_healthcheck", "It has a health check, in the Compose files or in the image that is built.") {
      $0.hasHealthcheck
    }
    Field("runs_nginx", "It runs nginx with configuration of the repository.") { !$0.nginx.isEmpty }
    Field(
      "unwritable_nginx_paths", "The pid file and cache that its nginx, not run by root, cannot write.",
      at: { $0.userPlace }
    ) { $0.unwritablePaths }
    Field(
      "unwritable_read_only_paths", "The pid file and cache of its nginx on a root file system that cannot be written.",
      at: { $0.service.readOnlyPlace }
    ) { NginxPaths($0).readOnly }
  }
}
