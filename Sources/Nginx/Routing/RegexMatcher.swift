import Syntax

/// Matches a parsed pattern against a text, as PCRE does but with bounded work.
struct RegexMatcher {
  /// What a match found.
  enum Outcome {
    /// A match, with what its groups took; the whole comes first.
    case match([Range<Int>?])
    /// No match.
    case none
    /// Too much work, or a pattern that is understood only in part.
    case unknown
  }

  /// The most steps that a match may take.
  private static let maximumSteps = 50_000

  /// The longest text that is tried.
  private static let maximumLength = 2_048

  /// How deep parts may nest, repetitions of whole groups included.
  private static let maximumDepth = 120

  private let text: [UInt8]
  private var captures: [Range<Int>?]
  private var steps = 0
  private var gaveUp = false

  /// The first match of a pattern in a text.
  static func match(_ tree: RegexTree, _ text: String) -> Outcome {
    let bytes = Array(text.utf8)
    guard tree.problem == nil, !tree.isPartial, bytes.count <= maximumLength else { return .unknown }
    var matcher = RegexMatcher(bytes, groups: tree.groupCount)
    for start in 0...bytes.count {
      matcher.captures = Array(repeating: nil, count: tree.groupCount + 1)
      var end = start
      let found = matcher.match(tree.root, start, 0) { _, position in
        end = position
        return true
      }
      if matcher.gaveUp { return .unknown }
      if found {
        matcher.captures[0] = start..<end
        return .match(matcher.captures)
      }
    }
    return .none
  }

  private init(_ text: [UInt8], groups: Int) {
    self.text = text
    captures = Array(repeating: nil, count: groups + 1)
  }

  private typealias Continuation = (inout RegexMatcher, Int) -> Bool

  private mutating func match(_ node: RegexNode, _ position: Int, _ depth: Int, _ next: Continuation) -> Bool {
    steps += 1
    guard steps < RegexMatcher.maximumSteps, depth < RegexMatcher.maximumDepth else {
      gaveUp = true
      return false
    }
    switch node {
    case .empty: return next(&self, position)
    case .bytes(let set):
      guard position < text.count, set.contains(text[position]) else { return false }
      return next(&self, position + 1)
    case .sequence(let parts): return match(parts[...], position, depth, next)
    case .choice(let parts):
      for part in parts where !gaveUp {
        if match(part, position, depth + 1, next) { return true }
      }
      return false
    case .repeated(let part, let least, let most, let isPossessive):
      if isPossessive {
        gaveUp = true
        return false
      }
      if case .bytes(let set) = part { return repeatBytes(set, least, most, position, next) }
      return repeatPart(part, least, most, position, depth, next)
    case .group(let inner, let number):
      let outer = captures.indices.contains(number) ? captures[number] : nil
      let found = match(inner, position, depth + 1) { matcher, end in
        if matcher.captures.indices.contains(number) { matcher.captures[number] = position..<end }
        return next(&matcher, end)
      }
      if !found, captures.indices.contains(number) { captures[number] = outer }
      return found
    case .assertion(let assertion):
      switch assertion {
      case .start: return position == 0 && next(&self, position)
      case .end:
        let isEnd = position == text.count || (position == text.count - 1 && text[position] == 0x0A)
        return isEnd && next(&self, position)
      case .veryEnd: return position == text.count && next(&self, position)
      case .other: break
      }
      gaveUp = true
      return false
    case .atomic, .anything:
      gaveUp = true
      return false
    }
  }

  private mutating func match(
    _ parts: ArraySlice<RegexNode>, _ position: Int, _ depth: Int, _ next: Continuation
  ) -> Bool {
    guard let first = parts.first else { return next(&self, position) }
    let rest = parts.dropFirst()
    if rest.isEmpty { return match(first, position, depth + 1, next) }
    return match(first, position, depth + 1) { matcher, end in matcher.match(rest, end, depth + 1, next) }
  }

  /// A repeated set of bytes needs no recursion: from the longest run down.
  private mutating func repeatBytes(
    _ set: ByteSet, _ least: Int, _ most: Int?, _ position: Int, _ next: Continuation
  ) -> Bool {
    var end = position
    let limit = most.map { min(text.count, position + min($0, text.count)) } ?? text.count
    while end < limit, set.contains(text[end]) { end += 1 }
    while end >= position + least {
      steps += 1
      if steps >= RegexMatcher.maximumSteps { gaveUp = true }
      if gaveUp { return false }
      if next(&self, end) { return true }
      end -= 1
    }
    return false
  }

  private mutating func repeatPart(
    _ part: RegexNode, _ least: Int, _ most: Int?, _ position: Int, _ depth: Int, _ next: Continuation
  ) -> Bool {
    if most.map({ $0 > 0 }) ?? true {
      let found = match(part, position, depth + 1) { matcher, end in
        // A round that takes nothing would go on for ever.
        guard end > position || least > 0 else { return false }
        return matcher.repeatPart(part, max(0, least - 1), most.map { $0 - 1 }, end, depth + 1, next)
      }
      if found || gaveUp { return found }
    }
    return least == 0 && next(&self, position)
  }
}
