import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// A way that requests take from the nginx of one service to another program: `stack.route`.
public final class StackRoute: ModelObject {
  /// The service whose nginx hands requests over.
  public let source: StackService

  /// The service that the host names, if it is one of the project.
  public let target: StackService?

  /// Whether the host names nothing that the container can know.
  let isHostUnknown: Fact<Bool>

  private let handover: NginxHandover

  init(_ handover: NginxHandover, from source: StackService, _ reach: StackReach) {
    self.handover = handover
    self.source = source
    let host = handover.host.value.map { $0.lowercased() }
    target = host.flatMap { reach.service(named: $0) }
    isHostUnknown =
      host.map { reach.isUnknown($0, from: source) } ?? (handover.host.isUnknown ? .unknown : .known(false))
  }

  /// The address in the nginx configuration.
  public var place: Place? { handover.place }

  /// The address as written.
  public var display: String { handover.place.text }

  /// Whether the two services are on a common network; unknown where one has no network of its own.
  private var sharesNetwork: Fact<Bool> {
    guard let target, source.service.hasOwnNetwork == .known(true), target.service.hasOwnNetwork == .known(true),
      !source.service.isIncomplete, !target.service.isIncomplete
    else { return .unknown }
    return .known(target === source || !Set(source.service.networks).isDisjoint(with: target.service.networks))
  }

  private var isPortServed: Fact<Bool> {
    guard let target, let port = handover.port.value else { return .unknown }
    return ServedPorts(target).serves(port)
  }

  private var publishedPlace: Place? { publishedPort?.place }

  /// The port of the target that is published to other hosts and is the one that requests are handed to.
  private var publishedPort: ComposePort? {
    guard let port = handover.port.value else { return nil }
    return target?.service.ports.first { published in
      published.target == .known(port) && published.targetEnd == .known(port)
        && published.bindsAllInterfaces == .known(true)
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackRoute.self, "stack.route", "A way that requests take from the nginx of one service to another program."
  ) {
    Field("directive", "proxy_pass, fastcgi_pass ...") { $0.handover.directive }
    Field("host", "The host; absent for a Unix-domain socket.") { $0.handover.host }
    Field("port", "The port.") { $0.handover.port }
    Field("location", "The path of the location that hands requests over.") { $0.handover.location }
    Field("source", "The service whose nginx hands requests over.", at: { $0.source.place }) { $0.source }
    Field("target", "The service that the host names.", at: { $0.target?.place }) { $0.target }
    Field("has_target", "The host names a service of the project.") { $0.target != nil }
    Field("is_host_unknown", "The host is no service, alias or known host of the project.") { $0.isHostUnknown }
    Field("shares_network", "The two services are on a common network.") { $0.sharesNetwork }
    Field("is_port_served", "The target listens on the port, as far as its image and its command say.") {
      $0.isPortServed
    }
    Field("served_ports", "The ports of which it is known that the target listens on them.", at: { $0.target?.place }) {
      $0.target.map { ServedPorts($0).declared } ?? []
    }
    Field("is_target_published", "The port is also published to other hosts.", at: { $0.publishedPlace }) {
      $0.publishedPort != nil
    }
  }
}
