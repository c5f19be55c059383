import Syntax

/// The references to variables in a text, as nginx finds them: `$name`, `${name}`, `$1`.
struct VariableScanner: Sequence, IteratorProtocol {
  /// A reference and where it stands.
  struct Match {
    let kind: Kind

    /// From the dollar sign to one past what belongs to it.
    let range: Range<Int>
  }

  /// What follows a dollar sign.
  enum Kind {
    /// The digit of a numbered capture.
    case capture(Int)
    /// The name of a variable, as written.
    case variable(String)
    /// A name after `${` without `}`.
    case unclosed(String)
    /// No name at all.
    case nameless
  }

  private let bytes: [UInt8]
  private let hasCaptures: Bool
  private var index: Int

  /// The references in a text.
  ///
  /// - Parameter hasCaptures: whether a digit is the number of a capture; in the text of a log format it starts a name.
  init(_ text: String, hasCaptures: Bool = true) {
    let hasAny = text.utf8.contains(Byte.dollar)
    self.init(hasAny ? Array(text.utf8) : [], hasCaptures: hasCaptures)
  }

  /// The references in the bytes of a text.
  init(_ bytes: [UInt8], hasCaptures: Bool = true) {
    self.bytes = bytes
    self.hasCaptures = hasCaptures
    index = 0
  }

  mutating func next() -> Match? {
    guard index < bytes.count, let start = bytes[index...].firstIndex(of: Byte.dollar) else { return nil }
    let (kind, end) = reference(behind: start + 1)
    index = end
    return Match(kind: kind, range: start..<end)
  }

  private func reference(behind start: Int) -> (Kind, end: Int) {
    guard start < bytes.count else { return (.nameless, start) }
    if hasCaptures, bytes[start] >= 0x31, bytes[start] <= 0x39 {
      return (.capture(Int(bytes[start] - 0x30)), start + 1)
    }
    let isBraced = bytes[start] == Byte.openBrace
    let first = isBraced ? start + 1 : start
    var end = first
    while end < bytes.count, bytes[end].isNamePart { end += 1 }
    let name = String(decoding: bytes[first..<end], as: UTF8.self)
    guard isBraced else { return (name.isEmpty ? .nameless : .variable(name), end) }
    if end < bytes.count, bytes[end] == Byte.closeBrace { return (name.isEmpty ? .nameless : .variable(name), end + 1) }
    return (first == bytes.count ? .nameless : .unclosed(name), end)
  }
}

extension VariableScanner.Match {
  /// The variable's name as written, a capture's number as such; nil where there is none.
  var name: String? {
    switch kind {
    case .capture(let number): "\(number)"
    case .variable(let name): name
    case .unclosed(let name): name.isEmpty ? nil : name
    case .nameless: nil
    }
  }
}
