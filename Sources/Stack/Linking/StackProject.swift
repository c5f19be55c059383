import CEL
import Compose
import Syntax

/// A Compose project with everything that it leads to: Dockerfiles, nginx configurations, routes.
public final class StackProject: ModelObject {
  /// The project.
  public let project: ComposeProject

  /// Its services.
  public let services: [StackService]

  /// The ways that requests take from the nginx of one service to another program; those through one upstream group once
  /// for each use.
  public let routes: [StackRoute]

  private let files: StackFiles

  init(_ project: ComposeProject, _ files: StackFiles) {
    self.project = project
    let services = project.services.map { StackService($0, in: project, files) }
    self.services = services
    let reach = StackReach(services, in: project)
    routes = services.flatMap { service in
      service.nginx.flatMap(\.handovers).map { StackRoute($0, from: service, reach) }
    }
    self.files = files
  }

  /// The services that nginx hands requests to.
  var backends: [StackBackend] { StackBackend.all(routes) }

  /// The routes of programs that stream.
  var streams: [StackStream] { StackStream.all(routes, files) }

  /// The configuration files that are put into containers.
  var deliveries: [StackDelivery] { services.flatMap { StackDelivery.all($0, files) } }

  /// The files of the project's secrets, with the places that name them.
  var secretFiles: [String: Place] {
    let files = project.secrets.compactMap { secret -> (String, Place)? in
      guard let file = secret.file.value, let place = secret.filePlace else { return nil }
      return (FilePath.normalized(FilePath.join(project.directory(for: place), file)), place)
    }
    return Dictionary(files, uniquingKeysWith: { first, _ in first })
  }

  /// The project's place.
  public var place: Place? { project.place }

  /// The project's name.
  public var display: String { project.display }

  /// A service by the name that it has in the project.
  func service(named name: String) -> StackService? { services.first { $0.service.name == name } }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackProject.self, "stack.project",
    "A Compose project with everything that it leads to: Dockerfiles, nginx configurations, routes."
  ) {
    Field("project", "The Compose project.") { $0.project }
    Field("is_production", "Whether the environment's name is that of production.") { $0.project.isProduction }
    Field("services", "Its services.") { $0.services }
    Field("routes", "The ways that requests take from nginx to other programs.") { $0.routes }
    Field("backends", "The services that nginx hands requests to.") { $0.backends }
    Field("streams", "The routes of programs that stream.") { $0.streams }
    Field("deliveries", "The configuration files that are put into containers.") { $0.deliveries }
    Field("shared_images", "Images that several services build.") {
      StackSharedImage.all($0.services)
    }
  }
}

/// What rules see of stacks: the languages read together.
public enum StackLanguage {
  /// The types of all objects.
  public static let schemas: [ObjectSchema] = [
    StackProject.modelSchema, StackService.modelSchema, StackRoute.modelSchema, StackDependency.modelSchema,
    StackCopy.modelSchema, StackPort.modelSchema, StackHealthcheck.modelSchema, StackBackend.modelSchema,
    StackFileUse.modelSchema, StackTemplateVariable.modelSchema, StackDelivery.modelSchema, StackVolume.modelSchema,
    StackStream.modelSchema, StackServer.modelSchema, StackSharedImage.modelSchema,
  ]

  /// What rules can be written on.
  public static let scopes: [Scope] = [
    Scope("stack.project", "Each Compose project, linked.", variables: [stack], in: StackProject.self) {
      [[.object($0)]]
    },
    Scope(
      "stack.service", "Each service, with what it is built from.", variables: [stack, service], in: StackProject.self
    ) { stack in
      stack.services.map { [.object(stack), .object($0)] }
    },
    Scope(
      "stack.route", "Each address to which the nginx of a service hands requests.",
      variables: [stack, Variable("route", StackRoute.celType, "The route.")], in: StackProject.self
    ) { stack in
      stack.routes.map { [.object(stack), .object($0)] }
    },
    Scope(
      "stack.dependency", "Each service that another waits for.",
      variables: [stack, service, Variable("dependency", StackDependency.celType, "The dependency.")],
      in: StackProject.self
    ) { stack in
      stack.services.flatMap { service in
        service.service.dependencies.map { dependency in
          let target = stack.service(named: dependency.name)
          return [.object(stack), .object(service), .object(StackDependency(dependency, target: target))]
        }
      }
    },
    Scope(
      "stack.copy", "Each COPY and ADD of the services' images that takes from the build context.",
      variables: [stack, service, Variable("copy", StackCopy.celType, "The instruction.")], in: StackProject.self
    ) { stack in
      stack.services.flatMap { service -> [[Value]] in
        guard let build = service.build else { return [] }
        let ignoreFile = build.ignoreFile
        let secrets = stack.secretFiles
        return build.copies.map { copy in
          [.object(stack), .object(service), .object(StackCopy(copy, build, ignoreFile: ignoreFile, secrets: secrets))]
        }
      }
    },
    ofServices("stack.port", "Each published port of the services.", "port", StackPort.celType, "The port.") {
      service in
      service.service.ports.map { StackPort($0, of: service) }
    },
    ofServices(
      "stack.healthcheck", "Each health check in force, of the Compose files or of the image that is built.",
      "healthcheck", StackHealthcheck.celType, "The health check."
    ) { service in StackHealthcheck(of: service).map { [$0] } ?? [] },
    ofServices(
      "stack.file_use", "Each certificate, key or password file that the nginx of a service names.", "file",
      StackFileUse.celType, "The file."
    ) { StackFileUse.all($0) },
    ofServices(
      "stack.template_variable", "Each variable of the environment in the nginx templates of a service.", "variable",
      StackTemplateVariable.celType, "The variable."
    ) { StackTemplateVariable.all($0) },
    ofServices(
      "stack.volume", "Each named volume that a service mounts.", "volume", StackVolume.celType, "The volume."
    ) { service in
      service.service.mounts.filter { $0.isNamedVolume == .known(true) }.map { StackVolume($0, of: service) }
    },
    ofServices(
      "stack.server", "Each virtual server of which the repository alone shows a part.", "server", StackServer.celType,
      "The server."
    ) { StackServer.all($0) },
    ofStack(
      "stack.backend", "Each service to which the nginx of another hands requests.", "backend", StackBackend.celType,
      "The service."
    ) { $0.backends },
    ofStack(
      "stack.stream", "Each route of a program for WebSockets or events that comes through nginx.", "stream",
      StackStream.celType, "The route."
    ) { $0.streams },
    ofStack(
      "stack.delivery", "Each file of nginx configuration that is put into a container, or should be.", "delivery",
      StackDelivery.celType, "The file."
    ) { $0.deliveries },
    ofStack(
      "stack.shared_image", "Each service that builds an image of the same name as an earlier one.", "shared",
      StackSharedImage.celType, "The two services."
    ) { StackSharedImage.all($0.services) },
  ]

  /// A scope of things of single services.
  private static func ofServices<Thing: ModelObject>(
    _ name: String, _ summary: String, _ variable: String, _ type: CELType, _ description: String,
    _ things: @escaping @Sendable (StackService) -> [Thing]
  ) -> Scope {
    Scope(name, summary, variables: [stack, service, Variable(variable, type, description)], in: StackProject.self) {
      stack in
      stack.services.flatMap { service in things(service).map { [.object(stack), .object(service), .object($0)] } }
    }
  }

  /// A scope of things of the whole project.
  private static func ofStack<Thing: ModelObject>(
    _ name: String, _ summary: String, _ variable: String, _ type: CELType, _ description: String,
    _ things: @escaping @Sendable (StackProject) -> [Thing]
  ) -> Scope {
    Scope(name, summary, variables: [stack, Variable(variable, type, description)], in: StackProject.self) { stack in
      things(stack).map { [.object(stack), .object($0)] }
    }
  }

  private static let stack = Variable("stack", StackProject.celType, "The project with everything that it leads to.")
  private static let service = Variable("service", StackService.celType, "The service.")
}
