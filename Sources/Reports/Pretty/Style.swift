/// The few ways in which text stands out in a terminal.
enum Style: String {
  case error = "1;31"
  case warning = "1;33"
  case note = "1;36"
  case success = "1;32"
  /// Messages.
  case strong = "1"
  /// Line numbers, bars and arrows.
  case gutter = "94"
  /// What is there for looking up, not for reading.
  case faint = "2"
  /// The labels `why:` and `fix:`.
  case label = "1;94"
  case none = ""
}

/// Puts styles around text, or leaves it as it is.
struct Painter {
  /// Whether there is colour at all.
  let isOn: Bool

  /// The text in a style. It must be escaped already.
  func callAsFunction(_ text: String, _ style: Style) -> String {
    guard isOn, style != .none, !text.isEmpty else { return text }
    return "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m"
  }
}
