/// Reads PCRE's syntax. It never fails: what it does not understand becomes `anything`.
struct RegexParser {
  /// How deep groups may nest; PCRE's own limit is 250.
  private static let maximumDepth = 120

  private(set) var groupCount = 0
  private(set) var names: [String: Int] = [:]
  private(set) var outerGroups: [[Int]] = []
  private(set) var problem: String?
  private(set) var isPartial = false

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var open: [Int] = []
  private var options: Options

  /// What `(?i)` and its kin switch.
  private struct Options {
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
    if peek == UInt8(ascii: ")") { fail("unmatched closing parenthesis") }
    return problem == nil ? root : .anything
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func looksAt(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + text.utf8CodeUnitCount]) }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard looksAt(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func fail(_ message: String) {
    if problem == nil { problem = message }
    position = bytes.count
  }

  /// `(*UTF8)` and the like at the start.
  private mutating func skipStartVerbs() {
    while looksAt("(*"), let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) { position = end + 1 }
  }

  // MARK: - Structure

  private mutating func parseChoice() -> RegexNode {
    let saved = options
    var branches = [parseSequence()]
    while peek == UInt8(ascii: "|") {
      position += 1
      branches.append(parseSequence())
    }
    options = saved
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseSequence() -> RegexNode {
    var parts: [RegexNode] = []
    while let byte = peek, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if options.isExtended, skipComment(byte) { continue }
      guard let atom = parseAtom() else { continue }
      parts.append(parseQuantifiers(atom))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func skipComment(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "#") {
      while peek != nil, peek != 0x0A { position += 1 }
      return true
    }
    guard ByteSet.spaces.contains(byte) else { return false }
    position += 1
    return true
  }

  /// An atom; nil for what stands for nothing, such as `(?i)` or a comment.
  private mutating func parseAtom() -> RegexNode? {
    guard let byte = peek else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "."): return .bytes(options.dotIsAll ? .all : ByteSet.lineFeed.inverted)
    case UInt8(ascii: "^"): return .assertion(options.isMultiline ? .other : .start)
    case UInt8(ascii: "$"): return .assertion(options.isMultiline ? .other : .end)
    case UInt8(ascii: "["): return parseClass()
    case UInt8(ascii: "("): return parseGroup()
    case UInt8(ascii: "\\"): return parseEscape()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      fail("quantifier does not follow a repeatable item")
      return nil
    default: return literal(byte)
    }
  }

  private func literal(_ byte: UInt8) -> RegexNode {
    let set = ByteSet([byte])
    return .bytes(options.ignoresCase ? set.ignoringCase : set)
  }

  private mutating func parseQuantifiers(_ atom: RegexNode) -> RegexNode {
    var node = atom
    while let (least, most) = parseCount() {
      var isPossessive = false
      if peek == UInt8(ascii: "?") {
        position += 1
      } else if peek == UInt8(ascii: "+") {
        position += 1
        isPossessive = true
      }
      if let most, most < least {
        fail("numbers out of order in {} quantifier")
        return node
      }
      node = .repeated(node, least: least, most: most, isPossessive: isPossessive)
    }
    return node
  }

  private mutating func parseCount() -> (least: Int, most: Int?)? {
    switch peek {
    case UInt8(ascii: "*"):
      position += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      position += 1
      return (1, nil)
    case UInt8(ascii: "?"):
      position += 1
      return (0, 1)
    case UInt8(ascii: "{"): return parseBraces()
    default: return nil
    }
  }

  /// `{2}`, `{2,}`, `{2,5}`; other braces are literal text.
  private mutating func parseBraces() -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    if let least = parseNumber() {
      if peek == UInt8(ascii: "}") {
        position += 1
        return (least, least)
      }
      if peek == UInt8(ascii: ",") {
        position += 1
        let most = parseNumber()
        if peek == UInt8(ascii: "}") {
          position += 1
          return (least, most)
        }
      }
    }
    position = start
    return nil
  }

  private mutating func parseNumber() -> Int? {
    var number: Int?
    while let byte = peek, ByteSet.digits.contains(byte) {
      number = min((number ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), 100_000)
      position += 1
    }
    return number
  }

  // MARK: - Groups

  private mutating func parseGroup() -> RegexNode? {
    guard depth < RegexParser.maximumDepth else {
      fail("parentheses are too deeply nested")
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    if looksAt("*") { return parseVerb() }
    guard peek == UInt8(ascii: "?") else { return parseCapture(named: nil) }
    position += 1
    if skip("#") {
      while peek != nil, peek != UInt8(ascii: ")") { position += 1 }
      close()
      return nil
    }
    if skip(":") { return parseInside() }
    if skip("|") { return parseInside() }
    if skip(">") { return .atomic(parseInside()) }
    if skip("=") || skip("!") || skip("<=") || skip("<!") {
      _ = parseInside()
      return .assertion(.other)
    }
    if skip("P<") || skip("<") { return parseCapture(named: UInt8(ascii: ">")) }
    if skip("'") { return parseCapture(named: UInt8(ascii: "'")) }
    if looksAt("P=") || looksAt("P>") || looksAt("R") || looksAt("&") || looksAt("(") || looksAt("C") {
      return skipUnknownGroup()
    }
    if let next = peek, ByteSet.digits.contains(next) || next == UInt8(ascii: "+") { return skipUnknownGroup() }
    if peek == UInt8(ascii: "-"), let next = peek(1), ByteSet.digits.contains(next) { return skipUnknownGroup() }
    return parseOptions()
  }

  private mutating func parseInside() -> RegexNode {
    let node = parseChoice()
    close()
    return node
  }

  private mutating func close() {
    guard peek == UInt8(ascii: ")") else { return fail("missing closing parenthesis") }
    position += 1
  }

  private mutating func parseCapture(named end: UInt8?) -> RegexNode {
    var name: [UInt8] = []
    if let end {
      while let byte = peek, byte != end {
        name.append(byte)
        position += 1
      }
      guard !name.isEmpty, peek == end else {
        fail("subpattern name expected")
        return .anything
      }
      position += 1
    }
    groupCount += 1
    let number = groupCount
    outerGroups.append(open)
    if !name.isEmpty { names[String(decoding: name, as: UTF8.self).lowercased()] = number }
    open.append(number)
    let inner = parseChoice()
    open.removeLast()
    close()
    return .group(inner, number: number)
  }

  /// `(*SKIP)` and the like.
  private mutating func parseVerb() -> RegexNode? {
    isPartial = true
    while peek != nil, peek != UInt8(ascii: ")") { position += 1 }
    close()
    return nil
  }

  /// Recursion, conditions, callouts: what they match is not followed.
  private mutating func skipUnknownGroup() -> RegexNode {
    isPartial = true
    var level = 1
    while let byte = peek, level > 0 {
      position += byte == UInt8(ascii: "\\") && peek(1) != nil ? 2 : 1
      if byte == UInt8(ascii: "(") { level += 1 }
      if byte == UInt8(ascii: ")") { level -= 1 }
    }
    if level > 0 { fail("missing closing parenthesis") }
    return .anything
  }

  /// `(?i)` for the rest of the group, `(?i:...)` for what is inside.
  private mutating func parseOptions() -> RegexNode? {
    var new = options
    var isOn = true
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "^"): new = Options()
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"): new.ignoresCase = isOn
      case UInt8(ascii: "s"): new.dotIsAll = isOn
      case UInt8(ascii: "m"): new.isMultiline = isOn
      case UInt8(ascii: "x"): new.isExtended = isOn
      case UInt8(ascii: "J"), UInt8(ascii: "U"), UInt8(ascii: "n"), UInt8(ascii: "a"): break
      case UInt8(ascii: ")"):
        options = new
        return nil
      case UInt8(ascii: ":"):
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

  // MARK: - Escapes and classes

  private mutating func parseEscape() -> RegexNode? {
    guard let byte = peek else {
      fail("\\ at end of pattern")
      return nil
    }
    position += 1
    switch byte {
    case UInt8(ascii: "A"), UInt8(ascii: "G"): return .assertion(.start)
    case UInt8(ascii: "Z"): return .assertion(.end)
    case UInt8(ascii: "z"): return .assertion(.veryEnd)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return .assertion(.other)
    case UInt8(ascii: "K"): return .empty
    case UInt8(ascii: "Q"): return parseQuoted()
    case UInt8(ascii: "E"): return nil
    case UInt8(ascii: "R"):
      return .choice([
        .sequence([.bytes([0x0D]), .bytes(.lineFeed)]), .bytes(RegexEscapes.verticalSpaces),
      ])
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "g"), UInt8(ascii: "k"):
      return parseReference(byte)
    case UInt8(ascii: "X"), UInt8(ascii: "C"): return .bytes(.all)
    default:
      guard let set = RegexEscapes.set(byte, bytes, &position) else {
        fail("unrecognized character follows \\")
        return nil
      }
      return .bytes(options.ignoresCase ? set.ignoringCase : set)
    }
  }

  private mutating func parseQuoted() -> RegexNode {
    var parts: [RegexNode] = []
    while let byte = peek, !looksAt("\\E") {
      parts.append(literal(byte))
      position += 1
    }
    _ = skip("\\E")
    return .sequence(parts)
  }

  private mutating func parseReference(_ byte: UInt8) -> RegexNode {
    isPartial = true
    if byte == UInt8(ascii: "g") || byte == UInt8(ascii: "k") {
      let closers: [UInt8: UInt8] = [
        UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "<"): UInt8(ascii: ">"),
        UInt8(ascii: "'"): UInt8(ascii: "'"),
      ]
      if let next = peek, let closer = closers[next] {
        position += 1
        while peek != nil, peek != closer { position += 1 }
        if peek != nil { position += 1 }
        return .anything
      }
    }
    while let next = peek, ByteSet.digits.contains(next) { position += 1 }
    return .anything
  }

  private mutating func parseClass() -> RegexNode? {
    var set = ByteSet()
    var isInverted = false
    if peek == UInt8(ascii: "^") {
      isInverted = true
      position += 1
    }
    var isFirst = true
    while let byte = peek, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if looksAt("[:"), let named = RegexEscapes.posixClass(bytes, &position) {
        set = set.union(named)
        continue
      }
      guard let item = parseClassItem() else { return nil }
      guard let low = item.only, item.isSingle, peek == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]")
      else {
        set = set.union(item.members)
        continue
      }
      position += 1
      guard let upper = parseClassItem() else { return nil }
      guard upper.isSingle, let high = upper.only else {
        set = set.union(item.members).union(upper.members).union(ByteSet([UInt8(ascii: "-")]))
        continue
      }
      guard low <= high else {
        fail("range out of order in character class")
        return nil
      }
      set = set.union(ByteSet(low...high))
    }
    guard peek != nil else {
      fail("missing terminating ] for character class")
      return nil
    }
    position += 1
    if options.ignoresCase { set = set.ignoringCase }
    return .bytes(isInverted ? set.inverted : set)
  }

  /// A member of a class: one byte or a set that an escape stands for.
  private struct ClassItem {
    let members: ByteSet
    let isSingle: Bool
    var only: UInt8? { members.only }
  }

  private mutating func parseClassItem() -> ClassItem? {
    guard let byte = peek else { return ClassItem(members: .none, isSingle: false) }
    position += 1
    guard byte == UInt8(ascii: "\\"), let next = peek else {
      return ClassItem(members: ByteSet([byte]), isSingle: true)
    }
    position += 1
    if next == UInt8(ascii: "b") { return ClassItem(members: ByteSet([0x08]), isSingle: true) }
    if next == UInt8(ascii: "Q") || next == UInt8(ascii: "E") { return ClassItem(members: .none, isSingle: false) }
    if ByteSet(UInt8(ascii: "1")...UInt8(ascii: "7")).contains(next) { position -= 1 }
    let name = ByteSet(UInt8(ascii: "1")...UInt8(ascii: "7")).contains(next) ? UInt8(ascii: "0") : next
    guard let set = RegexEscapes.set(name, bytes, &position) else {
      fail("unrecognized character follows \\")
      return nil
    }
    return ClassItem(members: set, isSingle: set.only != nil)
  }
}

extension ByteSet: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: UInt8...) {
    self.init(elements)
  }
}
