/// Writes JSON with members in the order they are given in, indented by two spaces or all on one line.
public struct JSONWriter {
  private let isOnOneLine: Bool
  private var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  private var isAfterKey = false

  /// A writer that has written nothing.
  public init(onOneLine isOnOneLine: Bool = false) { self.isOnOneLine = isOnOneLine }

  /// What was written, with a line feed at the end.
  public var text: String { String(decoding: bytes + [UInt8(ascii: "\n")], as: UTF8.self) }

  /// An object; `body` writes its members.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

  /// An array; `body` writes its elements.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

  /// A string.
  public mutating func value(_ text: String) {
    startValue()
    bytes.append(UInt8(ascii: "\""))
    Escaping.json(text, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// An integer.
  public mutating func value(_ number: Int) { raw(String(number)) }

  /// A number; null when it is none.
  public mutating func value(_ number: Double) { raw(number.isFinite ? number.description : "null") }

  /// A truth value.
  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// `null`.
  public mutating func null() { raw("null") }

  /// A value that is JSON already, on one line.
  public mutating func embed(_ json: String) { raw(json) }

  /// The key of the value that is written next.
  public mutating func key(_ key: String) {
    value(key)
    bytes.append(UInt8(ascii: ":"))
    if !isOnOneLine { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  private mutating func raw(_ text: String) {
    startValue()
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func container(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    startValue()
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  private mutating func startValue() {
    if isAfterKey {
      isAfterKey = false
    } else {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      if depth > 0 { newLine() }
    }
    isFirst = false
  }

  private mutating func newLine() {
    if isOnOneLine { return }
    let length = 1 + 2 * depth
    if length <= Self.lineStart.count {
      bytes.append(contentsOf: Self.lineStart[..<length])
    } else {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: length - 1))
    }
  }

  /// A line feed, and the indentation of all but the deepest values.
  private static let lineStart = [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: " "), count: 32)
}

/// Members of objects.
extension JSONWriter {
  /// A member that is a string; null when there is none.
  public mutating func member(_ key: String, _ text: String?) {
    self.key(key)
    if let text { value(text) } else { null() }
  }

  /// A member that is an integer.
  public mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    value(number)
  }

  /// A member that is a number.
  public mutating func member(_ key: String, _ number: Double) {
    self.key(key)
    value(number)
  }

  /// A member that is a truth value.
  public mutating func member(_ key: String, _ flag: Bool) {
    self.key(key)
    value(flag)
  }

  /// A member that is an array of strings.
  public mutating func member(_ key: String, _ texts: [String]) {
    self.key(key)
    array { json in
      for text in texts { json.value(text) }
    }
  }

  /// A member that is an object; `body` writes its members.
  public mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  /// A member that is an array of objects; `body` writes the members of each.
  public mutating func objects<Elements: Sequence>(
    _ key: String, _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    self.key(key)
    array { json in
      for element in elements { json.object { body(&$0, element) } }
    }
  }
}
