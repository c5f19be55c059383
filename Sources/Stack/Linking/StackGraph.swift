import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// A stack as a picture has it: services, the networks between them, the ways of requests, who waits for whom.
public struct StackGraph: Sendable {
  /// A service.
  public struct Service: Sendable {
    /// The name in the project.
    public let name: String

    /// The image as written, or the one that it is built on; nil where neither is known.
    public let image: String?

    /// The Dockerfile's path, for a service that is built.
    public let dockerfile: String?

    /// The stage that is built.
    public let stage: String?

    /// The user of its processes, `root` included; nil where it is not known.
    public let user: String?

    /// The published ports as written.
    public let published: [String]

    /// The ports of which it is known that its program listens on them.
    public let served: [Int]

    /// The networks that it joins.
    public let networks: [String]

    /// Whether a port is published to other hosts.
    public let isEntry: Bool

    /// Whether it holds data: a database, cache or vector store.
    public let isDataStore: Bool

    /// Where the name stands.
    public let place: Place?
  }

  /// A network.
  public struct Network: Sendable {
    /// The name in the project; `default` for that of services that name none.
    public let name: String

    /// Whether containers on it cannot reach the outside.
    public let isInternal: Bool

    /// Whether somebody else makes it.
    public let isExternal: Bool
  }

  /// The ways that requests take from the nginx of a service to one address.
  public struct Route: Sendable {
    /// The service whose nginx hands requests over.
    public let source: String

    /// The service that the host names; nil for a host that is none of the project's.
    public let target: String?

    /// The host as written; nil where a variable decides.
    public let host: String?

    /// The port; nil where a variable decides.
    public let port: Int?

    /// The paths of the locations, each once, in reading order.
    public let paths: [String]
  }

  /// That one service waits for another.
  public struct Dependency: Sendable {
    /// The service that waits.
    public let source: String

    /// The service that is waited for.
    public let target: String

    /// `service_started`, `service_healthy` ...; nil where a variable decides.
    public let condition: String?
  }

  /// The project's name, or its first file.
  public let name: String

  /// The environment; nil when nothing says which.
  public let environment: String?

  /// The Compose files, base first.
  public let files: [String]

  /// The services, in the order of the files.
  public let services: [Service]

  /// The networks that some service joins, in byte order of their names.
  public let networks: [Network]

  /// The routes, in reading order.
  public let routes: [Route]

  /// The dependencies, in the order of the files.
  public let dependencies: [Dependency]

  private let owners: Owners

  /// The picture of a project.
  public init(_ stack: StackProject) {
    let project = stack.project
    name = project.name.value ?? project.files.first?.path ?? ""
    environment = project.environment
    files = project.files.map(\.path)
    services = stack.services.map(Self.service)
    let declared = Dictionary(project.networks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    networks = Set(services.flatMap(\.networks)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
      Network(
        name: name, isInternal: declared[name]?.isInternal == .known(true),
        isExternal: declared[name]?.isExternal == .known(true))
    }
    routes = Self.routes(stack)
    dependencies = stack.services.flatMap { service in
      service.service.dependencies.map {
        Dependency(source: service.service.name, target: $0.name, condition: $0.condition.value)
      }
    }
    owners = Owners(stack)
  }

  private static func service(_ service: StackService) -> Service {
    let own = service.service
    let stage = service.stage
    return Service(
      name: own.name,
      image: service.build == nil ? own.image?.display : stage.map { $0.rootBase.reference.value ?? $0.rootBase.text },
      dockerfile: service.build?.dockerfilePath.value, stage: stage?.name,
      user: own.user.value ?? (service.runsAsRoot == .known(true) ? "root" : service.effectiveUser.value),
      published: own.ports.map(\.display), served: ServedPorts(service).declared, networks: own.networks,
      isEntry: own.ports.contains { $0.isLoopback != .known(true) },
      isDataStore: service.isDataStore == .known(true), place: own.place)
  }

  private static func routes(_ stack: StackProject) -> [Route] {
    struct Key: Hashable {
      let source: String
      let host: String?
      let port: Int?
    }
    var order: [Key] = []
    var targets: [Key: String] = [:]
    var paths: [Key: [String]] = [:]
    for route in stack.routes {
      let key = Key(source: route.source.service.name, host: route.host, port: route.port.value)
      if paths[key] == nil {
        order.append(key)
        paths[key] = []
        targets[key] = route.target?.service.name
      }
      let path = route.path ?? "/"
      if paths[key]?.contains(path) == false { paths[key]?.append(path) }
    }
    return order.map { key in
      Route(source: key.source, target: targets[key], host: key.host, port: key.port, paths: paths[key] ?? [])
    }
  }

  /// The names of the services that a place belongs to: the part of a Compose file that describes one, the Dockerfile
  /// that it is built from, the configuration that its nginx reads.
  public func owners(of place: Place) -> [String] { owners.names(of: place) }
}

/// Which service of a stack a place belongs to.
private struct Owners: Sendable {
  private var spans: [String: [(span: Span, name: String)]] = [:]
  private var files: [String: [String]] = [:]

  init(_ stack: StackProject) {
    for service in stack.services {
      let name = service.service.name
      for place in service.service.entryPlaces { spans[place.source.path, default: []].append((place.span, name)) }
      if let path = service.build?.dockerfilePath.value { files[path, default: []].append(name) }
      for source in Set(service.nginx.flatMap(\.sources).map(\.path)) { files[source, default: []].append(name) }
    }
  }

  func names(of place: Place) -> [String] {
    let path = place.source.path
    if let entries = spans[path] {
      return entries.filter { $0.span.start <= place.span.start && place.span.start < $0.span.end }.map(\.name)
    }
    return files[path] ?? []
  }
}
