import Syntax

/// A pattern in which `*` stands for any text.
struct Wildcard: Sendable {
  private let parts: [[UInt8]]

  /// The pattern as written.
  let text: String

  /// Whether there is a `*` in it.
  var isPattern: Bool { parts.count > 1 }

  init(_ pattern: Substring) {
    text = String(pattern)
    parts = pattern.utf8.split(separator: Byte.star, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Whether the whole text fits.
  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = parts.first, let last = parts.last, text.starts(with: first) else { return false }
    if parts.count == 1 { return text.count == first.count }
    var rest = text[first.count...]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
