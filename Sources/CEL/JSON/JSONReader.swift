/// Why a text cannot be read as JSON, or a typed value of it as a value.
public struct JSONProblem: Error, Hashable, Sendable {
  /// What is wrong, in one line.
  public let message: String

  /// Where, in bytes from the start of the text; nil when it is about a value whose place is forgotten.
  public let offset: Int?

  /// A problem.
  public init(message: String, offset: Int?) {
    self.message = message
    self.offset = offset
  }
}

extension JSONProblem: CustomStringConvertible {
  /// The message with its place.
  public var description: String { offset.map { "\(message) at byte \($0)" } ?? message }
}

/// Reads JSON by RFC 8259: whole numbers become ints (uints past the largest int), others doubles, objects maps in the
/// order of their keys.
struct JSONReader {
  private let text: [UInt8]
  private var offset = 0

  /// How deep arrays and objects may be nested.
  private static let maximumDepth = 100

  private init(_ text: [UInt8]) { self.text = text }

  /// The value of a whole text.
  static func read(_ text: String) throws(JSONProblem) -> Value {
    var reader = JSONReader(Array(text.utf8))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.offset == reader.text.count else { throw reader.unexpected("the end") }
    return value
  }

  // MARK: Bytes

  private var byte: UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private func unexpected(_ expectation: String) -> JSONProblem {
    JSONProblem(
      message: byte == nil ? "the JSON ends where \(expectation) is expected" : "expected \(expectation)",
      offset: offset)
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONProblem) -> Value {
    skipSpace()
    guard depth < Self.maximumDepth else {
      throw JSONProblem(message: "the JSON is nested more than \(Self.maximumDepth) levels deep", offset: offset)
    }
    switch byte.map({ Unicode.Scalar($0) }) {
    case "{": return try object(depth: depth)
    case "[": return try array(depth: depth)
    case "\"": return .string(try string())
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "n": return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: Value) throws(JSONProblem) -> Value {
    guard text[offset...].starts(with: word.utf8) else { throw unexpected("a value") }
    offset += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> Value {
    offset += 1
    var elements: [Value] = []
    skipSpace()
    if take("]") { return .list([]) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw unexpected("',' or ']'") }
    return .list(elements)
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> Value {
    offset += 1
    var builder = MapBuilder()
    skipSpace()
    if take("}") { return .map(.empty) }
    repeat {
      skipSpace()
      let start = offset
      guard byte == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try string()
      skipSpace()
      guard take(":") else { throw unexpected("':'") }
      if builder.insert(.string(key), try value(depth: depth + 1)) != nil {
        throw JSONProblem(message: "the key '\(key)' is given twice", offset: start)
      }
      skipSpace()
    } while take(",")
    guard take("}") else { throw unexpected("',' or '}'") }
    return .map(builder.map)
  }

  // MARK: Numbers

  private mutating func number() throws(JSONProblem) -> Value {
    let start = offset
    _ = take("-")
    let isZero = byte == UInt8(ascii: "0")
    guard digits() else {
      offset = start
      throw unexpected("a value")
    }
    if isZero, text[start..<offset].count(where: \.isDigit) > 1 {
      throw JSONProblem(message: "a number does not start with 0", offset: start)
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard digits() else { throw unexpected("a digit") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard digits() else { throw unexpected("a digit") }
    }
    let digits = String(decoding: text[start..<offset], as: UTF8.self)
    if isWhole, let value = Int64(digits) { return .int(value) }
    if isWhole, let value = UInt64(digits) { return .uint(value) }
    guard let value = Double(digits), value.isFinite else {
      throw JSONProblem(message: "the number does not fit in 64 bits", offset: start)
    }
    return .double(value)
  }

  private mutating func digits() -> Bool {
    let start = offset
    while let byte, byte.isDigit { offset += 1 }
    return offset > start
  }

  // MARK: Strings

  private mutating func string() throws(JSONProblem) -> String {
    let start = offset
    offset += 1
    var content: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case ..<0x20: throw JSONProblem(message: "a control character stands in a string", offset: offset)
      default:
        content.append(byte)
        offset += 1
      }
    }
    throw JSONProblem(message: "the string has no end", offset: start)
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONProblem) {
    let start = offset
    offset += 1
    let letter = byte
    offset += 1
    switch letter.map({ Unicode.Scalar($0) }) {
    case "\"", "\\", "/": content.append(letter ?? 0)
    case "b": content.append(0x08)
    case "f": content.append(0x0C)
    case "n": content.append(0x0A)
    case "r": content.append(0x0D)
    case "t": content.append(0x09)
    case "u":
      var code = try codeUnit(from: start)
      if code & 0xFC00 == 0xD800, take("\\"), take("u") {
        let low = try codeUnit(from: start)
        code = low & 0xFC00 == 0xDC00 ? 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF : code
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw JSONProblem(message: "half of a surrogate pair", offset: start)
      }
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw JSONProblem(message: "unknown escape sequence", offset: start)
    }
  }

  private mutating func codeUnit(from start: Int) throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = byte?.hexadecimalValue else {
        throw JSONProblem(message: "the escape sequence needs 4 digits", offset: start)
      }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }
}
