import Syntax

/// A pattern in which `*` stands for any text.
struct Wildcard: Sendable {
  private let parts: [Substring]

  /// The pattern as written.
  let text: String

  /// Whether there is a `*` in it.
  var isPattern: Bool { parts.count > 1 }

  init(_ pattern: Substring) {
    text = String(pattern)
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
  }

  /// Whether the whole text fits.
  func matches(_ text: String) -> Bool {
    var rest = Substring(text)
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    if parts.count == 1 { return rest.isEmpty }
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.utf8.range(of: part.utf8) else { return false }
      rest = rest[range.upperBound...]
    }
    return parts.last.map { rest.hasSuffix($0) } ?? true
  }
}
