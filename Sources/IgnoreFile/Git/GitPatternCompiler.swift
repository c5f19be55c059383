import Syntax

/// Compiles one pattern as `gitignore(5)` and git's own matcher read it.
///
/// Git matches bytes, not characters: `?` is one byte.
struct GitPatternCompiler {
  private let pattern: ArraySlice<UInt8>
  private var position: Int
  private var steps: [PathPattern.Step] = []

  private init(_ pattern: ArraySlice<UInt8>) {
    self.pattern = pattern
    position = pattern.startIndex
  }

  /// The pattern, without its negation and its outer slashes; nil for one that git never matches.
  static func compile(_ pattern: ArraySlice<UInt8>, isForNames: Bool) -> PathPattern? {
    var compiler = GitPatternCompiler(pattern)
    while compiler.position < pattern.endIndex {
      guard compiler.step() else { return nil }
    }
    return PathPattern(compiler.steps, isForNames: isForNames)
  }

  private func peek(_ index: Int) -> UInt8? {
    index >= pattern.startIndex && index < pattern.endIndex ? pattern[index] : nil
  }

  private mutating func step() -> Bool {
    let byte = pattern[position]
    position += 1
    switch byte {
    case Byte.star: stars()
    case Byte.questionMark: steps.append(.any)
    case Byte.openBracket: return bracket()
    case Byte.backslash:
      guard let escaped = peek(position) else { return false }
      position += 1
      steps.append(.byte(escaped))
    default: steps.append(.byte(byte))
    }
    return true
  }

  /// A run of asterisks; two or more mean directories only when slashes or the ends stand around them.
  private mutating func stars() {
    let start = position - 1
    while peek(position) == Byte.star { position += 1 }
    let startsAPart = start == pattern.startIndex || peek(start - 1) == Byte.slash
    guard position - start > 1, startsAPart else { return appendStar() }
    switch peek(position) {
    case nil: steps.append(.everything)
    case Byte.slash:
      position += 1
      if steps.last != .directories { steps.append(.directories) }
    default: appendStar()
    }
  }

  private mutating func appendStar() {
    if steps.last != .star { steps.append(.star) }
  }

  /// A bracket expression; false when it has no end.
  private mutating func bracket() -> Bool {
    var set = ByteSet()
    var isNegated = false
    if let mark = peek(position), mark == Byte.exclamationMark || mark == Byte.caret {
      isNegated = true
      position += 1
    }
    var previous: UInt8?
    var isFirst = true
    while let byte = peek(position) {
      position += 1
      switch byte {
      case Byte.closeBracket where !isFirst:
        if isNegated { set = set.inverted }
        set.remove(Byte.slash)
        steps.append(.set(set))
        return true
      case Byte.dash:
        guard let low = previous, let end = peek(position), end != Byte.closeBracket else {
          set.insert(byte)
          previous = byte
          break
        }
        position += 1
        guard let high = end == Byte.backslash ? escaped() : end else { return false }
        set.insert(from: low, through: high)
        previous = nil
      case Byte.openBracket where peek(position) == Byte.colon:
        guard insertClass(into: &set) else { return false }
        previous = nil
      case Byte.backslash:
        guard let escaped = escaped() else { return false }
        set.insert(escaped)
        previous = escaped
      default:
        set.insert(byte)
        previous = byte
      }
      isFirst = false
    }
    return false
  }

  private mutating func escaped() -> UInt8? {
    guard let byte = peek(position) else { return nil }
    position += 1
    return byte
  }

  /// `[:alpha:]` and its like, the position being at the first colon; false for a class that does not exist.
  private mutating func insertClass(into set: inout ByteSet) -> Bool {
    var end = position + 1
    while let byte = peek(end), byte != Byte.closeBracket { end += 1 }
    guard peek(end) != nil, end > position + 1, peek(end - 1) == Byte.colon else {
      // No class after all: the bracket stands for itself.
      set.insert(Byte.openBracket)
      return true
    }
    let name = String(decoding: pattern[(position + 1)..<(end - 1)], as: UTF8.self)
    position = end + 1
    func insert(_ ranges: (Character, Character)...) {
      for (low, high) in ranges { set.insert(from: low.asciiValue ?? 0, through: high.asciiValue ?? 0) }
    }
    switch name {
    case "alpha": insert(("a", "z"), ("A", "Z"))
    case "digit": insert(("0", "9"))
    case "alnum": insert(("a", "z"), ("A", "Z"), ("0", "9"))
    case "lower": insert(("a", "z"))
    case "upper": insert(("A", "Z"))
    case "xdigit": insert(("a", "f"), ("A", "F"), ("0", "9"))
    case "punct": insert(("!", "/"), (":", "@"), ("[", "`"), ("{", "~"))
    case "graph": insert(("!", "~"))
    case "print": insert((" ", "~"))
    case "blank": insert((" ", " "), ("\t", "\t"))
    case "space":
      set.insert(from: 0x09, through: 0x0D)
      set.insert(Byte.space)
    case "cntrl":
      set.insert(from: 0x00, through: 0x1F)
      set.insert(0x7F)
    default: return false
    }
    return true
  }
}
