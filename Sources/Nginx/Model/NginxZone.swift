import CEL
import Syntax

/// A shared memory zone that counts requests or connections: `limit_req_zone`, `limit_conn_zone`.
public final class NginxZone: ModelObject {
  let node: ConfigNode

  /// The zone's name; nil when the directive has none.
  public let name: String?

  /// The zone's size in bytes.
  public let size: Fact<Int>

  private let words: [String]

  init(_ node: ConfigNode) {
    self.node = node
    words = node.arguments
    let zone = NginxZone.option("zone", in: words)
    let parts = zone?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
    name = parts.first
    size = parts.count > 1 ? Measures.size(parts[1]) : .absent
  }

  /// How many mappings are followed to find out what a key is.
  private static let maximumMappings = 8

  static func option(_ name: String, in words: [String]) -> String? {
    let prefix = name + "="
    return words.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// Whether it counts requests (`limit_req_zone`) rather than connections.
  public var countsRequests: Bool { node.name == "limit_req_zone" }

  /// What tells clients apart: `$binary_remote_addr`.
  public var key: String { words.first ?? "" }

  /// The rate as written: `10r/s`; nil for connections.
  public var rate: String? { NginxZone.option("rate", in: words) }

  /// The rate in requests per minute; absent for connections.
  public var requestsPerMinute: Fact<Int> {
    guard let rate else { return .absent }
    if rate.utf8.contains(Byte.dollar) { return .unknown }
    let factor = rate.hasSuffix("r/s") ? 60 : 1
    guard rate.hasSuffix("r/s") || rate.hasSuffix("r/m"), let number = Int(rate.dropLast(3)) else { return .absent }
    let (product, overflows) = number.multipliedReportingOverflow(by: factor)
    return overflows ? .absent : .known(product)
  }

  /// Whether each client address is counted for itself: the key holds the address of the connection. Unknown when a
  /// variable that is defined elsewhere decides.
  public var isKeyedByClientAddress: Fact<Bool> {
    var seen: Set<Int> = []
    return isClientAddress(key, &seen)
  }

  /// Whether some `limit_req` or `limit_conn` uses it; unknown when that could stand in files out of sight.
  public var isUsed: Fact<Bool> {
    guard let key = ZoneKey(of: node.syntax) else { return .unknown }
    if node.tree.usedZones.contains(key) { return .known(true) }
    return node.tree.isOpenEnded ? .unknown : .known(false)
  }

  private func isClientAddress(_ text: String, _ seen: inout Set<Int>) -> Fact<Bool> {
    var result: Fact<Bool> = .known(false)
    for variable in VariableReference.names(in: text) {
      switch variable {
      case "binary_remote_addr", "remote_addr", "realip_remote_addr", "proxy_protocol_addr": return .known(true)
      default: break
      }
      if let mapping = node.tree.mappings[variable] {
        guard seen.count < NginxZone.maximumMappings else { return .unknown }
        guard seen.insert(mapping).inserted else { continue }
        for line in node.tree.node(mapping).children {
          let value = isClientAddress(line.argument(0) ?? "", &seen)
          if value.value == true { return value }
          if value.isUnknown { result = .unknown }
        }
      } else if !VariableTable.isBuiltin(variable) {
        result = .unknown
      }
    }
    return result
  }

  /// The directive.
  public var place: Place? { node.headPlace }

  /// The zone's name.
  public var display: String { name ?? "" }

  private var zonePlace: Place {
    node.place(ofArgument: words.firstIndex { $0.hasPrefix("zone=") } ?? 0)
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.zone") }

  /// `nginx.zone`.
  public static let modelSchema = ObjectSchema(
    NginxZone.self, "nginx.zone", "A shared memory zone that counts requests or connections."
  ) {
    Field("name", "The zone's name.", at: { $0.zonePlace }) { $0.name }
    Field("kind", "What is counted: req for requests, conn for connections.") { $0.countsRequests ? "req" : "conn" }
    Field("key", "What tells clients apart: $binary_remote_addr.", at: { $0.node.place(ofArgument: 0) }) { $0.key }
    Field("size", "The zone's size in bytes.", at: { $0.zonePlace }) { $0.size }
    Field(
      "rate", "The rate as written; absent for connections.",
      at: { zone in zone.node.place(ofArgument: zone.words.firstIndex { $0.hasPrefix("rate=") } ?? 0) }
    ) { $0.rate }
    Field("requests_per_minute", "The rate in requests per minute; absent for connections.") { $0.requestsPerMinute }
    Field("is_keyed_by_client_address", "Whether each client address is counted for itself.") {
      $0.isKeyedByClientAddress
    }
    Field("is_used", "Whether it is used; unknown when that could happen in files out of sight.") { $0.isUsed }
  }
}

/// A use of a zone: `limit_req`, `limit_conn`.
public final class NginxZoneUse: ModelObject {
  let node: ConfigNode
  private let words: [String]

  init(_ node: ConfigNode) {
    self.node = node
    words = node.arguments
  }

  /// Whether requests are limited rather than connections.
  public var countsRequests: Bool { node.name == "limit_req" }

  /// The zone's name; nil when the directive has none.
  public var name: String? { countsRequests ? NginxZone.option("zone", in: words) : words.first }

  /// Whether the zone is defined; unknown when that could happen in files out of sight.
  public var isDefined: Fact<Bool> {
    guard let name, !name.utf8.contains(Byte.dollar) else { return .unknown }
    if zone != nil { return .known(true) }
    return node.tree.isOpenEnded ? .unknown : .known(false)
  }

  /// The zone, if its definition is in sight.
  public var zone: NginxZone? {
    guard let key = ZoneKey(of: node.syntax), let index = node.tree.zonesByName[key] else { return nil }
    return NginxZone(node.tree.node(index))
  }

  /// The directive.
  public var place: Place? { node.headPlace }

  /// The zone's name.
  public var display: String { name ?? "" }

  private var namePlace: Place {
    node.place(ofArgument: countsRequests ? words.firstIndex { $0.hasPrefix("zone=") } ?? 0 : 0)
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.zone_use") }

  /// `nginx.zone_use`.
  public static let modelSchema = ObjectSchema(
    NginxZoneUse.self, "nginx.zone_use", "A limit_req or limit_conn: the use of a zone."
  ) {
    Field("name", "The zone's name.", at: { $0.namePlace }) { $0.name }
    Field("kind", "What is limited: req for requests, conn for connections.") { $0.countsRequests ? "req" : "conn" }
    Field("is_defined", "Whether the zone is defined; unknown when that could be in files out of sight.") {
      $0.isDefined
    }
    Field("zone", "The zone, if its definition is in sight.") { $0.zone }
    Field("burst", "How many requests may queue; absent when none may.") { use in
      Measures.number(NginxZone.option("burst", in: use.words))
    }
    Field("delay", "How many queued requests are served at once; absent when none are held back, or all.") { use in
      Measures.number(NginxZone.option("delay", in: use.words))
    }
    Field("is_nodelay", "Whether queued requests are served at once.") { $0.words.contains("nodelay") }
    Field("connections", "The number of connections allowed by limit_conn.") { use in
      use.countsRequests ? .absent : Measures.number(use.words.dropFirst().first)
    }
    Field("context", "The kind of block that it stands in.") { $0.node.context.rawValue }
  }
}
