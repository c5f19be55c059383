extension ImageReference {
  /// Whether a text is a reference that registries and builders accept.
  public static func isValid(_ text: String) -> Bool { fault(in: text) == nil }

  /// Why a text is no reference, in a few words; nil when it is one.
  ///
  /// The grammar is that of the distribution project: `[host[:port]/]path[:tag][@digest]`.
  public static func fault(in text: String) -> String? {
    let bytes = Array(text.utf8)
    let at = bytes.firstIndex(of: UInt8(ascii: "@")) ?? bytes.count
    if at < bytes.count, let fault = digestFault(bytes[(at + 1)...]) { return fault }
    let afterSlash = bytes[..<at].lastIndex(of: slash).map { $0 + 1 } ?? 0
    let nameEnd = bytes[afterSlash..<at].firstIndex(of: colon) ?? at
    if let fault = nameFault(bytes[..<nameEnd]) { return fault }
    return nameEnd < at ? tagFault(bytes[(nameEnd + 1)..<at]) : nil
  }

  private static let slash = UInt8(ascii: "/")
  private static let colon = UInt8(ascii: ":")
  private static let dot = UInt8(ascii: ".")
  private static let dash = UInt8(ascii: "-")
  private static let underscore = UInt8(ascii: "_")

  private static func nameFault(_ name: ArraySlice<UInt8>) -> String? {
    if name.isEmpty { return "its name is empty" }
    // Most names are an official image's, without any slash.
    if name.count <= 255, !name.contains(slash), isPathPart(name) { return nil }
    var parts = name.split(separator: slash, omittingEmptySubsequences: false)
    if parts.count > 1, let host = parts.first, isHost(host) {
      guard isValidHost(host) else { return "its registry is no host" }
      parts.removeFirst()
    }
    if parts.contains(where: \.isEmpty) { return "a part of its name is empty" }
    if parts.contains(where: { $0.contains(where: isCapital) }) {
      return "names of images are written in small letters"
    }
    guard parts.allSatisfy(isPathPart) else {
      return "names of images hold small letters and digits, with single `.`, `_` or `-` between them"
    }
    return name.count > 255 ? "its name is longer than 255 characters" : nil
  }

  /// Whether the first part of a path is taken for a registry.
  private static func isHost(_ part: ArraySlice<UInt8>) -> Bool {
    part.elementsEqual("localhost".utf8) || part.contains { $0 == dot || $0 == colon || isCapital($0) }
  }

  private static func isValidHost(_ host: ArraySlice<UInt8>) -> Bool {
    // An IPv6 address stands in brackets, which hold its colons.
    let isAddress = host.first == UInt8(ascii: "[")
    let nameEnd = isAddress ? host.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } : host.firstIndex(of: colon)
    let name = host[..<(nameEnd ?? host.endIndex)]
    let port = host[name.endIndex...]
    guard port.isEmpty || port.first == colon && port.count > 1 && port.dropFirst().allSatisfy(isDigit) else {
      return false
    }
    if isAddress {
      return nameEnd != nil && name.count > 2
        && name.dropFirst().dropLast().allSatisfy { isHexadecimal($0 | 0x20) || $0 == colon }
    }
    return name.split(separator: dot, omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last else { return false }
      return first != dash && last != dash && label.allSatisfy { isWord($0) || $0 == dash }
        && !label.contains(underscore)
    }
  }

  /// Runs of small letters and digits with one `.`, one or two `_`, or any number of `-` between them.
  private static func isPathPart(_ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, let last = part.last, isSmall(first) || isDigit(first), isSmall(last) || isDigit(last)
    else { return false }
    var separator = part.startIndex
    for index in part.indices where isSmall(part[index]) || isDigit(part[index]) {
      if index > separator, !isSeparator(part[separator..<index]) { return false }
      separator = index + 1
    }
    return true
  }

  private static func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first {
    case dot: bytes.count == 1
    case underscore: bytes.count == 1 || bytes.count == 2 && bytes.last == underscore
    default: bytes.allSatisfy { $0 == dash }
    }
  }

  private static func tagFault(_ tag: ArraySlice<UInt8>) -> String? {
    guard let first = tag.first else { return "the tag after `:` is empty" }
    guard tag.count <= 128, isWord(first), tag.allSatisfy({ isWord($0) || $0 == dot || $0 == dash }) else {
      return "a tag starts with a letter, a digit or `_`, and holds up to 128 of these, `.` and `-`"
    }
    return nil
  }

  private static func digestFault(_ digest: ArraySlice<UInt8>) -> String? {
    if digest.isEmpty { return "the digest after `@` is empty" }
    let parts = digest.split(separator: colon, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let length = digestLengths[String(decoding: parts[0], as: UTF8.self)] else {
      return "a digest has the form sha256:…"
    }
    guard parts[1].count == length, parts[1].allSatisfy(isHexadecimal) else {
      return "this digest needs \(length) hexadecimal digits"
    }
    return nil
  }

  /// The algorithms of digests, and how many digits theirs have.
  private static let digestLengths = ["sha256": 64, "sha384": 96, "sha512": 128]

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool {
    isSmall(byte) || isCapital(byte) || isDigit(byte) || byte == underscore
  }
  private static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }
}
