import CEL
import Syntax

/// A published port as written, in the short or the long form (Compose specification, "ports").
struct PortSyntax {
  /// The host address, without brackets; nil when there is none.
  var hostIP: String?

  /// The published port or range; nil when the engine chooses.
  var published: String?

  /// The container's port or range.
  var target: String

  /// `tcp`, `udp` …
  var proto: String

  /// `host` or `ingress` of the long form.
  var mode: String?

  /// What makes two of them the same.
  var mergeKey: String {
    "\(hostIP.flatMap { $0.isEmpty ? nil : $0 } ?? "0.0.0.0"):\(published ?? ""):\(target)/\(proto)"
  }

  /// Reads a port; nil for what is none.
  static func parse(_ value: ComposeValue) -> PortSyntax? {
    if let scalar = value.scalar { return parse(scalar.skeleton) }
    guard let mapping = value.mapping else { return nil }
    return PortSyntax(
      hostIP: mapping["host_ip"]?.scalar.map { unbracketed($0.skeleton) },
      published: mapping["published"]?.scalar?.skeleton, target: mapping["target"]?.scalar?.skeleton ?? "",
      proto: mapping["protocol"]?.scalar?.skeleton.lowercased() ?? "tcp", mode: mapping["mode"]?.scalar?.skeleton)
  }

  /// Reads `[[IP:][HOST]:]CONTAINER[/PROTOCOL]`.
  static func parse(_ text: String) -> PortSyntax? {
    var rest = text[...]
    var proto = "tcp"
    if let slash = rest.lastIndex(of: "/") {
      proto = rest[rest.index(after: slash)...].lowercased()
      rest = rest[..<slash]
    }
    guard !rest.isEmpty else { return nil }
    guard let last = rest.lastIndex(of: ":") else {
      return PortSyntax(hostIP: nil, published: nil, target: String(rest), proto: proto)
    }
    let target = String(rest[rest.index(after: last)...])
    let host = rest[..<last]
    guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else {
      return PortSyntax(hostIP: nil, published: host.isEmpty ? nil : String(host), target: target, proto: proto)
    }
    let published = host[host.index(after: colon)...]
    return PortSyntax(
      hostIP: unbracketed(String(host[..<colon])), published: published.isEmpty ? nil : String(published),
      target: target, proto: proto)
  }

  /// The first and the last port of a port or range; absent for what is no number, unknown with a hole.
  static func range(_ text: String) -> Fact<ClosedRange<Int>> {
    if text.hasHole { return .unknown }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, (0...65535).contains(first),
      last <= 65535
    else { return .absent }
    return .known(first...last)
  }

  private static func unbracketed(_ address: String) -> String {
    address.hasPrefix("[") && address.hasSuffix("]") ? String(address.dropFirst().dropLast()) : address
  }
}

/// What Compose refuses in the short form.
extension PortSyntax {
  /// What is wrong with a text without variables; nil when nothing is.
  static func fault(in text: String) -> String? {
    guard let port = parse(text), !port.target.isEmpty else { return "`\(text)` names no port of the container" }
    if let address = port.hostIP, !address.isEmpty, !IPAddress.isValid(address) {
      return "`\(address)` in `\(text)` is no IP address"
    }
    guard ["tcp", "udp", "sctp"].contains(port.proto) else {
      return "`\(port.proto)` in `\(text)` is no protocol: `tcp`, `udp` or `sctp`"
    }
    guard case .known(let target) = range(port.target) else { return "`\(port.target)` in `\(text)` is no port" }
    guard let published = port.published else { return nil }
    guard case .known(let host) = range(published) else { return "`\(published)` in `\(text)` is no port" }
    return host.count == target.count || target.count == 1
      ? nil : "the ranges in `\(text)` have different lengths"
  }

  /// What is wrong with an item of `expose`; nil when nothing is.
  static func exposedFault(in text: String) -> String? {
    guard let port = parse(text), port.published == nil, port.hostIP == nil, case .known = range(port.target) else {
      return "`\(text)` is no port: `expose` takes `PORT` or `PORT/PROTOCOL`"
    }
    return nil
  }

  /// Whether a text of the long form is a port, a range or empty.
  static func isRange(_ text: String) -> Bool {
    if case .known = range(text) { return true }
    return text.isEmpty
  }
}
