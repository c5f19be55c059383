import Syntax

/// A pattern of `${name#pattern}` and its like: `*` and `?` are special, a backslash takes the next byte literally.
struct GlobPattern {
  private enum Token: Equatable {
    case byte(UInt8)
    case any
    case run
  }

  private var tokens: [Token] = []

  /// Values longer than this are left as they are: matching takes time in their square.
  private static let maximumLength = 2_000

  init(_ pattern: [UInt8]) {
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case 0x2A: tokens.append(.run)
      case 0x3F: tokens.append(.any)
      case Byte.backslash where index + 1 < pattern.count:
        index += 1
        tokens.append(.byte(pattern[index]))
      case let byte: tokens.append(.byte(byte))
      }
      index += 1
    }
  }

  /// The value without the shortest or the longest start that matches.
  func removingPrefix(of value: [UInt8], longest: Bool) -> [UInt8] {
    let ends = matchEnds(value, from: 0)
    guard let end = longest ? ends.last : ends.first else { return value }
    return Array(value[end...])
  }

  /// The value without the shortest or the longest end that matches.
  func removingSuffix(of value: [UInt8], longest: Bool) -> [UInt8] {
    guard value.count <= Self.maximumLength else { return value }
    let starts = 0...value.count
    let match = longest ? starts.first(where: { matches(value, from: $0) }) : starts.last { matches(value, from: $0) }
    return match.map { Array(value[..<$0]) } ?? value
  }

  /// The value with the first match, or all, replaced; matches are as long as they can be.
  func replacing(in value: [UInt8], with replacement: [UInt8], all: Bool) -> [UInt8] {
    guard value.count <= Self.maximumLength else { return value }
    var result: [UInt8] = []
    var index = 0
    while index <= value.count {
      if let end = matchEnds(value, from: index).last, end > index {
        result += replacement
        index = end
        if !all { break }
      } else {
        if index < value.count { result.append(value[index]) }
        index += 1
      }
    }
    if index < value.count { result += value[index...] }
    return result
  }

  private func matches(_ value: [UInt8], from start: Int) -> Bool { matchEnds(value, from: start).last == value.count }

  /// All places where a match that starts at `start` can end, in order.
  private func matchEnds(_ value: [UInt8], from start: Int) -> [Int] {
    guard value.count <= Self.maximumLength else { return [] }
    var ends = [start]
    for token in tokens {
      switch token {
      case .byte(let byte): ends = ends.compactMap { $0 < value.count && value[$0] == byte ? $0 + 1 : nil }
      case .any: ends = ends.compactMap { $0 < value.count ? $0 + 1 : nil }
      case .run: ends = ends.first.map { Array($0...value.count) } ?? []
      }
      if ends.isEmpty { break }
    }
    return ends
  }
}
