import CEL
import Syntax

/// A published port of a service, from the short or the long form.
public final class ComposePort: ModelObject {
  /// The item of `ports`.
  public let place: Place?

  /// What a message shows: the port as written.
  public let display: String

  /// The host address, without brackets; absent when the engine binds all interfaces.
  public let hostIP: Fact<String>

  /// The first published port; absent when the engine chooses one.
  public let published: Fact<Int>

  /// The last published port of a range; the first one where there is no range.
  public let publishedEnd: Fact<Int>

  /// The container's port, the first of a range.
  public let target: Fact<Int>

  /// The container's last port of a range; the first one where there is no range.
  public let targetEnd: Fact<Int>

  /// `tcp`, `udp` or `sctp`.
  public let transport: Fact<String>

  /// `host` or `ingress`; absent in the short form.
  public let mode: String?

  /// Whether the target is a port of the image's database, cache or vector store, or one that only such programs use.
  public let isDatabasePort: Fact<Bool>

  /// Whether the short form is written without quotes; nil for the long form.
  public let isPlain: Bool?

  /// Whether it comes from another file than the project's last.
  public let isInherited: Bool

  init?(_ value: ComposeValue, image: ComposeImage?, lastFile: SourceFile?) {
    guard let port = PortSyntax.parse(value) else { return nil }
    place = value.place
    isInherited = lastFile.map { $0 != value.place.source } ?? false
    isPlain = value.scalar?.isPlain
    display = value.scalar?.displayText ?? ComposePort.describe(port)
    let publishedRange = port.published.map(PortSyntax.range) ?? .absent
    let targetRange = PortSyntax.range(port.target)
    published = publishedRange.map(\.lowerBound)
    publishedEnd = publishedRange.map(\.upperBound)
    target = targetRange.map(\.lowerBound)
    targetEnd = targetRange.map(\.upperBound)
    transport = port.proto.hasHole ? .unknown : .known(port.proto)
    mode = port.mode
    if let address = port.hostIP {
      hostIP = address.hasHole ? .unknown : address.isEmpty ? .absent : .known(address)
    } else {
      // `${PORT}:5432` and `${MAPPING}` may well bring an address of their own.
      let isInterpolated = value.scalar.map { !$0.variables.isEmpty } ?? false
      let mayHoldAddress = isInterpolated && (port.published ?? port.target).first == Interpolation.hole
      hostIP = mayHoldAddress ? .unknown : .absent
    }
    isDatabasePort = targetRange.isTrue { range in
      let isKnownStore = image?.isDataStore.value == true
      let imagePorts = isKnownStore ? image?.known?.ports ?? [] : []
      let isOther = image?.known != nil && !isKnownStore
      return imagePorts.contains(where: range.contains)
        || (!isOther && WellKnownImage.dataPorts.contains(where: range.contains))
    }
  }

  /// Whether the port can be reached through all interfaces: no address, or an unspecified one.
  public var bindsAllInterfaces: Fact<Bool> {
    switch hostIP {
    case .known(let address): .known(ComposePort.isUnspecified(address))
    case .absent: .known(true)
    case .unknown: .unknown
    }
  }

  /// Whether the port is bound to the host itself.
  public var isLoopback: Fact<Bool> { hostIP.isTrue { ComposePort.isLoopback($0) } }

  /// `0.0.0.0`, `::` and their other spellings.
  private static func isUnspecified(_ address: String) -> Bool {
    let mapped = address.lowercased().hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
    return mapped.allSatisfy { $0 == "0" || $0 == "." || $0 == ":" || $0 == "x" }
  }

  /// `127.0.0.0/8`, `::1` and `localhost`.
  private static func isLoopback(_ address: String) -> Bool {
    let address = address.lowercased()
    if address.hasPrefix("127.") || address.hasPrefix("::ffff:127.") || address == "localhost" { return true }
    guard address.contains(":") else { return false }
    return address.hasSuffix("1") && address.dropLast().allSatisfy { $0 == "0" || $0 == ":" }
  }

  private static func describe(_ port: PortSyntax) -> String {
    [port.hostIP, port.published, port.target].compactMap { $0 }.joined(separator: ":").withShownHoles
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposePort.self, "compose.port", "A published port of a service; a range is one object."
  ) {
    Field("host_ip", "The host address without brackets; absent when there is none, which means all interfaces.") {
      $0.hostIP
    }
    Field("published", "The published port, the first of a range; absent when the engine chooses one.") { $0.published }
    Field("published_end", "The last published port of a range, or the only one.") { $0.publishedEnd }
    Field("target", "The container's port, the first of a range.") { $0.target }
    Field("target_end", "The container's last port of a range, or the only one.") { $0.targetEnd }
    Field("protocol", "`tcp`, `udp` or `sctp`.") { $0.transport }
    Field("mode", "`host` or `ingress`; absent in the short form.") { $0.mode }
    Field(
      "is_inherited", "Whether it comes from another file than the last of the project, which did not take it away."
    ) { $0.isInherited }
    Field("is_plain", "Whether the short form is written without quotes; absent for the long form.") { $0.isPlain }
    Field("is_published", "Whether the host listens, on a port of the file's or of the engine's choice; always true.") {
      _ in true
    }
    Field("is_ephemeral", "Whether the engine chooses the published port.") { port in
      port.published.isUnknown ? .unknown : Fact.known(port.published.value == nil)
    }
    Field("binds_all_interfaces", "Whether no address or an unspecified one (`0.0.0.0`, `::`) is given.") {
      $0.bindsAllInterfaces
    }
    Field("is_loopback", "Whether the address is the host's own (`127.0.0.0/8`, `::1`).") { $0.isLoopback }
    Field(
      "is_database_port",
      "Whether the target is a port of a database, cache or vector store: by the image, or by the port itself."
    ) {
      $0.isDatabasePort
    }
  }
}
