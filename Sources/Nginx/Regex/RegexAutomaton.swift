import Syntax

/// The automaton of a regular expression whose states are the places in the pattern that take a byte (Glushkov's
/// construction), with as many transitions as there are ways from one place to the next, counted up to two.
///
/// Two ways are what backtracking is about: a matcher that fails tries the second.
struct RegexAutomaton: Sendable {
  /// How many places a pattern may have; counted repetitions are written out.
  private static let maximumPlaces = 160

  /// How many transitions it may have.
  private static let maximumTransitions = 3000

  /// What a place takes.
  enum Place: Sendable {
    /// One byte of a set.
    case bytes(ByteSet)
    /// Nothing, at the start of the subject.
    case start
    /// Nothing, at the end of the subject or before its final line feed.
    case end
    /// Nothing, at the very end of the subject.
    case veryEnd
  }

  /// A step to a place.
  struct Transition: Sendable {
    let target: Int
    /// In how many ways the step can be taken, 2 for more.
    let ways: Int
  }

  private(set) var places: [Place] = []
  private(set) var follow: [[Int: Int]] = []
  private(set) var first: [Int: Int] = [:]
  private(set) var last: Set<Int> = []
  private(set) var matchesEmpty = false

  private var isTooLarge = false
  private var isOpaque = false

  /// The automaton of a pattern; nil when it is too large or holds what an automaton cannot express.
  init?(_ tree: RegexTree) {
    guard tree.problem == nil, !tree.isPartial else { return nil }
    let whole = build(tree.root)
    guard !isTooLarge, !isOpaque else { return nil }
    first = whole.first
    last = Set(whole.last.keys)
    matchesEmpty = whole.emptyWays > 0
    guard follow.reduce(0, { $0 + $1.count }) <= RegexAutomaton.maximumTransitions else { return nil }
  }

  /// The bytes that a place takes; none for an anchor.
  func bytes(_ place: Int) -> ByteSet {
    if case .bytes(let set) = places[place] { set } else { .none }
  }

  // MARK: - Construction

  /// A part of the pattern: where it can begin and end, and in how many ways it can match nothing.
  private struct Part {
    var first: [Int: Int] = [:]
    var last: [Int: Int] = [:]
    var emptyWays = 0
  }

  private mutating func build(_ node: RegexNode) -> Part {
    guard !isTooLarge else { return Part() }
    switch node {
    case .empty: return Part(emptyWays: 1)
    case .bytes(let set): return place(.bytes(set))
    case .assertion(.start): return place(.start)
    case .assertion(.end): return place(.end)
    case .assertion(.veryEnd): return place(.veryEnd)
    case .assertion(.other), .anything:
      isOpaque = true
      return Part(emptyWays: 1)
    case .sequence(let parts): return parts.reduce(Part(emptyWays: 1)) { join($0, build($1)) }
    case .choice(let parts): return parts.reduce(Part()) { either($0, build($1)) }
    case .group(let inner, _): return build(inner)
    // What is not entered again leaves no choice: it counts as one byte.
    case .atomic(let inner): return atom(inner)
    case .repeated(let inner, let least, let most, let isPossessive):
      return isPossessive ? atom(node, inner) : repeated(inner, least, most)
    }
  }

  private mutating func atom(_ node: RegexNode, _ inner: RegexNode? = nil) -> Part {
    var part = place(.bytes(RegexFacts.bytes(of: inner ?? node)))
    if RegexFacts.mayBeEmpty(node) { part.emptyWays = 1 }
    return part
  }

  private mutating func place(_ kind: Place) -> Part {
    guard places.count < RegexAutomaton.maximumPlaces else {
      isTooLarge = true
      return Part()
    }
    places.append(kind)
    follow.append([:])
    let index = places.count - 1
    return Part(first: [index: 1], last: [index: 1])
  }

  private mutating func join(_ left: Part, _ right: Part) -> Part {
    connect(left.last, right.first)
    return Part(
      first: sum(left.first, right.first, times: left.emptyWays),
      last: sum(right.last, left.last, times: right.emptyWays),
      emptyWays: min(2, left.emptyWays * right.emptyWays))
  }

  private func either(_ left: Part, _ right: Part) -> Part {
    Part(
      first: sum(left.first, right.first, times: 1), last: sum(left.last, right.last, times: 1),
      emptyWays: min(2, left.emptyWays + right.emptyWays))
  }

  private mutating func repeated(_ node: RegexNode, _ least: Int, _ most: Int?) -> Part {
    guard least <= RegexAutomaton.maximumPlaces, (most ?? 0) <= RegexAutomaton.maximumPlaces else {
      isTooLarge = true
      return Part()
    }
    var part = Part(emptyWays: 1)
    if let most {
      for _ in 0..<least { part = join(part, build(node)) }
      // A{0,3} is (A(A(A)?)?)?: one way for each length.
      var rest = Part(emptyWays: 1)
      for _ in 0..<max(0, most - least) { rest = optional(join(build(node), rest)) }
      return join(part, rest)
    }
    for _ in 0..<max(0, least - 1) { part = join(part, build(node)) }
    var loop = build(node)
    connect(loop.last, loop.first)
    // An iteration that takes nothing ends a loop, so that it adds no way of its own.
    if least == 0 { loop.emptyWays = 1 }
    return join(part, loop)
  }

  private func optional(_ part: Part) -> Part {
    var result = part
    result.emptyWays = min(2, part.emptyWays + 1)
    return result
  }

  private mutating func connect(_ from: [Int: Int], _ to: [Int: Int]) {
    for (source, ways) in from {
      for (target, more) in to { follow[source][target] = min(2, (follow[source][target] ?? 0) + ways * more) }
    }
  }

  private func sum(_ left: [Int: Int], _ right: [Int: Int], times: Int) -> [Int: Int] {
    guard times > 0 else { return left }
    return left.merging(right.mapValues { min(2, $0 * times) }) { min(2, $0 + $1) }
  }

  // MARK: - Matching

  /// Whether the pattern matches somewhere in a subject.
  func matches(_ subject: some Collection<UInt8>) -> Bool {
    if matchesEmpty { return true }
    var active: Set<Int> = []
    var position = 0
    let count = subject.count
    var rest = subject[...]
    while true {
      let isEnd = rest.isEmpty
      let isFinalLineFeed = position == count - 1 && rest.first == 0x0A
      var next = Set(first.keys)
      for place in active { next.formUnion(follow[place].keys) }
      resolveAnchors(&next, isStart: position == 0, isEnd: isEnd || isFinalLineFeed, isVeryEnd: isEnd)
      if next.contains(where: { last.contains($0) && bytes($0).isEmpty }) { return true }
      guard let byte = rest.popFirst() else { return false }
      active = next.filter { bytes($0).contains(byte) }
      if !active.isDisjoint(with: last) { return true }
      position += 1
    }
  }

  /// Adds what comes behind anchors that hold, and takes those away that do not.
  private func resolveAnchors(_ next: inout Set<Int>, isStart: Bool, isEnd: Bool, isVeryEnd: Bool) {
    var queue = Array(next)
    while let place = queue.popLast() {
      let holds: Bool
      switch places[place] {
      case .bytes: continue
      case .start: holds = isStart
      case .end: holds = isEnd
      case .veryEnd: holds = isVeryEnd
      }
      guard holds else {
        next.remove(place)
        continue
      }
      for target in follow[place].keys where next.insert(target).inserted { queue.append(target) }
    }
  }
}
