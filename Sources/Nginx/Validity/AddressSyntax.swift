import Syntax

/// An address as `listen`, `server` of an upstream and `proxy_pass` take it: host, port, path.
struct AddressSyntax {
  /// What is wrong with it, in nginx's words; nil for a valid one.
  private(set) var fault: String?

  /// The host without brackets; the path of a Unix-domain socket.
  private(set) var host: Substring = ""

  /// The port; nil when none is written.
  private(set) var port: Int?

  /// The last port of a range; nil when there is none.
  private(set) var lastPort: Int?

  /// What follows host and port: a path.
  private(set) var uri: Substring = ""

  /// Whether it is a Unix-domain socket.
  private(set) var isUnix = false

  /// Whether the host is written as an IPv6 address.
  private(set) var isIPv6 = false

  /// Reads an address.
  ///
  /// - Parameters:
  ///   - text: the address without scheme.
  ///   - isListen: whether a lone number is a port, and ports may be ranges.
  ///   - hasURI: whether a path may follow.
  init(_ text: some StringProtocol, isListen: Bool = false, hasURI: Bool = false) {
    let text = Substring(text)
    if text.utf8.first?.capital == UInt8(ascii: "U"), text.prefix(5).lowercased() == "unix:" {
      readUnix(text.dropFirst(5), hasURI: hasURI)
    } else if text.hasPrefix("[") {
      readIPv6(text, isListen: isListen, hasURI: hasURI)
    } else {
      readHost(text, isListen: isListen, hasURI: hasURI)
    }
  }

  private mutating func readUnix(_ text: Substring, hasURI: Bool) {
    isUnix = true
    host = text
    if hasURI, let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      uri = text[text.index(after: colon)...]
    }
    if host.isEmpty { fault = "no path in the unix domain socket" }
    if host.utf8.count > 107 { fault = "too long path in the unix domain socket" }
  }

  private mutating func readIPv6(_ text: Substring, isListen: Bool, hasURI: Bool) {
    isIPv6 = true
    guard let close = text.firstIndex(of: "]") else { return fault = "invalid host" }
    host = text[text.index(after: text.startIndex)..<close]
    var rest = text[text.index(after: close)...]
    if let slash = rest.firstIndex(of: "/") {
      if isListen || !hasURI { return fault = "invalid host" }
      uri = rest[slash...]
      rest = rest[..<slash]
    }
    if !rest.isEmpty {
      guard rest.hasPrefix(":") else { return fault = "invalid host" }
      readPort(rest.dropFirst(), isListen: isListen)
      if fault != nil { return }
    }
    if host.isEmpty { return fault = "no host" }
    if IPAddress.v6(host) == nil { fault = "invalid IPv6 address" }
  }

  private mutating func readHost(_ text: Substring, isListen: Bool, hasURI: Bool) {
    var authority = text
    if let start = text.utf8.firstIndex(where: { $0 == Byte.slash || $0 == Byte.questionMark }) {
      if isListen || !hasURI { return fault = "invalid host" }
      uri = text[start...]
      authority = text[..<start]
    }
    if let colon = authority.utf8.firstIndex(of: Byte.colon) {
      host = authority[..<colon]
      readPort(authority[authority.utf8.index(after: colon)...], isListen: isListen)
      if fault != nil { return }
    } else if isListen, isPort(authority) {
      host = "*"
      return readPort(authority, isListen: true)
    } else {
      host = authority
    }
    if host.isEmpty { fault = "no host" }
  }

  private func isPort(_ text: Substring) -> Bool {
    guard let dash = text.utf8.firstIndex(of: Byte.dash) else { return ValueSyntax.number(text) != nil }
    return ValueSyntax.number(text[..<dash]) != nil && ValueSyntax.number(text[text.utf8.index(after: dash)...]) != nil
  }

  private mutating func readPort(_ text: Substring, isListen: Bool) {
    var first = text
    if isListen, let dash = text.utf8.firstIndex(of: Byte.dash) {
      guard let last = valid(text[text.utf8.index(after: dash)...]) else { return fault = "invalid port" }
      lastPort = last
      first = text[..<dash]
    }
    guard let port = valid(first) else { return fault = "invalid port" }
    self.port = port
    if let lastPort, port > lastPort { fault = "invalid port range" }
  }

  private func valid(_ text: Substring) -> Int? {
    ValueSyntax.number(text).flatMap { (1...65535).contains($0) ? $0 : nil }
  }
}

/// Addresses of hosts in their own notation.
enum IPAddress {
  /// The address that a dotted quad stands for; nil for anything else. An empty part is 0, as nginx takes it.
  static func v4(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard let octet = part.isEmpty ? 0 : ValueSyntax.number(part), octet <= 255 else { return nil }
      address = address << 8 | UInt32(octet)
    }
    return address
  }

  /// The eight groups of an IPv6 address (RFC 4291, 2.2); nil for anything else.
  static func v6(_ text: some StringProtocol) -> [UInt16]? {
    let text = Substring(text)
    guard let gap = text.utf8.range(of: "::".utf8) else {
      guard let groups = groups(text), groups.count == 8 else { return nil }
      return groups
    }
    let rest = text[gap.upperBound...]
    guard rest.utf8.range(of: "::".utf8) == nil, let head = groups(text[..<gap.lowerBound]), let tail = groups(rest),
      head.count + tail.count < 8
    else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      if position == parts.count - 1, part.contains("."), let quad = v4(part) {
        groups += [UInt16(quad >> 16), UInt16(quad & 0xFFFF)]
      } else if (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16), part.first != "+" {
        groups.append(group)
      } else {
        return nil
      }
    }
    return groups
  }

  /// Whether a text is an address or a network: `10.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
  static func isNetwork(_ text: String) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let limit: Int
    if v4(parts[0]) != nil { limit = 32 } else if v6(parts[0]) != nil { limit = 128 } else { return false }
    guard parts.count == 2 else { return true }
    return ValueSyntax.number(parts[1]).map { $0 <= limit } ?? false
  }
}
