import CEL
import Nginx
import Syntax

/// A route of a program for WebSockets or events, with the location of nginx that hands its requests over:
/// `stack.stream`.
public final class StackStream: ModelObject {
  /// The route in the program's source.
  private let route: SourceStreams.Route

  /// The location.
  public let location: NginxLocation

  /// The service that the program runs in.
  public let target: StackService

  private init(_ route: SourceStreams.Route, through location: NginxLocation, to target: StackService) {
    self.route = route
    self.location = location
    self.target = target
  }

  /// The head of the location.
  public var place: Place? { location.place }

  /// The path of the route.
  public var display: String { route.path }

  /// The streaming routes of the services to which routes of nginx lead, each kind once for a location.
  static func all(_ routes: [StackRoute], _ files: StackFiles) -> [StackStream] {
    var found: [StackStream] = []
    var seen: Set<ObjectIdentifier> = []
    for first in routes {
      guard let target = first.target, let folder = target.build?.context.value,
        seen.insert(ObjectIdentifier(target)).inserted
      else { continue }
      let own = routes.filter { $0.target === target && $0.directive == "proxy_pass" }
      guard !own.isEmpty else { continue }
      var kinds: Set<SourceStreams.Kind> = []
      for route in SourceStreams.find(in: files.mainFiles(in: folder)) {
        guard let location = location(for: route, among: own), !location.says(route.kind),
          kinds.insert(route.kind).inserted
        else { continue }
        found.append(StackStream(route, through: location, to: target))
      }
    }
    return found
  }

  /// The location that requests for a route come through: the only one, or the one with the longest prefix.
  private static func location(for route: SourceStreams.Route, among routes: [StackRoute]) -> NginxLocation? {
    let locations = routes.compactMap(\.block)
    guard locations.count > 1 else { return locations.first }
    // A location that takes the way to the program by its name carries it, whatever its prefix.
    if locations.contains(where: { $0.says(route.kind) }) { return nil }
    guard !locations.contains(where: \.isRegex) else { return nil }
    let prefixes = locations.filter { route.path.hasPrefix($0.path) }
    return prefixes.max { $0.path.utf8.count < $1.path.utf8.count }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackStream.self, "stack.stream",
    "A route of a program for WebSockets or events, with the location of nginx that hands its requests over."
  ) {
    Field("kind", "websocket or events.") { $0.route.kind.rawValue }
    Field("path", "The path of the route, as the program's source has it.", at: { $0.route.place }) { $0.route.path }
    Field("location", "The location of nginx that its requests come through.", at: { $0.location.place }) {
      $0.location
    }
    Field("target", "The service that the program runs in.", at: { $0.target.place }) { $0.target }
  }
}

extension NginxLocation {
  /// Whether the path itself says that such a thing comes through; then rules for nginx alone judge it.
  fileprivate func says(_ kind: SourceStreams.Kind) -> Bool { kind == .websocket ? isWebSocket : isEventStream }
}
