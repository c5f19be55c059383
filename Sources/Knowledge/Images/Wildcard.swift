import Syntax

/// A pattern in which `*` stands for any text.
struct Wildcard: Sendable {
  /// What stands before, between and after the stars.
  private let parts: [[UInt8]]

  /// The pattern as written.
  let text: String

  /// Whether there is a `*` in it.
  var isPattern: Bool { parts.count > 1 }

  init(_ pattern: String) {
    text = pattern
    parts = pattern.utf8.split(separator: Byte.star, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Whether the whole text fits.
  func matches(_ text: [UInt8]) -> Bool {
    guard let first = parts.first, text.starts(with: first) else { return false }
    guard parts.count > 1, let last = parts.last else { return text.count == first.count }
    var rest = text[first.count...]
    for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
