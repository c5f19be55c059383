import CEL
import Syntax

/// A published port that another service, running at the same time, publishes too.
public final class ComposePortConflict: ModelObject {
  /// The port as written.
  public let place: Place?

  /// The port as written.
  public let display: String

  /// The first host port of the range.
  public let published: Int

  /// The other service.
  public let other: ComposeNeighbour

  /// The other service's port.
  public let otherPort: ComposePort

  private init(_ port: ComposePort, published: Int, other: ProjectIndex.Member, otherPort: ComposePort) {
    place = port.place
    display = port.display
    self.published = published
    self.other = ComposeNeighbour(other.name, at: other.place)
    self.otherPort = otherPort
  }

  private struct Claim {
    let port: ComposePort
    let range: ClosedRange<Int>
    let owner: Int
  }

  /// How many earlier claims each one is held against: more overlap only in files that are made to be slow.
  private static let maximumComparisons = 64

  /// The conflicts by the name of the service that comes later; each port once.
  static func find(_ members: [ProjectIndex.Member]) -> [String: [ComposePortConflict]] {
    var claims: [String: [Claim]] = [:]
    for (owner, member) in members.enumerated() {
      for port in member.ports {
        guard let first = port.published.value, let last = port.publishedEnd.value, first <= last,
          let transport = port.transport.value
        else { continue }
        claims[transport, default: []].append(Claim(port: port, range: first...last, owner: owner))
      }
    }
    var result: [String: [ComposePortConflict]] = [:]
    for claims in claims.values {
      var open: [Claim] = []
      for claim in claims.sorted(by: { ($0.range.lowerBound, $0.owner) < ($1.range.lowerBound, $1.owner) }) {
        open.removeAll { $0.range.upperBound < claim.range.lowerBound }
        let rival = open.prefix(maximumComparisons).first { meet($0, claim, members) }
        open.append(claim)
        guard let rival else { continue }
        let (later, earlier) = rival.owner > claim.owner ? (rival, claim) : (claim, rival)
        let conflict = ComposePortConflict(
          later.port, published: max(rival.range.lowerBound, claim.range.lowerBound), other: members[earlier.owner],
          otherPort: earlier.port)
        result[members[later.owner].name, default: []].append(conflict)
      }
    }
    return result
  }

  /// Whether two claims are for the same address at the same time. One service's own ports are its own affair, unless
  /// they are the very same.
  private static func meet(_ first: Claim, _ second: Claim, _ members: [ProjectIndex.Member]) -> Bool {
    guard first.owner != second.owner, members[first.owner].runs(beside: members[second.owner]) else { return false }
    if first.port.hostIP.isUnknown || second.port.hostIP.isUnknown { return false }
    if first.port.bindsAllInterfaces.value == true || second.port.bindsAllInterfaces.value == true { return true }
    return first.port.hostIP == second.port.hostIP
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposePortConflict.self, "compose.port_conflict", "A published port that another service publishes too."
  ) {
    Field("published", "The host port that both want.") { $0.published }
    Field("other", "The other service.") { $0.other }
    Field("other_port", "The other service's port.") { $0.otherPort }
  }
}
