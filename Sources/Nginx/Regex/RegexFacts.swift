import Syntax

/// What follows from the structure of a regular expression.
extension RegexTree {
  /// Whether every match starts at the start of the subject.
  var isAnchoredAtStart: Bool { problem == nil && RegexFacts.isAnchored(root, .start) }

  /// Whether every match ends at the end of the subject.
  var isAnchoredAtEnd: Bool { problem == nil && RegexFacts.isAnchored(root, .end) }

  /// The text that is all the pattern matches, or starts and ends with where it is not anchored; nil when it matches more
  /// than one text.
  var literal: String? {
    guard problem == nil, let bytes = RegexFacts.literal(root) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What a capturing group, 1 for the first, can match; nil when there is no such group.
  func capture(_ number: Int) -> RegexCapture? {
    guard problem == nil, number > 0, number <= groupCount else { return nil }
    var search = CaptureSearch(number: number)
    search.visit(root, before: RegexFacts.Edge(bytes: .none, isOpen: true))
    return search.found
  }

  /// What a named group can match.
  func capture(named name: String) -> RegexCapture? { names[name].flatMap(capture) }

  /// Every byte that a match can hold.
  var matchedBytes: ByteSet { RegexFacts.bytes(of: root) }
}

/// What a capturing group can match.
struct RegexCapture: Sendable {
  /// The bytes that it can hold.
  var bytes: ByteSet

  /// The bytes that it can start with.
  var first: ByteSet

  /// Whether it can be empty.
  var mayBeEmpty: Bool

  /// The bytes that can stand right before it within the match.
  var before: ByteSet

  /// Whether anything can stand before it: it may be at the start of a match that is not anchored.
  var isOpenBefore: Bool

  /// Whether it matches only a few texts, which the pattern spells out.
  var isFinite: Bool
}

/// Properties of parts of a pattern.
enum RegexFacts {
  /// The bytes right before a place; `isOpen` where that can be outside of the match.
  struct Edge {
    var bytes: ByteSet
    var isOpen: Bool
  }

  static func bytes(of node: RegexNode) -> ByteSet {
    switch node {
    case .empty, .assertion: .none
    case .bytes(let set): set
    case .sequence(let parts), .choice(let parts): parts.reduce(.none) { $0.union(bytes(of: $1)) }
    case .repeated(let inner, _, let most, _): most == 0 ? .none : bytes(of: inner)
    case .group(let inner, _), .atomic(let inner): bytes(of: inner)
    case .anything: .all
    }
  }

  static func mayBeEmpty(_ node: RegexNode) -> Bool {
    switch node {
    case .empty, .assertion, .anything: true
    case .bytes: false
    case .sequence(let parts): parts.allSatisfy(mayBeEmpty)
    case .choice(let parts): parts.contains(where: mayBeEmpty)
    case .repeated(let inner, let least, _, _): least == 0 || mayBeEmpty(inner)
    case .group(let inner, _), .atomic(let inner): mayBeEmpty(inner)
    }
  }

  static func first(of node: RegexNode) -> ByteSet {
    switch node {
    case .empty, .assertion: return .none
    case .bytes(let set): return set
    case .sequence(let parts):
      var result = ByteSet()
      for part in parts {
        result = result.union(first(of: part))
        if !mayBeEmpty(part) { break }
      }
      return result
    case .choice(let parts): return parts.reduce(.none) { $0.union(first(of: $1)) }
    case .repeated(let inner, _, let most, _): return most == 0 ? .none : first(of: inner)
    case .group(let inner, _), .atomic(let inner): return first(of: inner)
    case .anything: return .all
    }
  }

  static func last(of node: RegexNode) -> ByteSet {
    switch node {
    case .empty, .assertion: return .none
    case .bytes(let set): return set
    case .sequence(let parts):
      var result = ByteSet()
      for part in parts.reversed() {
        result = result.union(last(of: part))
        if !mayBeEmpty(part) { break }
      }
      return result
    case .choice(let parts): return parts.reduce(.none) { $0.union(last(of: $1)) }
    case .repeated(let inner, _, let most, _): return most == 0 ? .none : last(of: inner)
    case .group(let inner, _), .atomic(let inner): return last(of: inner)
    case .anything: return .all
    }
  }

  /// Whether a part matches only texts that it spells out, letter case aside.
  static func isFinite(_ node: RegexNode) -> Bool {
    switch node {
    case .empty, .assertion: true
    case .bytes(let set): set.only != nil || set.example.map { set == ByteSet([$0]).ignoringCase } ?? true
    case .sequence(let parts), .choice(let parts): parts.allSatisfy(isFinite)
    case .repeated(let inner, _, let most, _): most != nil && isFinite(inner)
    case .group(let inner, _), .atomic(let inner): isFinite(inner)
    case .anything: false
    }
  }

  /// Whether every way through a part passes an anchor before (`start`) or after (`end`) all bytes.
  static func isAnchored(_ node: RegexNode, _ anchor: RegexNode.Assertion) -> Bool {
    switch node {
    case .assertion(let assertion):
      return anchor == .start ? assertion == .start : assertion == .end || assertion == .veryEnd
    case .sequence(let parts):
      for part in anchor == .start ? parts : parts.reversed() {
        if isAnchored(part, anchor) { return true }
        if !(bytes(of: part).isEmpty) { return false }
      }
      return false
    case .choice(let parts): return parts.allSatisfy { isAnchored($0, anchor) }
    case .repeated(let inner, let least, _, _): return least > 0 && isAnchored(inner, anchor)
    case .group(let inner, _), .atomic(let inner): return isAnchored(inner, anchor)
    case .empty, .bytes, .anything: return false
    }
  }

  /// The only text that a part matches, anchors aside.
  static func literal(_ node: RegexNode) -> [UInt8]? {
    switch node {
    case .empty, .assertion(.start), .assertion(.end), .assertion(.veryEnd): return []
    case .bytes(let set): return set.only.map { [$0] }
    case .sequence(let parts):
      var text: [UInt8] = []
      for part in parts {
        guard let piece = literal(part) else { return nil }
        text += piece
      }
      return text
    case .group(let inner, _), .atomic(let inner): return literal(inner)
    case .choice, .repeated, .anything, .assertion(.other): return nil
    }
  }
}

/// Finds a group and what can stand before it.
private struct CaptureSearch {
  let number: Int
  var found: RegexCapture?

  /// Visits a part and gives what can stand before the place behind it.
  mutating func visit(_ node: RegexNode, before: RegexFacts.Edge) {
    switch node {
    case .sequence(let parts):
      var edge = before
      for part in parts {
        visit(part, before: edge)
        edge = after(part, edge)
      }
    case .choice(let parts):
      for part in parts { visit(part, before: before) }
    case .repeated(let inner, _, let most, _):
      var edge = before
      if most != 1 { edge.bytes = edge.bytes.union(RegexFacts.last(of: inner)) }
      visit(inner, before: edge)
    case .group(let inner, let number):
      if number == self.number {
        found = RegexCapture(
          bytes: RegexFacts.bytes(of: inner), first: RegexFacts.first(of: inner),
          mayBeEmpty: RegexFacts.mayBeEmpty(inner), before: before.bytes, isOpenBefore: before.isOpen,
          isFinite: RegexFacts.isFinite(inner))
      } else {
        visit(inner, before: before)
      }
    case .atomic(let inner): visit(inner, before: before)
    case .empty, .bytes, .assertion, .anything: break
    }
  }

  private func after(_ node: RegexNode, _ before: RegexFacts.Edge) -> RegexFacts.Edge {
    if case .assertion(.start) = node { return RegexFacts.Edge(bytes: before.bytes, isOpen: false) }
    let last = RegexFacts.last(of: node)
    guard RegexFacts.mayBeEmpty(node) else { return RegexFacts.Edge(bytes: last, isOpen: false) }
    return RegexFacts.Edge(bytes: before.bytes.union(last), isOpen: before.isOpen)
  }
}
