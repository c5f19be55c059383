/// A text with variables in it, as Compose interpolates it: `$NAME`, `${NAME}`, `${NAME:-default}`, `$$` …
///
/// The forms are those of the Compose specification, "Interpolation".
public struct Template: Sendable {
  /// A part of a template.
  indirect enum Part: Sendable {
    /// Text, `$$` already being `$`.
    case text(String)
    /// A variable.
    case variable(name: String, form: Form)
  }

  /// What a reference says about a variable that is unset.
  enum Form: Sendable {
    /// `$NAME`, `${NAME}`.
    case plain
    /// `${NAME-word}`, `${NAME:-word}`.
    case fallback(Template, alsoWhenEmpty: Bool)
    /// `${NAME?word}`, `${NAME:?word}`.
    case required(alsoWhenEmpty: Bool)
    /// `${NAME+word}`, `${NAME:+word}`.
    case replacement(Template, alsoWhenEmpty: Bool)
  }

  /// What is wrong with a template.
  public struct Problem: Hashable, Sendable {
    /// In words, without a full stop.
    public let message: String

    /// The bytes of the text that it is about.
    public let range: Range<Int>
  }

  /// The parts, in order.
  let parts: [Part]

  /// What cannot be interpolated; the text is kept as it stands there.
  public let problems: [Problem]

  /// The deepest nesting of references in defaults that is read.
  private static let maximumDepth = 16

  init(parts: [Part], problems: [Problem] = []) {
    self.parts = parts
    self.problems = problems
  }

  /// Reads a text.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = TemplateScanner(bytes: bytes)
    var parts = scanner.parts(until: nil, depth: Template.maximumDepth)
    if scanner.isBraceOpen {
      scanner = TemplateScanner(bytes: bytes, matchesBraces: false)
      parts = scanner.parts(until: nil, depth: Template.maximumDepth)
    }
    self.parts = parts
    problems = scanner.problems
  }
}

/// Reads templates byte by byte.
private struct TemplateScanner {
  let bytes: [UInt8]
  var position = 0
  var problems: [Template.Problem] = []

  /// Whether a default ended with the text, perhaps because a brace in it that opens no reference was not closed.
  private(set) var isBraceOpen = false

  /// Whether braces of a default that open no reference come in pairs: `${A:-{}}`.
  private let matchesBraces: Bool

  init(bytes: [UInt8], matchesBraces: Bool = true) {
    self.bytes = bytes
    self.matchesBraces = matchesBraces
  }

  /// Reads parts up to the end, or up to a closing brace that belongs to the reference around them.
  mutating func parts(until end: UInt8?, depth: Int) -> [Template.Part] {
    var parts: [Template.Part] = []
    var textStart = position
    func flush(upTo end: Int, _ parts: inout [Template.Part]) {
      if textStart < end { parts.append(.text(String(decoding: bytes[textStart..<end], as: UTF8.self))) }
    }
    var openBraces = 0
    var hasBraces = false
    while position < bytes.count, bytes[position] != end || openBraces > 0 {
      guard bytes[position] == UInt8(ascii: "$") else {
        if end != nil, matchesBraces {
          if bytes[position] == UInt8(ascii: "{") { (openBraces, hasBraces) = (openBraces + 1, true) }
          if bytes[position] == UInt8(ascii: "}") { openBraces -= 1 }
        }
        position += 1
        continue
      }
      let start = position
      position += 1
      let next = position < bytes.count ? bytes[position] : 0
      if next == UInt8(ascii: "$") {
        flush(upTo: position, &parts)
        position += 1
        textStart = position
      } else if next.isNameStart {
        flush(upTo: start, &parts)
        parts.append(.variable(name: name(), form: .plain))
        textStart = position
      } else if next == UInt8(ascii: "{"), let part = reference(depth: depth) {
        flush(upTo: start, &parts)
        parts.append(part)
        textStart = position
      } else if next == UInt8(ascii: "{") {
        position = bytes.count
        let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? bytes.count
        problems.append(
          Template.Problem(
            message: "`${` starts no variable here: write `$$` for a dollar sign", range: start..<close))
      } else {
        // Before anything else a dollar sign stands for itself.
        position = start + 1
      }
    }
    if hasBraces, position >= bytes.count { isBraceOpen = true }
    flush(upTo: position, &parts)
    return parts
  }

  /// Reads `{NAME…}`; nil, and wherever it was, when it is no reference.
  private mutating func reference(depth: Int) -> Template.Part? {
    position += 1
    guard depth > 0, position < bytes.count, bytes[position].isNameStart else { return nil }
    let name = name()
    let isColon = position < bytes.count && bytes[position] == UInt8(ascii: ":")
    if isColon { position += 1 }
    guard position < bytes.count else { return nil }
    let mark = bytes[position]
    position += 1
    if mark == UInt8(ascii: "}") { return isColon ? nil : .variable(name: name, form: .plain) }
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "+") else { return nil }
    let word = Template(parts: parts(until: UInt8(ascii: "}"), depth: depth - 1))
    guard position < bytes.count else { return nil }
    position += 1
    switch mark {
    case UInt8(ascii: "-"): return .variable(name: name, form: .fallback(word, alsoWhenEmpty: isColon))
    case UInt8(ascii: "?"): return .variable(name: name, form: .required(alsoWhenEmpty: isColon))
    default: return .variable(name: name, form: .replacement(word, alsoWhenEmpty: isColon))
    }
  }

  private mutating func name() -> String {
    let start = position
    while position < bytes.count, bytes[position].isNamePart {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
