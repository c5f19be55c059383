import Syntax

/// Reads PCRE's syntax as nginx calls it: bytes, no options but letter case (pcre2pattern(3), PCRE2 10.42).
///
/// It never stops early: what it does not follow becomes `anything`, and what is wrong is noted once, in PCRE's words.
struct RegexParser {
  /// How deep groups may nest; PCRE's own limit is 250.
  private static let maximumDepth = 120

  private(set) var problem: String?
  private(set) var fault: String?
  var isPartial = false
  var groupCount = 0
  var names: [String: Int] = [:]
  var outerGroups: [[Int]] = []

  let bytes: [UInt8]
  var position = 0
  var options: Options

  /// Whether something stands before that a quantifier can repeat.
  var isRepeatable = false

  /// Whether something came that is too rare to be followed exactly, so that what seems wrong behind it may be right.
  var isUnsure = false

  /// How many look-behind assertions are around.
  var lookbehindDepth = 0

  /// The numbers of the capturing groups around.
  var openGroups: [Int] = []

  /// The names of groups as written, which PCRE tells apart by letter case.
  var writtenNames: Set<String> = []

  /// The names and the highest number of groups that are referred to: these may be behind.
  var referencedNames: Set<String> = []
  var highestReference = 0

  private var depth = 0

  /// What `(?i)` and its kin switch.
  struct Options {
    var ignoresCase = false
    var dotIsAll = false
    var isMultiline = false
    var isExtended = false
  }

  init(_ bytes: [UInt8], ignoresCase: Bool) {
    self.bytes = bytes
    options = Options(ignoresCase: ignoresCase)
  }

  mutating func parse() -> RegexNode {
    skipStartVerbs()
    let root = parseChoice()
    if peek == Byte.closeParenthesis { fail("unmatched closing parenthesis") }
    if highestReference > groupCount || !referencedNames.isSubset(of: writtenNames) {
      fail("reference to non-existent subpattern")
    }
    return problem == nil ? root : .anything
  }

  // MARK: - Bytes

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  func looksAt(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + text.utf8CodeUnitCount]) }
  }

  mutating func skip(_ text: StaticString) -> Bool {
    guard looksAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Notes what is wrong, if nothing was before, and ends the reading.
  mutating func fail(_ message: String) {
    if problem == nil {
      problem = message
      if !isUnsure { fault = message }
    }
    position = bytes.count
  }

  /// `(*UTF8)` and the like at the start.
  private mutating func skipStartVerbs() {
    while looksAt("(*"), let end = bytes[position...].firstIndex(of: Byte.closeParenthesis) { position = end + 1 }
  }

  // MARK: - Structure

  /// Alternatives, up to the end of the group around them.
  mutating func parseChoice() -> RegexNode {
    let saved = options
    guard depth < RegexParser.maximumDepth else {
      isUnsure = true
      fail("parentheses are too deeply nested")
      return .anything
    }
    depth += 1
    defer { depth -= 1 }
    var branches = [parseSequence()]
    while peek == Byte.pipe {
      position += 1
      branches.append(parseSequence())
    }
    options = saved
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseSequence() -> RegexNode {
    var parts: [RegexNode] = []
    isRepeatable = false
    while let byte = peek, byte != Byte.pipe, byte != Byte.closeParenthesis {
      if options.isExtended, skipComment(byte) { continue }
      if let (least, most) = parseCount() {
        guard isRepeatable, let last = parts.popLast() else {
          fail("quantifier does not follow a repeatable item")
          break
        }
        parts.append(repeated(last, least: least, most: most))
      } else {
        parseAtoms(into: &parts)
      }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func skipComment(_ byte: UInt8) -> Bool {
    if byte == Byte.hash {
      while peek != nil, peek != Byte.lineFeed { position += 1 }
      return true
    }
    guard ByteSet.spaces.contains(byte) else { return false }
    position += 1
    return true
  }

  /// Adds what comes next: one atom, none for what stands for nothing, such as `(?i)` or a comment, and more for quoted text.
  private mutating func parseAtoms(into parts: inout [RegexNode]) {
    guard let byte = peek else { return }
    if byte == Byte.backslash, skip("\\Q") { return parseQuoted(into: &parts) }
    position += 1
    let part: RegexNode?
    switch byte {
    case Byte.dot: part = atom(.bytes(options.dotIsAll ? .all : ByteSet.lineFeed.inverted))
    case Byte.caret: part = assertion(options.isMultiline ? .other : .start)
    case Byte.dollar: part = assertion(options.isMultiline ? .other : .end)
    case Byte.openBracket: part = parseClass().map { atom($0) }
    case Byte.openParenthesis: part = parseGroup()
    case Byte.backslash: part = parseEscape()
    default: part = atom(literal(byte))
    }
    if let part { parts.append(part) }
  }

  private mutating func atom(_ node: RegexNode) -> RegexNode {
    isRepeatable = true
    return node
  }

  private mutating func assertion(_ assertion: RegexNode.Assertion) -> RegexNode {
    isRepeatable = false
    return .assertion(assertion)
  }

  func literal(_ byte: UInt8) -> RegexNode {
    var set = ByteSet()
    set.insert(byte)
    return .bytes(options.ignoresCase ? set.ignoringCase : set)
  }

  /// Text between `\Q` and `\E`, which stands for itself.
  private mutating func parseQuoted(into parts: inout [RegexNode]) {
    var isEmpty = true
    while let byte = peek, !looksAt("\\E") {
      parts.append(literal(byte))
      position += 1
      isEmpty = false
    }
    _ = skip("\\E")
    if !isEmpty { isRepeatable = true }
  }

  // MARK: - Quantifiers

  private mutating func repeated(_ node: RegexNode, least: Int, most: Int?) -> RegexNode {
    isRepeatable = false
    if least > 65_535 || most ?? 0 > 65_535 { fail("number too big in {} quantifier") }
    if let most, most < least { fail("numbers out of order in {} quantifier") }
    if most == nil || (least == 0 && most == 1), lookbehindDepth > 0 {
      fail("lookbehind assertion is not fixed length")
    }
    var isPossessive = false
    if peek == Byte.questionMark {
      position += 1
    } else if peek == UInt8(ascii: "+") {
      position += 1
      isPossessive = true
    }
    return .repeated(node, least: least, most: most, isPossessive: isPossessive)
  }

  private mutating func parseCount() -> (least: Int, most: Int?)? {
    switch peek {
    case Byte.star:
      position += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      position += 1
      return (1, nil)
    case Byte.questionMark:
      position += 1
      return (0, 1)
    case Byte.openBrace: return parseBraces()
    default: return nil
    }
  }

  /// `{2}`, `{2,}`, `{2,5}`; other braces are literal text.
  private mutating func parseBraces() -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    if let least = parseNumber() {
      if skip("}") { return (least, least) }
      if skip(",") {
        let most = parseNumber()
        if skip("}") { return (least, most) }
      }
    }
    position = start
    return nil
  }

  mutating func parseNumber() -> Int? {
    var number: Int?
    while let byte = peek, byte.isDigit {
      number = min((number ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), 100_000)
      position += 1
    }
    return number
  }
}
