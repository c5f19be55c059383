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
