import Syntax

/// Compiles one pattern as the builder's pattern matcher (moby/patternmatcher) reads it.
///
/// Unlike git it matches characters: `?` is one Unicode scalar. A pattern always starts at the root of the context.
struct DockerPatternCompiler {
  private let pattern: [UInt8]
  private var position = 0
  private var steps: [PathPattern.Step] = []

  private init(_ pattern: [UInt8]) { self.pattern = pattern }

  /// The compiled pattern; nil for a malformed one, with which the builder refuses to work.
  static func compile(_ cleanedPattern: [UInt8]) -> PathPattern? {
    var compiler = DockerPatternCompiler(cleanedPattern)
    while compiler.position < cleanedPattern.count {
      guard compiler.step() else { return nil }
    }
    return PathPattern(compiler.steps)
  }

  private func peek() -> UInt8? { position < pattern.count ? pattern[position] : nil }

  private mutating func step() -> Bool {
    let byte = pattern[position]
    position += 1
    switch byte {
    case Byte.star:
      if peek() == Byte.star { doubleStar() } else { append(.star) }
    case Byte.questionMark:
      steps.append(.any)
      steps.append(.continuation)
    case Byte.openBracket: return bracket()
    case Byte.backslash:
      guard let escaped = peek() else { return false }
      position += 1
      steps.append(.byte(escaped))
    default: steps.append(.byte(byte))
    }
    return true
  }

  private mutating func append(_ step: PathPattern.Step) {
    if steps.last != step { steps.append(step) }
  }

  /// `**`: at the end everything; before a literal ending and without a slash any text; else whole directories.
  private mutating func doubleStar() {
    let isFirst = position == 1
    position += 1
    let takesSlash = peek() == Byte.slash
    if takesSlash { position += 1 }
    if peek() == nil {
      append(.everything)
    } else if isFirst, !takesSlash, isLiteral(from: position) {
      append(.everything)
    } else {
      append(.directories)
    }
  }

  private func isLiteral(from start: Int) -> Bool {
    !pattern[start...].contains { byte in
      switch byte {
      case Byte.star, Byte.questionMark, Byte.openBracket, Byte.closeBracket, Byte.backslash: true
      default: false
      }
    }
  }

  /// A bracket expression; false when it is empty, has no end or runs backwards.
  private mutating func bracket() -> Bool {
    var set = ByteSet()
    let isNegated = peek() == Byte.caret
    if isNegated { position += 1 }
    var isEmpty = true
    while let byte = peek() {
      if byte == Byte.closeBracket, !isEmpty {
        position += 1
        steps.append(.set(isNegated ? set.inverted : set))
        if isNegated { steps.append(.continuation) }
        return true
      }
      guard let low = member() else { return false }
      var high = low
      if peek() == Byte.dash {
        position += 1
        guard let end = member(), end >= low else { return false }
        high = end
      }
      set.insert(from: low, through: high)
      isEmpty = false
    }
    return false
  }

  private mutating func member() -> UInt8? {
    guard var byte = peek(), byte != Byte.dash, byte != Byte.closeBracket else { return nil }
    position += 1
    if byte == Byte.backslash {
      guard let escaped = peek() else { return nil }
      position += 1
      byte = escaped
    }
    return byte
  }
}
