import Syntax

/// What a comment says, in whichever dialect.
struct SuppressionComment {
  var dialect: Suppression.Dialect
  var rules: [String]
  var reason = ""
  var isForFile = false

  /// The suppression in a comment's text (marker and blanks in front removed); nil for an ordinary comment.
  static func parse(_ text: String) -> SuppressionComment? {
    guard let first = text.utf8.first, firstBytes.contains(first) else { return nil }
    let (head, reason) = splitReason(text)
    for (prefix, dialect, isForFile) in prefixes {
      guard let rest = head.dropPrefix(prefix) else { continue }
      var comment = SuppressionComment(dialect: dialect, rules: list(rest), reason: reason, isForFile: isForFile)
      if dialect == .checkov, let colon = rest.firstIndex(of: ":") {
        comment.rules = list(rest[..<colon])
        comment.reason = String(rest[rest.index(after: colon)...])
      }
      if dialect == .buildkit { comment.rules = list(rest.prefix { $0 != ";" }) }
      if comment.rules == ["all"] { comment.rules = [] }
      if comment.rules.isEmpty, dialect == .stacklint || dialect == .hadolint { return nil }
      return comment
    }
    return nil
  }

  /// What the comments of each dialect start with, the longer ones first. Checkov's holds for a whole Dockerfile, wherever
  /// it stands.
  private static let prefixes: [(String, Suppression.Dialect, isForFile: Bool)] = [
    ("stacklint ignore-file=", .stacklint, true),
    ("stacklint ignore=", .stacklint, false),
    ("hadolint global ignore=", .hadolint, true),
    ("hadolint ignore=", .hadolint, false),
    ("checkov:skip=", .checkov, true),
    ("trivy:ignore:", .trivy, false),
    ("kics-scan ignore-line", .kics, false),
    ("kics-scan ignore-block", .kics, false),
    ("kics-scan ignore", .kics, true),
    ("kics-scan disable=", .kics, true),
    ("check=skip=", .buildkit, true),
    ("nosemgrep:", .semgrep, false),
    ("nosemgrep", .semgrep, false),
    ("dclint disable-line", .dclint, false),
    ("dclint disable-file", .dclint, true),
    ("dclint disable", .dclint, true),
  ]

  /// What any of them starts with; hardly any comment does.
  private static let firstBytes = ByteSet(prefixes.compactMap(\.0.utf8.first))

  private static func splitReason(_ text: String) -> (head: Substring, reason: String) {
    guard let range = text.utf8.range(of: "--".utf8) else { return (text[...], "") }
    return (text[..<range.lowerBound], text[range.upperBound...].trimmed)
  }

  private static func list(_ text: Substring) -> [String] {
    text.split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
  }
}

extension Substring {
  /// The text without surrounding blanks.
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    let head = drop(while: isBlank)
    let tail = head.reversed().prefix(while: isBlank).count
    return String(head.dropLast(tail))
  }

  fileprivate func dropPrefix(_ prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
