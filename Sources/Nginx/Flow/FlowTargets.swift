import Syntax

/// What a value that clients have a say in decides, where it is used.
extension FlowValue {
  /// The parts of an address that clients choose.
  struct Address {
    var scheme: Taint?
    var host: Taint?
  }

  /// What clients choose of a URL; `hasScheme` is false where the address starts with the host.
  ///
  /// A piece chooses the host when it stands before the first slash behind the scheme and can hold a dot: names without a
  /// dot stay within the local network, and a piece that starts with a slash ends the host.
  func address(hasScheme: Bool) -> Address {
    var address = Address()
    var isInScheme = hasScheme
    var leading: Taint?
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let text):
        var rest = text[...]
        if isInScheme {
          if let separator = rest.utf8.range(of: "://".utf8) {
            address.scheme = leading
            rest = rest[separator.upperBound...]
          } else if index == 0, rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
          } else if rest.utf8.contains(where: { FlowValue.hostEnds.contains($0) }) || rest.hasPrefix("unix:") {
            if rest.utf8.first.map(FlowValue.hostEnds.contains) ?? false { address.host = leading }
            return address
          } else {
            continue
          }
          isInScheme = false
        }
        if rest.utf8.contains(where: { FlowValue.hostEnds.contains($0) }) { return address }
      case .opaque(let name):
        if !isInScheme, name == "is_args" { return address }
      case .tainted(let taint):
        if taint.first.isSubset(of: FlowValue.hostEnds) {
          if taint.mayBeEmpty { continue }
          if isInScheme { address.host = leading }
          return address
        }
        guard taint.contains(UInt8(ascii: ".")) else { continue }
        if isInScheme {
          if leading == nil { leading = taint }
        } else {
          address.host = taint
          return address
        }
      }
    }
    if isInScheme { address.host = leading }
    return address
  }

  /// What clients choose of a path in the file system so that it leads out of its directory: text with dots and slashes
  /// as it was sent, or a part of the normalised path that starts with the `..` of a longer segment.
  var climbing: Taint? {
    var isAfterSlash = false
    for part in parts {
      switch part {
      // Behind a question mark the name would be that of a directory that holds one.
      case .opaque("is_args"): return nil
      case .literal(let text) where text.utf8.contains(Byte.questionMark): return nil
      case .literal(let text): isAfterSlash = text.utf8.last == UInt8(ascii: "/")
      case .opaque: isAfterSlash = false
      case .tainted(let taint):
        let canClimb = taint.contains(UInt8(ascii: ".")) && taint.contains(UInt8(ascii: "/"))
        if canClimb, !taint.isNormalized { return taint }
        if canClimb, taint.isCapture, taint.startsWithinSegment, isAfterSlash, taint.first.contains(UInt8(ascii: ".")) {
          return taint
        }
        isAfterSlash = false
      }
    }
    return nil
  }

  private static let hostEnds: ByteSet = [0x2F, 0x3F, 0x23]
}
