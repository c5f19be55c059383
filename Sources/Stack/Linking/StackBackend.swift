import CEL
import Compose
import Nginx
import Syntax

/// A service to which the nginx of another hands requests, with all the ways that they take: `stack.backend`.
public final class StackBackend: ModelObject {
  /// The service whose nginx hands requests over.
  public let source: StackService

  /// The service that gets them.
  public let target: StackService

  /// The ways, in reading order; at least one.
  let routes: [StackRoute]

  /// Whether the first waits for the second, directly or through others.
  private let isAwaited: Fact<Bool>

  init(_ source: StackService, _ target: StackService, _ routes: [StackRoute], isAwaited: Fact<Bool>) {
    (self.source, self.target, self.routes, self.isAwaited) = (source, target, routes, isAwaited)
  }

  /// The first address in the nginx configuration.
  public var place: Place? { routes.first?.place }

  /// The target's name.
  public var display: String { target.display }

  /// The pairs of services between which there are routes, in the order of the first route.
  static func all(_ routes: [StackRoute]) -> [StackBackend] {
    var order: [(StackService, StackService)] = []
    var members: [ObjectIdentifier: [ObjectIdentifier: [StackRoute]]] = [:]
    for route in routes {
      guard let target = route.target, target !== route.source else { continue }
      let (from, to) = (ObjectIdentifier(route.source), ObjectIdentifier(target))
      if members[from]?[to] == nil { order.append((route.source, target)) }
      members[from, default: [:]][to, default: []].append(route)
    }
    var reached: [ObjectIdentifier: Set<String>] = [:]
    let services = Dictionary(
      routes.flatMap { [$0.source, $0.target].compactMap(\.self) }.map { ($0.service.name, $0) },
      uniquingKeysWith: { first, _ in first })
    return order.map { source, target in
      let key = ObjectIdentifier(source)
      let names = reached[key] ?? awaited(by: source, services)
      reached[key] = names
      let own = members[key]?[ObjectIdentifier(target)] ?? []
      return StackBackend(source, target, own, isAwaited: isAwaited(source, target, names, own))
    }
  }

  private static func isAwaited(
    _ source: StackService, _ target: StackService, _ names: Set<String>, _ routes: [StackRoute]
  ) -> Fact<Bool> {
    if names.contains(target.service.name) { return .known(true) }
    // A name that is looked up with each request does not keep nginx from starting.
    if routes.allSatisfy(\.isLookedUpLate) { return .known(true) }
    if source.service.isIncomplete || source.service.hasOwnNetwork != .known(true) { return .unknown }
    // One that waits for nginx itself cannot be waited for.
    if target.service.dependencies.contains(where: { $0.name == source.service.name }) { return .unknown }
    let links = source.service.privateHostNames
    return .known(links.contains(target.service.name))
  }

  /// The services that one waits for, directly or through others.
  private static func awaited(by source: StackService, _ services: [String: StackService]) -> Set<String> {
    var names: Set<String> = []
    var pending = source.service.dependencies.map(\.name)
    while let name = pending.popLast() {
      if names.insert(name).inserted { pending += services[name]?.service.dependencies.map(\.name) ?? [] }
    }
    return names
  }

  /// The port that is published to other hosts and is one that requests are handed to.
  private var publishedPort: ComposePort? {
    let handed = Set(routes.compactMap(\.port.value))
    return target.service.ports.first { published in
      guard let port = published.target.value, published.targetEnd.value == port else { return false }
      return handed.contains(port) && published.bindsAllInterfaces == .known(true)
    }
  }

  /// The largest request body that comes through, in bytes: the most generous of the locations; 0 for no limit.
  private var bodyLimit: Fact<Int> {
    var most = 0
    for route in routes where route.directive == "proxy_pass" || route.directive.hasSuffix("cgi_pass") {
      guard let block = route.block else { return .unknown }
      switch block.bodyLimit {
      case .known(0): return .known(0)
      case .known(let limit): most = max(most, limit)
      default: return .unknown
      }
    }
    return most == 0 ? .unknown : .known(most)
  }

  private var bodyLimitPlace: Place? {
    routes.lazy.compactMap { $0.block?.bodyLimitPlace }.first ?? place
  }

  /// The variable of the target that says how large a request body may be.
  private var bodyVariable: (variable: ComposeVariable, bytes: Int)? {
    var found: (variable: ComposeVariable, bytes: Int)?
    for variable in target.service.environment {
      guard let value = variable.value.value, let bytes = BodySize.bytes(variable.name, value) else { continue }
      // Of several, the smallest is what counts.
      if found.map({ bytes < $0.bytes }) ?? true { found = (variable, bytes) }
    }
    return found
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackBackend.self, "stack.backend",
    "A service to which the nginx of another hands requests, with all the ways that they take."
  ) {
    Field("source", "The service whose nginx hands requests over.", at: { $0.source.place }) { $0.source }
    Field("target", "The service that gets them.", at: { $0.target.place }) { $0.target }
    Field("routes", "The ways that requests take.") { $0.routes }
    Field("is_awaited", "nginx waits for the service, directly or through others, or looks its name up late.") {
      $0.isAwaited
    }
    Field(
      "is_published", "A port that requests are handed to is also published to other hosts.",
      at: { $0.publishedPort?.place }
    ) { $0.publishedPort != nil }
    Field(
      "body_limit", "The largest request body that nginx lets through, in bytes; 0 for no limit.",
      at: { $0.bodyLimitPlace }
    ) { $0.bodyLimit }
    Field(
      "accepted_body", "The largest request body that the service accepts by its environment, in bytes.",
      at: { $0.bodyVariable?.variable.valuePlace ?? $0.bodyVariable?.variable.place }
    ) { $0.bodyVariable?.bytes }
    Field("body_variable", "The variable that says so.", at: { $0.bodyVariable?.variable.place }) {
      $0.bodyVariable?.variable.name
    }
  }
}

/// Sizes of request bodies in variables of the environment.
enum BodySize {
  /// The bytes that a variable allows; nil for one that is about something else.
  static func bytes(_ name: String, _ value: String) -> Int? {
    let words = Set(name.uppercased().split { $0 == "_" || $0 == "-" || $0 == "." }.map(String.init))
    let isLimit = words.contains("MAX") || words.contains("LIMIT") || words.contains("MAXIMUM")
    let isBody = !words.isDisjoint(with: [
      "UPLOAD", "BODY", "CONTENT", "REQUEST", "FILE", "POST", "FILESIZE", "MULTIPART",
    ])
    let isSize =
      !words.isDisjoint(with: ["SIZE", "LENGTH", "BYTES", "MB", "FILESIZE", "KB", "GB"]) || words.contains("BODY")
    guard isLimit && isBody && isSize || phpNames.contains(name.uppercased()) else { return nil }
    guard words.isDisjoint(with: ["LOG", "HEADER", "COUNT", "QUEUE", "CACHE", "CHUNK"]) else { return nil }
    let text = value.lowercased().filter { $0 != " " && $0 != "_" }
    let digits = text.prefix(while: \.isNumber)
    guard let number = Int(digits), number > 0 else { return nil }
    var unit = text.dropFirst(digits.count)
    if unit.hasSuffix("ib") { unit = unit.dropLast(2) } else if unit.hasSuffix("b") { unit = unit.dropLast() }
    let shift: Int
    switch unit {
    case "": shift = words.contains("MB") ? 20 : words.contains("KB") ? 10 : words.contains("GB") ? 30 : 0
    case "k": shift = 10
    case "m": shift = 20
    case "g": shift = 30
    default: return nil
    }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: 1 << shift)
    // A bare small number is in a unit that only the program knows.
    return overflows || bytes < 65_536 ? nil : bytes
  }

  private static let phpNames: Set<String> = ["PHP_UPLOAD_MAX_FILESIZE", "PHP_POST_MAX_SIZE", "UPLOAD_MAX_FILESIZE"]
}
