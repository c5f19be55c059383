import Syntax

/// A compiled pattern over paths, whatever dialect it was written in.
///
/// A pattern is a short list of steps. Matching walks the path once and keeps the set of steps that it may be at, so
/// the cost is at most the length of the path times that of the pattern; nothing is ever tried twice.
struct PathPattern: Sendable, Hashable {
  /// Patterns with more steps than a path can have bytes are not compiled.
  static let maximumStepCount = 4096

  /// What a pattern does next.
  enum Step: Sendable, Hashable {
    /// Exactly this byte.
    case byte(UInt8)
    /// One byte that is not a slash.
    case any
    /// One byte of a set.
    case set(ByteSet)
    /// Any number of bytes up to the next slash.
    case star
    /// Any number of bytes, slashes too.
    case everything
    /// Nothing, or anything that ends with a slash.
    case directories
    /// Any number of bytes that continue a UTF-8 sequence.
    case continuation

    /// The byte, of a step that takes exactly one certain byte.
    var byte: UInt8? {
      if case .byte(let byte) = self { byte } else { nil }
    }

    /// Whether the step may match nothing.
    var isOptional: Bool {
      switch self {
      case .byte, .any, .set: false
      case .star, .everything, .directories, .continuation: true
      }
    }
  }

  private enum Shape: Hashable {
    case literal([UInt8])
    case namePrefix([UInt8])
    case nameSuffix([UInt8])
    case steps([Step])
  }

  private let shape: Shape

  /// The longest text that every match holds somewhere; looking for it spares most paths the walk through the steps.
  private let anchor: [UInt8]

  /// What every match starts with, if that is one certain byte.
  let firstByte: UInt8?

  /// What every match ends with, if that is one certain byte.
  let lastByte: UInt8?

  /// A pattern of steps; nil when there are too many.
  ///
  /// - Parameter isForNames: whether it is only ever matched with names that hold no slash.
  init?(_ steps: [Step], isForNames: Bool = false) {
    guard steps.count <= PathPattern.maximumStepCount else { return nil }
    firstByte = steps.first?.byte
    lastByte = steps.last?.byte
    anchor = PathPattern.longestLiteral(steps)
    func literal(_ slice: ArraySlice<Step>) -> [UInt8]? {
      var bytes: [UInt8] = []
      for step in slice {
        guard let byte = step.byte else { return nil }
        bytes.append(byte)
      }
      return bytes
    }
    if let bytes = literal(steps[...]) {
      shape = .literal(bytes)
    } else if isForNames, steps.first == .star, let bytes = literal(steps.dropFirst()) {
      shape = .nameSuffix(bytes)
    } else if isForNames, steps.last == .star, let bytes = literal(steps.dropLast()) {
      shape = .namePrefix(bytes)
    } else {
      shape = .steps(steps)
    }
  }

  private static func longestLiteral(_ steps: [Step]) -> [UInt8] {
    var longest: [UInt8] = []
    for run in steps.split(whereSeparator: { $0.byte == nil }) where run.count > longest.count {
      longest = run.compactMap(\.byte)
    }
    return longest
  }

  /// Whether the whole of `path` matches.
  func matches(_ path: UnsafeRawBufferPointer) -> Bool {
    switch shape {
    case .literal(let bytes): bytes.count == path.count && isPrefix(bytes, of: path)
    case .namePrefix(let bytes): isPrefix(bytes, of: path)
    case .nameSuffix(let bytes): isSuffix(bytes, of: path)
    case .steps(let steps): holdsAnchor(path) && run(steps, path, stopsAtParents: false)
    }
  }

  /// Whether `path` or one of the directories it lies in matches.
  func matchesPathOrParent(_ path: UnsafeRawBufferPointer) -> Bool {
    switch shape {
    case .literal(let bytes):
      isPrefix(bytes, of: path) && (bytes.count == path.count || path[bytes.count] == Byte.slash)
    case .namePrefix(let bytes): isPrefix(bytes, of: path)
    case .nameSuffix(let bytes): isSuffix(bytes, of: path)
    case .steps(let steps): holdsAnchor(path) && run(steps, path, stopsAtParents: true)
    }
  }

  private func isPrefix(_ bytes: [UInt8], of path: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= path.count else { return false }
    for index in bytes.indices where bytes[index] != path[index] { return false }
    return true
  }

  private func isSuffix(_ bytes: [UInt8], of path: UnsafeRawBufferPointer) -> Bool {
    let distance = path.count - bytes.count
    guard distance >= 0 else { return false }
    for index in bytes.indices where bytes[index] != path[distance + index] { return false }
    return true
  }

  private func holdsAnchor(_ path: UnsafeRawBufferPointer) -> Bool {
    guard let first = anchor.first else { return true }
    var start = 0
    while start <= path.count - anchor.count {
      if path[start] == first, isPrefix(anchor, of: UnsafeRawBufferPointer(rebasing: path[start...])) { return true }
      start += 1
    }
    return false
  }

  private func run(_ steps: [Step], _ path: UnsafeRawBufferPointer, stopsAtParents: Bool) -> Bool {
    let wordCount = steps.count / 64 + 1
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * wordCount) { words in
      words.initialize(repeating: 0)
      var current = StateSet(words: UnsafeMutableBufferPointer(rebasing: words[..<wordCount]))
      var next = StateSet(words: UnsafeMutableBufferPointer(rebasing: words[wordCount...]))
      current.enter(0, steps)
      for byte in path {
        if stopsAtParents, byte == Byte.slash, current.contains(steps.count) { return true }
        guard current.advance(over: byte, steps, into: &next) else { return false }
        swap(&current, &next)
      }
      return current.contains(steps.count)
    }
  }
}

/// The steps that a match may be at; the number of steps itself means that the pattern is through.
private struct StateSet {
  let words: UnsafeMutableBufferPointer<UInt64>

  func contains(_ state: Int) -> Bool { words[state / 64] & (1 << UInt64(state % 64)) != 0 }

  func insert(_ state: Int) { words[state / 64] |= 1 << UInt64(state % 64) }

  /// Adds a state and those after it that can be reached without a byte.
  func enter(_ state: Int, _ steps: [PathPattern.Step]) {
    var state = state
    insert(state)
    while state < steps.count, steps[state].isOptional {
      state += 1
      insert(state)
    }
  }

  /// Makes `next` the states after one byte; false when there is none.
  func advance(over byte: UInt8, _ steps: [PathPattern.Step], into next: inout StateSet) -> Bool {
    next.words.update(repeating: 0)
    for index in words.indices {
      var bits = words[index]
      while bits != 0 {
        let state = index * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        guard state < steps.count else { continue }
        switch steps[state] {
        case .byte(let expected): if byte == expected { next.enter(state + 1, steps) }
        case .any: if byte != Byte.slash { next.enter(state + 1, steps) }
        case .set(let set): if set.contains(byte) { next.enter(state + 1, steps) }
        case .star: if byte != Byte.slash { next.enter(state, steps) }
        case .everything: next.enter(state, steps)
        case .directories:
          // The step after it may only start where a directory ends.
          next.insert(state)
          if byte == Byte.slash { next.enter(state + 1, steps) }
        case .continuation: if byte & 0xC0 == 0x80 { next.enter(state, steps) }
        }
      }
    }
    return next.words.contains { $0 != 0 }
  }
}
