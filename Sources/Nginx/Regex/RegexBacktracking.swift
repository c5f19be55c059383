/// How long a pattern can keep a backtracking matcher busy, with a text that does it.
struct RegexBacktracking: Sendable {
  /// How the time grows with the text.
  enum Growth: String, Sendable {
    /// It doubles with each repetition: a few dozen bytes are enough.
    case exponential
    /// It grows with the square: thousands of bytes are needed.
    case quadratic
  }

  /// How the time grows.
  let growth: Growth

  /// The text before what is repeated.
  let prefix: [UInt8]

  /// What is repeated.
  let pump: [UInt8]

  /// What makes the match fail in the end.
  let suffix: [UInt8]

  /// A text that shows the growth, as it would stand in an address.
  var witness: String {
    RegexBacktracking.shown(prefix)
      + String(repeating: RegexBacktracking.shown(pump), count: max(2, 12 / max(1, pump.count)))
      + "…" + RegexBacktracking.shown(suffix)
  }

  /// The slowness of a pattern; nil when none can be proven.
  ///
  /// Proven means: some text can be read in two ways that start and end at the same place of the pattern (or, for
  /// quadratic growth, some byte belongs to either of two neighbouring repetitions), and a text can be added after which
  /// nothing matches, so that all ways are tried.
  static func of(_ tree: RegexTree) -> RegexBacktracking? {
    guard RegexBacktracking.hasSeveralChoices(tree.root), let automaton = RegexAutomaton(tree) else { return nil }
    var search = AmbiguitySearch(automaton)
    return search.exponential() ?? search.quadratic()
  }

  /// Whether there is a loop around a choice or around another loop, or more than one loop; all other patterns are fast.
  private static func hasSeveralChoices(_ node: RegexNode) -> Bool {
    var loops = 0
    var isNested = false
    count(node, isInLoop: false, &loops, &isNested)
    return loops > 1 || isNested
  }

  private static func count(_ node: RegexNode, isInLoop: Bool, _ loops: inout Int, _ isNested: inout Bool) {
    switch node {
    case .sequence(let parts):
      for part in parts { count(part, isInLoop: isInLoop, &loops, &isNested) }
    case .choice(let parts):
      if isInLoop { isNested = true }
      for part in parts { count(part, isInLoop: isInLoop, &loops, &isNested) }
    case .group(let inner, _), .atomic(let inner): count(inner, isInLoop: isInLoop, &loops, &isNested)
    case .repeated(let inner, _, let most, _):
      if most == nil { loops += 1 }
      if isInLoop, most != 0 { isNested = true }
      count(inner, isInLoop: isInLoop || most == nil, &loops, &isNested)
    case .empty, .bytes, .assertion, .anything: break
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF")
    return bytes.reduce(into: "") { text, byte in
      if byte > 0x20, byte < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text.append("%")
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
    }
  }
}

/// Looks for texts that an automaton can read in more than one way.
private struct AmbiguitySearch {
  private let automaton: RegexAutomaton
  private let follow: [[RegexAutomaton.Transition]]
  private var remainingSteps = 400_000

  init(_ automaton: RegexAutomaton) {
    self.automaton = automaton
    follow = automaton.follow.map { targets in
      targets.sorted { $0.key < $1.key }.map { RegexAutomaton.Transition(target: $0.key, ways: $0.value) }
    }
  }

  /// Two places reached by the same text.
  private struct Pair: Hashable {
    let left: Int
    let right: Int
  }

  /// How a pair was reached.
  private struct Arrival {
    let from: Pair?
    let byte: UInt8
  }

  /// A place that can be left and reached again by one text in two ways.
  mutating func exponential() -> RegexBacktracking? {
    var seen: Set<Int> = []
    for place in automaton.places.indices where !seen.contains(place) {
      let loop = stronglyConnected(with: place)
      guard !loop.isEmpty else { continue }
      seen.formUnion(loop)
      guard let pump = doubledText(from: place, within: loop) else { continue }
      if let result = proof(.exponential, place: place, pump: pump) { return result }
    }
    return nil
  }

  /// A place with a loop of one byte, followed by another one with a loop of the same byte.
  mutating func quadratic() -> RegexBacktracking? {
    for place in automaton.places.indices where automaton.follow[place][place] != nil {
      for next in follow[place] where next.target != place && automaton.follow[next.target][next.target] != nil {
        let shared = automaton.bytes(place).intersection(automaton.bytes(next.target))
        guard let byte = shared.example else { continue }
        if let result = proof(.quadratic, place: place, pump: [byte]) { return result }
      }
    }
    return nil
  }

  /// The places from which a place can be reached and that can be reached from it; empty when it is in no loop.
  private func stronglyConnected(with place: Int) -> Set<Int> {
    var forward: Set<Int> = []
    var queue = [place]
    while let current = queue.popLast() {
      for next in follow[current] where !automaton.bytes(next.target).isEmpty {
        if forward.insert(next.target).inserted { queue.append(next.target) }
      }
    }
    guard forward.contains(place) else { return [] }
    var sources: [Int: [Int]] = [:]
    for source in forward {
      for next in follow[source] where forward.contains(next.target) {
        sources[next.target, default: []].append(source)
      }
    }
    var backward: Set<Int> = [place]
    queue = [place]
    while let current = queue.popLast() {
      for source in sources[current] ?? [] where backward.insert(source).inserted { queue.append(source) }
    }
    return backward
  }

  /// A text that leads from a place back to it in two ways.
  private mutating func doubledText(from place: Int, within loop: Set<Int>) -> [UInt8]? {
    for source in loop.sorted() {
      for next in follow[source] where next.ways > 1 && loop.contains(next.target) {
        guard let there = text(from: place, to: source, within: loop), let byte = automaton.bytes(next.target).example,
          let back = text(from: next.target, to: place, within: loop)
        else { continue }
        return there + [byte] + back
      }
    }
    guard let reached = pairs(from: Pair(left: place, right: place), within: loop) else { return nil }
    for pair in reached.pairs where pair.left != pair.right {
      guard let back = meetingText(from: pair, to: place, within: loop) else { continue }
      return path(to: pair, reached.arrivals) + back
    }
    return nil
  }

  /// A text that leads both places of a pair to one place.
  private mutating func meetingText(from pair: Pair, to place: Int, within loop: Set<Int>) -> [UInt8]? {
    let goal = Pair(left: place, right: place)
    guard let reached = pairs(from: pair, to: goal, within: loop), reached.arrivals[goal] != nil else { return nil }
    return path(to: goal, reached.arrivals)
  }

  /// The pairs of places that one text leads a pair to, nearest first, and how each is reached; the search ends at `goal`.
  /// Nil when it takes too many steps.
  private mutating func pairs(
    from start: Pair, to goal: Pair? = nil, within loop: Set<Int>
  ) -> (pairs: [Pair], arrivals: [Pair: Arrival])? {
    var arrivals: [Pair: Arrival] = [start: Arrival(from: nil, byte: 0)]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let pair = queue[head]
      head += 1
      for left in follow[pair.left] where loop.contains(left.target) {
        for right in follow[pair.right] where loop.contains(right.target) {
          remainingSteps -= 1
          guard remainingSteps > 0 else { return nil }
          // A pair and its mirror image are the same.
          let next = Pair(left: min(left.target, right.target), right: max(left.target, right.target))
          guard arrivals[next] == nil else { continue }
          guard let byte = automaton.bytes(next.left).intersection(automaton.bytes(next.right)).example else {
            continue
          }
          arrivals[next] = Arrival(from: pair, byte: byte)
          queue.append(next)
          if next == goal { return (queue, arrivals) }
        }
      }
    }
    return (queue, arrivals)
  }

  private func path(to pair: Pair, _ arrivals: [Pair: Arrival]) -> [UInt8] {
    var text: [UInt8] = []
    var current = pair
    while let arrival = arrivals[current], let from = arrival.from {
      text.append(arrival.byte)
      current = from
    }
    return text.reversed()
  }

  /// A text that leads from one place to another; nil for none as start is the beginning of the pattern.
  private func text(from start: Int?, to goal: Int, within loop: Set<Int>?) -> [UInt8]? {
    if start == goal { return [] }
    var origin: [Int: Int] = [:]
    var queue: [Int] = []
    func add(_ targets: some Sequence<Int>, from source: Int) {
      for target in targets.sorted() where origin[target] == nil && loop?.contains(target) ?? true {
        origin[target] = source
        queue.append(target)
      }
    }
    if let start { add(follow[start].map(\.target), from: -1) } else { add(automaton.first.keys, from: -1) }
    var head = 0
    while head < queue.count, origin[goal] == nil {
      add(follow[queue[head]].map(\.target), from: queue[head])
      head += 1
    }
    guard origin[goal] != nil else { return nil }
    var text: [UInt8] = []
    var current = goal
    while current >= 0 {
      if let byte = automaton.bytes(current).example { text.append(byte) }
      current = origin[current] ?? -1
    }
    return text.reversed()
  }

  /// The slowness, if a text can be found that fails after the repetitions.
  private func proof(_ growth: RegexBacktracking.Growth, place: Int, pump: [UInt8]) -> RegexBacktracking? {
    guard !pump.isEmpty, let prefix = text(from: nil, to: place, within: nil) else { return nil }
    let subject = prefix + pump + pump + pump
    guard subject.count < 500 else { return nil }
    let candidates: [[UInt8]] =
      [[0x21], [0x7E], [0x2F], [0x0A, 0x21], [0x20], [0x2E]] + [0x30, 0x41, 0x61, 0x3D, 0x2D, 0x5F, 0xFF].map { [$0] }
    for suffix in candidates where !automaton.matches(subject + suffix) {
      return RegexBacktracking(growth: growth, prefix: prefix, pump: pump, suffix: suffix)
    }
    return nil
  }
}
