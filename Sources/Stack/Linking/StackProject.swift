import CEL
import Compose
import Syntax

/// A Compose project with everything that it leads to: Dockerfiles, nginx configurations, routes.
public final class StackProject: ModelObject {
  /// The project.
  public let project: ComposeProject

  /// Its services.
  public let services: [StackService]

  /// The ways that requests take from the nginx of one service to another program.
  public let routes: [StackRoute]

  init(_ project: ComposeProject, _ files: StackFiles) {
    self.project = project
    let services = project.services.map { StackService($0, in: project, files) }
    self.services = services
    let reach = StackReach(services, in: project)
    routes = services.flatMap { service in
      service.nginx.flatMap(\.handovers).map { StackRoute($0, from: service, reach) }
    }
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
  }
}

/// What rules see of stacks: the languages read together.
public enum StackLanguage {
  /// The types of all objects.
  public static let schemas: [ObjectSchema] = [
    StackProject.modelSchema, StackService.modelSchema, StackRoute.modelSchema, StackDependency.modelSchema,
    StackCopy.modelSchema,
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
        return build.copies.map { copy in
          [.object(stack), .object(service), .object(StackCopy(copy, build, ignoreFile: ignoreFile))]
        }
      }
    },
  ]

  private static let stack = Variable("stack", StackProject.celType, "The project with everything that it leads to.")
  private static let service = Variable("service", StackService.celType, "The service.")
}
