import Syntax

/// Whether a regular expression compiles, and the names of its groups (`pcre2pattern(3)`, PCRE2 10.42 as nginx calls it:
/// bytes, no options but letter case).
///
/// One pass over the bytes. What is rare and long to judge (properties, conditions, verbs, recursion) is taken for valid.
struct RegexSyntax {
  /// What PCRE says is wrong; nil for an expression that compiles.
  private(set) var fault: String?

  /// The names of the groups, in order.
  private(set) var groupNames: [String] = []

  private var scanner: Scanner

  /// Reads an expression.
  init(_ pattern: String) {
    scanner = Scanner(bytes: Array(pattern.utf8))
    fault = scanner.run()
    groupNames = scanner.names
  }
}

private struct Scanner {
  let bytes: [UInt8]
  private var index = 0
  private var openGroups: [Group] = []
  private var groupCount = 0
  private var highestReference = 0
  private var referencedNames: [String] = []
  private(set) var names: [String] = []

  /// Whether something stands before that a quantifier can repeat.
  private var isRepeatable = false

  private struct Group {
    let isLookbehind: Bool
  }

  /// The end of what is judged: an option that changes the syntax, or a construct that is not.
  private struct Stop: Error {
    let fault: String?
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() -> String? {
    do {
      while index < bytes.count { try readItem() }
    } catch let stop {
      return stop.fault
    }
    if !openGroups.isEmpty { return "missing closing parenthesis" }
    if highestReference > groupCount { return "reference to non-existent subpattern" }
    if referencedNames.contains(where: { !names.contains($0) }) { return "reference to non-existent subpattern" }
    return nil
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private func fail(_ fault: String) -> Stop { Stop(fault: fault) }

  private mutating func readItem() throws(Stop) {
    let byte = bytes[index]
    switch byte {
    case Byte.backslash: try readEscape()
    case Byte.openBracket: try readClass()
    case Byte.openParenthesis: try readGroup()
    case Byte.closeParenthesis:
      guard openGroups.popLast() != nil else { throw fail("unmatched closing parenthesis") }
      index += 1
      isRepeatable = true
    case Byte.pipe, Byte.caret, Byte.dollar:
      index += 1
      isRepeatable = false
    case Byte.star, Byte.questionMark, UInt8(ascii: "+"):
      index += 1
      try endQuantifier(isOpen: true)
    case Byte.openBrace: try readBrace()
    default:
      index += 1
      isRepeatable = true
    }
  }

  /// `{2}`, `{2,}`, `{2,3}`; anything else in braces is text.
  private mutating func readBrace() throws(Stop) {
    var end = index + 1
    var numbers: [Int] = []
    var hasComma = false
    while end < bytes.count, bytes[end] != Byte.closeBrace {
      if bytes[end] == Byte.comma, !hasComma, !numbers.isEmpty {
        hasComma = true
        end += 1
        continue
      }
      let start = end
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      guard end > start, numbers.count == (hasComma ? 1 : 0) else { return takeText() }
      numbers.append(end - start > 5 ? 99_999 : number(bytes[start..<end]))
    }
    guard end < bytes.count, let low = numbers.first else { return takeText() }
    if numbers.contains(where: { $0 > 65_535 }) { throw fail("number too big in {} quantifier") }
    if numbers.count == 2, numbers[1] < low { throw fail("numbers out of order in {} quantifier") }
    index = end + 1
    try endQuantifier(isOpen: hasComma && numbers.count == 1)
  }

  private mutating func takeText() {
    index += 1
    isRepeatable = true
  }

  private func number(_ digits: some Sequence<UInt8>) -> Int {
    digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1_000_000) }
  }

  private mutating func endQuantifier(isOpen: Bool) throws(Stop) {
    guard isRepeatable else { throw fail("quantifier does not follow a repeatable item") }
    if isOpen, openGroups.contains(where: \.isLookbehind) { throw fail("lookbehind assertion is not fixed length") }
    if peek() == Byte.questionMark || peek() == UInt8(ascii: "+") { index += 1 }
    isRepeatable = false
  }

  // MARK: - Escapes

  private mutating func readEscape() throws(Stop) {
    guard let byte = peek(1) else { throw fail("\\ at end of pattern") }
    index += 2
    let wasRepeatable = isRepeatable
    isRepeatable = true
    switch byte {
    case UInt8(ascii: "Q"):
      let start = index
      while index < bytes.count, !(bytes[index] == Byte.backslash && peek(1) == UInt8(ascii: "E")) { index += 1 }
      isRepeatable = index > start || wasRepeatable
      index = min(index + 2, bytes.count)
    case UInt8(ascii: "E"): isRepeatable = wasRepeatable
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"),
      UInt8(ascii: "G"), UInt8(ascii: "K"):
      isRepeatable = false
    case 0x31...0x39:
      var digits = [byte]
      while let digit = peek(), digit.isDigit {
        digits.append(digit)
        index += 1
      }
      // From two digits on it is octal where there are too few groups.
      if digits.count == 1 { highestReference = max(highestReference, Int(byte - 0x30)) }
    case UInt8(ascii: "k"): try readNamedReference()
    case UInt8(ascii: "g"): try readReference()
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "x"), UInt8(ascii: "o"): try readArgument(of: byte)
    case UInt8(ascii: "c"):
      guard peek() != nil else { throw fail("\\c at end of pattern") }
      index += 1
    default: try checkLetter(byte)
    }
  }

  private func checkLetter(_ byte: UInt8) throws(Stop) {
    guard byte.isLetter else { return }
    if "FLlUu".utf8.contains(byte) {
      throw fail("PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u")
    }
    guard "aCdDefhHnNrRsStvVwWX".utf8.contains(byte) else { throw fail("unrecognized character follows \\") }
  }

  private mutating func readArgument(of byte: UInt8) throws(Stop) {
    guard peek() == Byte.openBrace else {
      if byte == UInt8(ascii: "o") { throw fail("missing opening brace after \\o") }
      if byte == UInt8(ascii: "p") || byte == UInt8(ascii: "P") {
        guard peek() != nil else { throw fail("malformed \\P or \\p sequence") }
        index += 1
      }
      return
    }
    guard let close = bytes[index...].firstIndex(of: Byte.closeBrace) else {
      if byte == UInt8(ascii: "x") { return }
      throw fail("malformed \\P or \\p sequence")
    }
    index = close + 1
  }

  private mutating func readNamedReference() throws(Stop) {
    let closings: [UInt8: UInt8] = [
      Byte.openBrace: Byte.closeBrace, Byte.less: Byte.greater, Byte.singleQuote: Byte.singleQuote,
    ]
    guard let opening = peek(), let closing = closings[opening] else {
      throw fail("\\k is not followed by a braced, angle-bracketed, or quoted name")
    }
    index += 1
    referencedNames.append(try readName(to: closing))
  }

  private mutating func readReference() throws(Stop) {
    if let byte = peek(), byte == Byte.less || byte == Byte.singleQuote { throw Stop(fault: nil) }
    let isBraced = peek() == Byte.openBrace
    var position = index + (isBraced ? 1 : 0)
    if isBraced, position < bytes.count, bytes[position].isNameStart {
      index = position
      return referencedNames.append(try readName(to: Byte.closeBrace))
    }
    let isRelative = position < bytes.count && (bytes[position] == Byte.dash || bytes[position] == UInt8(ascii: "+"))
    let isBackward = isRelative && bytes[position] == Byte.dash
    if isRelative { position += 1 }
    let digits = bytes[min(position, bytes.count)...].prefix(while: \.isDigit)
    guard !digits.isEmpty else {
      throw fail("\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number")
    }
    let value = number(digits)
    if isBackward, value > groupCount { throw fail("reference to non-existent subpattern") }
    if !isRelative { highestReference = max(highestReference, value) }
    index = position + digits.count + (isBraced ? 1 : 0)
  }

  private mutating func readName(to closing: UInt8) throws(Stop) -> String {
    guard let first = peek(), first != closing else { throw fail("subpattern name expected") }
    if first.isDigit { throw fail("subpattern name must start with a non-digit") }
    let name = bytes[index...].prefix(while: \.isNamePart)
    if name.isEmpty { throw fail("subpattern name expected") }
    if name.count > 128 { throw fail("subpattern name is too long (maximum 128 code units)") }
    index += name.count
    guard peek() == closing else { throw fail("syntax error in subpattern name (missing terminator?)") }
    index += 1
    return String(decoding: name, as: UTF8.self)
  }

  // MARK: - Groups

  private mutating func readGroup() throws(Stop) {
    index += 1
    isRepeatable = false
    if peek() == Byte.star {
      // Verbs and assertions by name.
      throw Stop(fault: nil)
    }
    guard peek() == Byte.questionMark else { return openCapture() }
    index += 1
    guard let byte = peek() else { throw fail("unrecognized character after (? or (?-") }
    switch byte {
    case Byte.colon, Byte.greater, Byte.pipe, Byte.equals, Byte.exclamationMark, Byte.star:
      index += 1
      openGroups.append(Group(isLookbehind: false))
    case Byte.hash:
      guard let close = bytes[index...].firstIndex(of: Byte.closeParenthesis) else {
        throw fail("missing ) after (?# comment")
      }
      index = close + 1
    case Byte.less: try readAngle()
    case Byte.singleQuote:
      index += 1
      try openNamed(to: Byte.singleQuote)
    case UInt8(ascii: "P"): try readPython()
    case Byte.openParenthesis, UInt8(ascii: "R"), UInt8(ascii: "C"), Byte.ampersand, 0x30...0x39, UInt8(ascii: "+"):
      throw Stop(fault: nil)
    default: try readOptions()
    }
  }

  private mutating func openCapture() {
    groupCount += 1
    openGroups.append(Group(isLookbehind: false))
  }

  private mutating func readAngle() throws(Stop) {
    switch peek(1) {
    case Byte.equals, Byte.exclamationMark:
      index += 2
      openGroups.append(Group(isLookbehind: true))
    case Byte.star: throw Stop(fault: nil)
    default:
      index += 1
      try openNamed(to: Byte.greater)
    }
  }

  private mutating func readPython() throws(Stop) {
    switch peek(1) {
    case Byte.less:
      index += 2
      try openNamed(to: Byte.greater)
    case Byte.equals:
      index += 2
      referencedNames.append(try readName(to: Byte.closeParenthesis))
      isRepeatable = true
    case Byte.greater: throw Stop(fault: nil)
    default: throw fail("unrecognized character after (?P")
    }
  }

  private mutating func openNamed(to closing: UInt8) throws(Stop) {
    let name = try readName(to: closing)
    if names.contains(name) {
      throw fail("two named subpatterns have the same name (PCRE2_DUPNAMES not set)")
    }
    if names.count < 1000 { names.append(name) }
    openCapture()
  }

  /// `(?i)`, `(?i-s:`.
  private mutating func readOptions() throws(Stop) {
    if peek() == Byte.dash, peek(1)?.isDigit == true { throw Stop(fault: nil) }
    while let byte = peek() {
      switch byte {
      case Byte.closeParenthesis:
        index += 1
        return
      case Byte.colon:
        index += 1
        return openGroups.append(Group(isLookbehind: false))
      case UInt8(ascii: "x"): throw Stop(fault: nil)
      case Byte.dash, Byte.caret: index += 1
      default:
        guard "imsnJUr".utf8.contains(byte) else { throw fail("unrecognized character after (? or (?-") }
        index += 1
      }
    }
    throw fail("missing closing parenthesis")
  }

  // MARK: - Classes

  private mutating func readClass() throws(Stop) {
    if let kind = peek(1), [Byte.colon, Byte.dot, Byte.equals].contains(kind), isPOSIX(at: index, kind) {
      throw fail("POSIX named classes are supported only within a class")
    }
    index += 1
    if peek() == Byte.caret { index += 1 }
    isRepeatable = true
    var isFirst = true
    /// What stands before: a byte that a range may start with, or a set that it may not.
    var start: UInt8?
    var isAfterSet = false
    while let byte = peek() {
      if byte == Byte.closeBracket, !isFirst {
        index += 1
        return
      }
      isFirst = false
      if byte == Byte.dash, start != nil || isAfterSet, let next = peek(1), next != Byte.closeBracket {
        if isAfterSet { throw fail("invalid range in character class") }
        index += 1
        guard let end = try readMember() else { throw fail("invalid range in character class") }
        if let low = start, let high = end.byte, low > high { throw fail("range out of order in character class") }
        start = nil
        isAfterSet = false
        continue
      }
      let member = try readMember()
      isAfterSet = member == nil
      start = member?.byte
    }
    throw fail("missing terminating ] for character class")
  }

  /// A member of a class; nil for a set such as `\d` or `[:alpha:]`, a member without byte for one whose value is not judged.
  private mutating func readMember() throws(Stop) -> (byte: UInt8?, Void)? {
    let byte = bytes[index]
    if byte == Byte.openBracket, let kind = peek(1), [Byte.colon, Byte.dot, Byte.equals].contains(kind),
      isPOSIX(at: index, kind)
    {
      return try readPOSIX(kind)
    }
    index += 1
    guard byte == Byte.backslash else { return (byte, ()) }
    guard let escaped = peek() else { throw fail("missing terminating ] for character class") }
    index += 1
    switch escaped {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
      UInt8(ascii: "W"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "v"), UInt8(ascii: "V"):
      return nil
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      try readArgument(of: escaped)
      return nil
    case UInt8(ascii: "Q"), UInt8(ascii: "E"): throw Stop(fault: nil)
    case UInt8(ascii: "b"), UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "c"), 0x30...0x39:
      return (nil, ())
    case UInt8(ascii: "x"), UInt8(ascii: "o"):
      try readArgument(of: escaped)
      return (nil, ())
    case UInt8(ascii: "B"), UInt8(ascii: "R"), UInt8(ascii: "X"):
      throw fail("escape sequence is invalid in character class")
    default:
      try checkLetter(escaped)
      return (escaped, ())
    }
  }

  private func isPOSIX(at start: Int, _ kind: UInt8) -> Bool {
    var position = start + 2
    while position + 1 < bytes.count {
      let byte = bytes[position]
      if byte == kind { return bytes[position + 1] == Byte.closeBracket }
      guard byte.isNamePart || byte == Byte.caret else { return false }
      position += 1
    }
    return false
  }

  private mutating func readPOSIX(_ kind: UInt8) throws(Stop) -> (byte: UInt8?, Void)? {
    if kind != Byte.colon { throw fail("POSIX collating elements are not supported") }
    index += 2
    if peek() == Byte.caret { index += 1 }
    let name = String(decoding: bytes[index...].prefix(while: \.isNamePart), as: UTF8.self)
    let known = [
      "alpha", "lower", "upper", "alnum", "ascii", "blank", "cntrl", "digit", "graph", "print", "punct", "space",
      "word",
      "xdigit",
    ]
    guard known.contains(name) else { throw fail("unknown POSIX class name") }
    index += name.utf8.count + 2
    return nil
  }
}
