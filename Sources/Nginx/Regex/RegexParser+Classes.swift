import Syntax

/// What stands in brackets.
extension RegexParser {
  /// A member of a class.
  private enum ClassMember {
    /// One byte, which a range may start or end with.
    case byte(UInt8)
    /// A set such as `\d` or `[:alpha:]`, which no range may start or end with.
    case set(ByteSet)
    /// Nothing: `\Q`, `\E`.
    case nothing

    var members: ByteSet {
      switch self {
      case .byte(let byte): [byte]
      case .set(let set): set
      case .nothing: .none
      }
    }
  }

  /// A class, behind its opening bracket; nil when it is wrong.
  mutating func parseClass() -> RegexNode? {
    if let kind = peek, isNamedClass(at: position - 1, kind) {
      fail("POSIX named classes are supported only within a class")
      return nil
    }
    let isInverted = skip("^")
    var set = ByteSet()
    var before = ClassMember.nothing
    var isFirst = true
    while let byte = peek, isFirst || byte != Byte.closeBracket {
      isFirst = false
      if byte == Byte.dash, let next = peek(1), next != Byte.closeBracket {
        switch before {
        case .byte(let low):
          position += 1
          guard let range = parseRange(from: low) else { return nil }
          set = set.union(range)
          before = .nothing
          continue
        case .set:
          fail("invalid range in character class")
          return nil
        case .nothing: break
        }
      }
      guard let member = parseMember() else { return nil }
      set = set.union(member.members)
      before = member
    }
    guard peek != nil else {
      fail("missing terminating ] for character class")
      return nil
    }
    position += 1
    if options.ignoresCase { set = set.ignoringCase }
    return .bytes(isInverted ? set.inverted : set)
  }

  private mutating func parseRange(from low: UInt8) -> ByteSet? {
    guard let end = parseMember() else { return nil }
    guard case .byte(let high) = end else {
      fail("invalid range in character class")
      return nil
    }
    guard low <= high else {
      fail("range out of order in character class")
      return nil
    }
    return ByteSet(low...high)
  }

  private mutating func parseMember() -> ClassMember? {
    guard let byte = peek else { return .nothing }
    if byte == Byte.openBracket, let kind = peek(1), isNamedClass(at: position, kind) { return parseNamedClass(kind) }
    position += 1
    guard byte == Byte.backslash else { return .byte(byte) }
    guard let escaped = peek else {
      fail("missing terminating ] for character class")
      return nil
    }
    position += 1
    switch escaped {
    case UInt8(ascii: "b"): return .byte(0x08)
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      isUnsure = true
      return .nothing
    case UInt8(ascii: "B"), UInt8(ascii: "R"), UInt8(ascii: "X"):
      fail("escape sequence is invalid in character class")
      return nil
    case UInt8(ascii: "1")...UInt8(ascii: "7"):
      position -= 1
      return parseEscapedSet(UInt8(ascii: "0")).map(member)
    default: return parseEscapedSet(escaped).map(member)
    }
  }

  private func member(_ set: ByteSet) -> ClassMember { set.only.map { .byte($0) } ?? .set(set) }

  /// Whether `[:name:]`, `[.name.]` or `[=name=]` starts at a bracket.
  private func isNamedClass(at start: Int, _ kind: UInt8) -> Bool {
    guard kind == Byte.colon || kind == Byte.dot || kind == Byte.equals else { return false }
    var index = start + 2
    while index + 1 < bytes.count {
      let byte = bytes[index]
      if byte == kind { return bytes[index + 1] == Byte.closeBracket }
      guard byte.isNamePart || byte == Byte.caret else { return false }
      index += 1
    }
    return false
  }

  private mutating func parseNamedClass(_ kind: UInt8) -> ClassMember? {
    if kind != Byte.colon {
      fail("POSIX collating elements are not supported")
      return nil
    }
    guard let set = RegexEscapes.posixClass(bytes, &position) else {
      fail("unknown POSIX class name")
      return nil
    }
    return .set(set)
  }
}
