import Syntax

/// What nginx demands of the words of a directive, where it demands the same of many directives.
enum ValueKind: Sendable, Equatable {
  /// `on` or `off`.
  case flag
  /// A size in memory.
  case size
  /// A size of a file.
  case offset
  /// A time in milliseconds.
  case milliseconds
  /// A time in seconds.
  case seconds
  /// A number, within bounds where there are any.
  case number(ClosedRange<Int>)
  /// A number of buffers and their size.
  case buffers
  /// One of some words, letter case ignored.
  case choice([String])
  /// Any of some words, letter case ignored.
  case choices([String])
  /// File permissions: `user:rw group:r`.
  case access
  /// A path and up to three levels of folders.
  case path
  /// A text in which variables are replaced.
  case template
  /// Texts in which variables are replaced, each a condition.
  case conditions
  /// A name and a text in which variables are replaced.
  case parameter
  /// Statuses and how long responses with them are cached.
  case cacheValidity
  /// A cache: its folder, zone and limits.
  case cachePath
  /// Anything, or a grammar that only this directive has.
  case other

  /// The kind that a note of the directive table stands for; nil for other notes.
  init?(note: Substring) {
    func words(_ text: Substring?) -> [String] {
      (text ?? "").utf8.split(separator: Byte.pipe).map { String(Substring($0)) }
    }
    let colon = note.utf8.firstIndex(of: Byte.colon)
    let name = note[..<(colon ?? note.endIndex)]
    let detail = colon.map { note[note.utf8.index(after: $0)...] }
    switch name {
    case "flag": self = .flag
    case "size": self = .size
    case "offset": self = .offset
    case "msec": self = .milliseconds
    case "sec": self = .seconds
    case "number":
      let bounds = (detail ?? Substring()).split(separator: ".").compactMap { Int($0) }
      guard let low = bounds.first, let high = bounds.last, low <= high else {
        self = .number(0...Int.max)
        return
      }
      self = .number(low...high)
    case "buffers": self = .buffers
    case "enum": self = .choice(words(detail))
    case "mask": self = .choices(words(detail))
    case "access": self = .access
    case "path": self = .path
    case "template": self = .template
    case "predicate": self = .conditions
    case "param": self = .parameter
    case "cache_valid": self = .cacheValidity
    case "cache_path": self = .cachePath
    case "text", "pairs", "list", "types": self = .other
    default: return nil
    }
  }
}
