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
    var text = text
    return text.withUTF8(parse)
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> PortSyntax? {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var end = bytes.count
    var proto = "tcp"
    if let slash = bytes.lastIndex(of: Byte.slash) {
      proto = text((slash + 1)..<end).lowercased()
      end = slash
    }
    guard end > 0 else { return nil }
    guard let last = bytes[..<end].lastIndex(of: Byte.colon) else {
      return PortSyntax(hostIP: nil, published: nil, target: text(0..<end), proto: proto)
    }
    let target = text((last + 1)..<end)
    let host = bytes[..<last]
    guard host.last != Byte.closeBracket, let colon = host.lastIndex(of: Byte.colon) else {
      return PortSyntax(hostIP: nil, published: host.isEmpty ? nil : text(0..<last), target: target, proto: proto)
    }
    return PortSyntax(
      hostIP: unbracketed(text(0..<colon)), published: colon + 1 == last ? nil : text((colon + 1)..<last),
      target: target, proto: proto)
  }

  /// The first and the last port of a port or range; absent for what is no number, unknown with a hole.
  static func range(_ text: String) -> Fact<ClosedRange<Int>> {
    if text.hasHole { return .unknown }
    let first: Int?
    let last: Int?
    if let dash = text.utf8.firstIndex(of: Byte.dash) {
      (first, last) = (Int(text[..<dash]), Int(text[text.utf8.index(after: dash)...]))
    } else {
      first = Int(text)
      last = first
    }
    guard let first, let last, first <= last, first >= 0, last <= 65535 else { return .absent }
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
    guard port.proto == "tcp" || port.proto == "udp" || port.proto == "sctp" else {
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
