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

  /// What the host was probably meant to be.
  private let suggestion: String?

  /// The host, variables of a template filled in.
  private let givenHost: Fact<String>

  /// The port, variables of a template filled in.
  public let port: Fact<Int>

  /// Whether the name is looked up while requests are served.
  let isLookedUpLate: Bool

  private let handover: NginxHandover

  init(_ handover: NginxHandover, from source: StackService, _ reach: StackReach) {
    self.handover = handover
    self.source = source
    let filled = FilledAddress(handover, in: source)
    port = filled?.port ?? handover.port
    isLookedUpLate = filled == nil && handover.isLookedUpLate
    let address = filled.map { Fact.known($0.host) } ?? handover.host
    givenHost = address
    let host = address.value.map { $0.lowercased() }
    target = host.flatMap { reach.service(named: $0) }
    isHostUnknown =
      host.map { reach.isUnknown($0, from: source) } ?? (address.isUnknown ? .unknown : .known(false))
    suggestion = isHostUnknown == .known(true) ? host.flatMap(reach.suggestion) : nil
  }

  /// The address in the nginx configuration.
  public var place: Place? { handover.place }

  /// The address as written.
  public var display: String { handover.place.text }

  /// The directive that hands over.
  public var directive: String { handover.directive }

  /// The host; nil for a Unix-domain socket, and where variables decide.
  public var host: String? { givenHost.value }

  /// The path of the location, as written; nil outside of one.
  public var path: String? { handover.location }

  /// The location; nil outside of one.
  public var block: NginxLocation? { handover.block }

  /// Whether the two services are on a common network; unknown where one has no network of its own.
  private var sharesNetwork: Fact<Bool> {
    guard let target, source.service.hasOwnNetwork == .known(true), target.service.hasOwnNetwork == .known(true),
      !source.service.isIncomplete, !target.service.isIncomplete
    else { return .unknown }
    return .known(target === source || !Set(source.service.networks).isDisjoint(with: target.service.networks))
  }

  private var isPortServed: Fact<Bool> {
    guard let target, let port = port.value else { return .unknown }
    return ServedPorts(target).serves(port)
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackRoute.self, "stack.route", "A way that requests take from the nginx of one service to another program."
  ) {
    Field("directive", "proxy_pass, fastcgi_pass ...") { $0.handover.directive }
    Field("host", "The host; absent for a Unix-domain socket.") { $0.givenHost }
    Field("port", "The port.") { $0.port }
    Field("path", "The path of the location that hands requests over.", at: { $0.block?.place }) {
      $0.handover.location
    }
    Field("location", "The location that hands requests over.", at: { $0.block?.place }) { $0.block }
    Field("source", "The service whose nginx hands requests over.", at: { $0.source.place }) { $0.source }
    Field("target", "The service that the host names.", at: { $0.target?.place }) { $0.target }
    Field("has_target", "The host names a service of the project.") { $0.target != nil }
    Field("is_host_unknown", "The host is no service, alias or known host of the project.") { $0.isHostUnknown }
    Field("suggested_host", "The service that an unknown host was probably meant to be.") { $0.suggestion }
    Field("shares_network", "The two services are on a common network.") { $0.sharesNetwork }
    Field("is_port_served", "The target listens on the port, as far as its image and its command say.") {
      $0.isPortServed
    }
    Field("served_ports", "The ports of which it is known that the target listens on them.", at: { $0.target?.place }) {
      $0.target.map { ServedPorts($0).declared } ?? []
    }
  }
}

/// An address in a template, filled in from the environment as the image's entry point does it.
private struct FilledAddress {
  let host: String
  let port: Fact<Int>

  /// Nil for an address without variables of the environment, and where one of them is not known.
  init?(_ handover: NginxHandover, in source: StackService) {
    guard handover.text.contains("$"), handover.place.source.path.hasSuffix(".template"),
      source.containerNginx?.image.fillsTemplates == true, let text = source.variables.expand(handover.text).value,
      !text.contains("$"), !text.contains("unix:")
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    let isSecure = text.hasPrefix("https:") || text.hasPrefix("grpcs:")
    guard let authority = text.contains("://") ? parts.dropFirst().first : parts.first else { return nil }
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
      host = String(authority)
      port = .known(isSecure ? 443 : 80)
      return
    }
    host = String(authority[..<colon])
    port = Int(authority[authority.index(after: colon)...]).map { .known($0) } ?? .unknown
  }
}
