import Syntax

/// What stands in parentheses.
extension RegexParser {
  /// What an opening parenthesis starts; nil for what stands for nothing, such as `(?i)` or a comment.
  mutating func parseGroup() -> RegexNode? {
    if looksAt("*") { return parseVerb() }
    guard peek == Byte.questionMark else { return parseCapture(named: nil) }
    position += 1
    guard let next = peek else {
      fail("unrecognized character after (? or (?-")
      return nil
    }
    if next == Byte.hash {
      skipComment()
      return nil
    }
    if skip(":") || skip("|") { return parseInside() }
    if skip(">") { return .atomic(parseInside()) }
    if skip("=") || skip("!") || skip("*") { return parseAssertion(isLookbehind: false) }
    if skip("<=") || skip("<!") { return parseAssertion(isLookbehind: true) }
    if looksAt("<*") { return skipUnknownGroup() }
    if skip("P<") || skip("<") { return parseNamedCapture(to: Byte.greater) }
    if skip("'") { return parseNamedCapture(to: Byte.singleQuote) }
    if skip("P=") { return parsePythonReference() }
    if looksAt("P>") { return skipUnknownGroup() }
    if next == UInt8(ascii: "P") {
      fail("unrecognized character after (?P")
      return nil
    }
    let isRecursion = (peek == Byte.dash && peek(1)?.isDigit == true) || next.isDigit || next == UInt8(ascii: "+")
    if isRecursion || looksAt("R") || looksAt("&") || looksAt("(") || looksAt("C") { return skipUnknownGroup() }
    return parseOptions()
  }

  private mutating func skipComment() {
    while peek != nil, peek != Byte.closeParenthesis { position += 1 }
    if peek == nil { fail("missing ) after (?# comment") }
    position = min(position + 1, bytes.count)
  }

  private mutating func parseInside() -> RegexNode {
    let node = parseChoice()
    guard peek == Byte.closeParenthesis else {
      fail("missing closing parenthesis")
      return node
    }
    position += 1
    isRepeatable = true
    return node
  }

  private mutating func parseAssertion(isLookbehind: Bool) -> RegexNode {
    lookbehindDepth += isLookbehind ? 1 : 0
    _ = parseInside()
    lookbehindDepth -= isLookbehind ? 1 : 0
    return .assertion(.other)
  }

  private mutating func parseNamedCapture(to end: UInt8) -> RegexNode {
    guard let name = parseName(to: end) else { return .anything }
    if !writtenNames.insert(name).inserted {
      fail("two named subpatterns have the same name (PCRE2_DUPNAMES not set)")
    }
    return parseCapture(named: name)
  }

  private mutating func parseCapture(named name: String?) -> RegexNode {
    groupCount += 1
    let number = groupCount
    outerGroups.append(openGroups)
    if let name { names[name.lowercased()] = number }
    openGroups.append(number)
    let inner = parseInside()
    openGroups.removeLast()
    return .group(inner, number: number)
  }

  /// The name of a group and what closes it; nil when it is wrong.
  mutating func parseName(to end: UInt8) -> String? {
    guard let first = peek, first != end, first.isNamePart else {
      fail("subpattern name expected")
      return nil
    }
    if first.isDigit {
      fail("subpattern name must start with a non-digit")
      return nil
    }
    let name = bytes[position...].prefix(while: \.isNamePart)
    if name.count > 128 {
      fail("subpattern name is too long (maximum 128 code units)")
      return nil
    }
    position += name.count
    guard peek == end else {
      fail("syntax error in subpattern name (missing terminator?)")
      return nil
    }
    position += 1
    return String(decoding: name, as: UTF8.self)
  }

  /// `(?P=name)`: what the group of that name has matched.
  private mutating func parsePythonReference() -> RegexNode {
    isPartial = true
    if let name = parseName(to: Byte.closeParenthesis) { referencedNames.insert(name) }
    isRepeatable = true
    return .anything
  }

  /// `(*SKIP)` and the like.
  private mutating func parseVerb() -> RegexNode? {
    isPartial = true
    isUnsure = true
    while peek != nil, peek != Byte.closeParenthesis { position += 1 }
    position = min(position + 1, bytes.count)
    return nil
  }

  /// Recursion, conditions, callouts: what they match is not followed.
  private mutating func skipUnknownGroup() -> RegexNode {
    isPartial = true
    isUnsure = true
    var level = 1
    while let byte = peek, level > 0 {
      position += byte == Byte.backslash && peek(1) != nil ? 2 : 1
      if byte == Byte.openParenthesis { level += 1 }
      if byte == Byte.closeParenthesis { level -= 1 }
    }
    if level > 0 { fail("missing closing parenthesis") }
    isRepeatable = true
    return .anything
  }

  /// `(?i)` for the rest of the group, `(?i:...)` for what is inside.
  private mutating func parseOptions() -> RegexNode? {
    var new = options
    var isOn = true
    while let byte = peek {
      position += 1
      switch byte {
      case Byte.caret: new = Options()
      case Byte.dash: isOn = false
      case UInt8(ascii: "i"): new.ignoresCase = isOn
      case UInt8(ascii: "s"): new.dotIsAll = isOn
      case UInt8(ascii: "m"): new.isMultiline = isOn
      case UInt8(ascii: "x"):
        new.isExtended = isOn
        isUnsure = true
      case UInt8(ascii: "J"), UInt8(ascii: "U"), UInt8(ascii: "n"), UInt8(ascii: "r"): break
      case Byte.closeParenthesis:
        options = new
        isRepeatable = false
        return nil
      case Byte.colon:
        let saved = options
        options = new
        let node = parseInside()
        options = saved
        return node
      default:
        fail("unrecognized character after (? or (?-")
        return nil
      }
    }
    fail("missing closing parenthesis")
    return nil
  }
}
