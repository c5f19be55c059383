import CEL
import Syntax

/// By which names services reach each other (Compose specification, networking).
extension ComposeService {
  /// The names by which other services on a shared network reach it.
  public var hostNames: [String] {
    [name] + networkAliases + (reader.text("hostname").value.map { [$0] } ?? [])
  }

  /// Names that only this service knows: those of `extra_hosts` and `links`.
  public var privateHostNames: [String] {
    let hosts = reader.texts("extra_hosts").known.compactMap { $0.split { "=:".contains($0) }.first }
    let keys = reader["extra_hosts"]?.mapping?.entries.map(\.key) ?? []
    let links = reader.texts("links").known + reader.texts("external_links").known
    return hosts.map(String.init) + keys + links.compactMap { $0.split(separator: ":").last.map(String.init) }
  }

  /// Whether the service has a network stack of its own; one that shares the host's or another's hears what listens there.
  public var hasOwnNetwork: Fact<Bool> {
    switch reader.text("network_mode") {
    case .known(let mode): .known(mode == "bridge")
    case .absent: .known(true)
    case .unknown: .unknown
    }
  }

  /// The network whose stack the service uses instead of one of its own: `host`, `service:api`; absent without one.
  public var networkMode: Fact<String> { reader.text("network_mode") }

  /// The first port that an unprivileged process may listen on, where `sysctls` says so.
  public var unprivilegedPortStart: Fact<Int> {
    let name = "net.ipv4.ip_unprivileged_port_start"
    if let value = reader["sysctls"].flatMap({ Merger.keyed($0).mapping })?[name]?.scalar { return value.int }
    return .absent
  }

  /// Where networks are joined; nil where none is named.
  public var networksPlace: Place? { reader.place("networks") }

  /// Where `command`, else `entrypoint`, stands; nil where the image decides what starts.
  public var commandPlace: Place? { reader.place("command") ?? reader.place("entrypoint") }

  /// Where `cap_drop` stands.
  public var droppedCapabilitiesPlace: Place? { reader.place("cap_drop") }

  /// The added capabilities that are known, in capitals and without `CAP_`; unknown where some depend on variables.
  public var givenCapabilities: Fact<[String]> { addedCapabilities.all }

  /// Where `user` stands.
  public var userPlace: Place? { reader.place("user") }

  /// Where `read_only` stands.
  public var readOnlyPlace: Place? { reader.place("read_only") }

  /// Whether the user is given here and is root, given here and another, or left to the image (absent).
  public var givenUserIsRoot: Fact<Bool> {
    switch reader.has("user") {
    case .known(true): userIsRoot
    case .unknown: .unknown
    default: .absent
    }
  }
}
