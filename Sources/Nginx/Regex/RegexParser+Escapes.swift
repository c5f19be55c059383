import Syntax

/// What a backslash starts outside of classes.
extension RegexParser {
  /// What an escape stands for; nil for `\E` and for what is wrong.
  mutating func parseEscape() -> RegexNode? {
    guard let byte = peek else {
      fail("\\ at end of pattern")
      return nil
    }
    position += 1
    switch byte {
    case UInt8(ascii: "E"): return nil
    case UInt8(ascii: "A"), UInt8(ascii: "G"): return condition(.assertion(.start))
    case UInt8(ascii: "Z"): return condition(.assertion(.end))
    case UInt8(ascii: "z"): return condition(.assertion(.veryEnd))
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return condition(.assertion(.other))
    case UInt8(ascii: "K"): return condition(.empty)
    default: break
    }
    isRepeatable = true
    switch byte {
    case UInt8(ascii: "R"):
      return .choice([
        .sequence([.bytes([0x0D]), .bytes(.lineFeed)]), .bytes(RegexEscapes.verticalSpaces),
      ])
    case 0x31...0x39: return parseNumberedReference()
    case UInt8(ascii: "k"): return parseNamedReference()
    case UInt8(ascii: "g"): return parseReference()
    case UInt8(ascii: "X"), UInt8(ascii: "C"): return .bytes(.all)
    default:
      guard let set = parseEscapedSet(byte) else { return nil }
      return .bytes(options.ignoresCase ? set.ignoringCase : set)
    }
  }

  private mutating func condition(_ node: RegexNode) -> RegexNode {
    isRepeatable = false
    return node
  }

  /// The set that the escape of a letter stands for; nil, and what is wrong is noted, when there is none.
  mutating func parseEscapedSet(_ byte: UInt8) -> ByteSet? {
    if let message = faultOfArgument(of: byte) {
      fail(message)
      return nil
    }
    if let set = RegexEscapes.set(byte, bytes, &position) { return set }
    fail(
      "FLlUu".utf8.contains(byte)
        ? "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u" : "unrecognized character follows \\")
    return nil
  }

  private func faultOfArgument(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "c"): return peek == nil ? "\\c at end of pattern" : nil
    case UInt8(ascii: "o"): return peek == Byte.openBrace ? nil : "missing opening brace after \\o"
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      let isClosed = peek == Byte.openBrace ? bytes[position...].contains(Byte.closeBrace) : peek != nil
      return isClosed ? nil : "malformed \\P or \\p sequence"
    default: return nil
    }
  }

  // MARK: - References

  private mutating func parseNumberedReference() -> RegexNode {
    isPartial = true
    position -= 1
    let start = position
    // From two digits on it is octal where there are too few groups.
    if let number = parseNumber(), position - start == 1 { highestReference = max(highestReference, number) }
    return .anything
  }

  private static let closings: [UInt8: UInt8] = [
    Byte.openBrace: Byte.closeBrace, Byte.less: Byte.greater, Byte.singleQuote: Byte.singleQuote,
  ]

  private mutating func parseNamedReference() -> RegexNode {
    isPartial = true
    guard let opening = peek, let closing = RegexParser.closings[opening] else {
      fail("\\k is not followed by a braced, angle-bracketed, or quoted name")
      return .anything
    }
    position += 1
    if let name = parseName(to: closing) { referencedNames.insert(name) }
    return .anything
  }

  /// `\g1`, `\g{-1}`, `\g{name}`; `\g<1>` is a call, which is not followed.
  private mutating func parseReference() -> RegexNode {
    isPartial = true
    if let opening = peek, opening != Byte.openBrace, let closing = RegexParser.closings[opening] {
      isUnsure = true
      position = bytes[(position + 1)...].firstIndex(of: closing).map { $0 + 1 } ?? bytes.count
      return .anything
    }
    let isBraced = skip("{")
    if isBraced, peek?.isNameStart ?? false {
      if let name = parseName(to: Byte.closeBrace) { referencedNames.insert(name) }
      return .anything
    }
    let isBackward = skip("-")
    let isForward = !isBackward && skip("+")
    guard let number = parseNumber() else {
      fail("\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number")
      return .anything
    }
    if isBackward, number > groupCount { fail("reference to non-existent subpattern") }
    if !isBackward, !isForward { highestReference = max(highestReference, number) }
    if isBraced { _ = skip("}") }
    return .anything
  }
}
