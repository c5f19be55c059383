/// The functions of strings. Positions count code points; the work is done on UTF-8 bytes.
enum Strings {
  /// The longest text that a function makes of shorter ones, in bytes.
  static let maximumByteCount = 1 << 22

  static func call(_ function: Function, _ operand: Value) -> Value? {
    switch (function, operand) {
    case (.trim, .string(let text)): .string(trim(text))
    case (.quote, .string(let text)): .string(quote(text))
    case (.reverse, .string(let text)): .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
    case (.reverse, .list(let elements)): .list(elements.reversed())
    case (.lowerAscii, .string(let text)): .string(changeCase(text, from: UInt8(ascii: "A")))
    case (.upperAscii, .string(let text)): .string(changeCase(text, from: UInt8(ascii: "a")))
    case (.join, .list(let elements)): join(elements, "")
    case (.base64Encode, .bytes(let bytes)): .string(Base64.encode(bytes))
    case (.base64Decode, .string(let text)):
      Base64.decode(text).map { .bytes($0) } ?? .invalid("base64.decode", "the text is no base64")
    default: nil
    }
  }

  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value? {
    switch (function, left, right) {
    case (.contains, .string(let text), .string(let part)): .bool(ByteSearch.contains(text, part))
    case (.startsWith, .string(let text), .string(let part)): .bool(ByteSearch.isPrefix(part, of: text))
    case (.endsWith, .string(let text), .string(let part)): .bool(ByteSearch.isSuffix(part, of: text))
    case (.matches, .string(let text), .string(let pattern)): matches(text, pattern)
    case (.charAt, .string(let text), .int(let index)): charAt(text, index)
    case (.indexOf, _, _), (.lastIndexOf, _, _), (.substring, _, _), (.split, _, _): call(function, [left, right])
    case (.join, .list(let elements), .string(let separator)): join(elements, separator)
    case (.format, .string(let text), .list(let arguments)): Format.format(text, arguments)
    default: nil
    }
  }

  static func call(_ function: Function, _ arguments: [Value]) -> Value? {
    guard arguments.count >= 2, case .string(let text) = arguments[0] else { return nil }
    let third = arguments.count > 2 ? arguments[2] : nil
    switch (function, arguments[1], third) {
    case (.indexOf, .string(let part), nil): return StringPositions.indexOf(text, part, from: nil)
    case (.indexOf, .string(let part), .int(let start)?): return StringPositions.indexOf(text, part, from: start)
    case (.lastIndexOf, .string(let part), nil): return StringPositions.lastIndexOf(text, part, upTo: nil)
    case (.lastIndexOf, .string(let part), .int(let end)?):
      return StringPositions.lastIndexOf(text, part, upTo: end)
    case (.substring, .int(let start), nil): return StringPositions.substring(text, start, nil)
    case (.substring, .int(let start), .int(let end)?): return StringPositions.substring(text, start, end)
    case (.split, .string(let separator), nil): return split(text, separator, -1)
    case (.split, .string(let separator), .int(let limit)?): return split(text, separator, limit)
    case (.replace, .string(let old), .string(let new)?):
      guard arguments.count > 3 else { return replace(text, old, new, -1) }
      guard arguments.count == 4, case .int(let limit) = arguments[3] else { return nil }
      return replace(text, old, new, limit)
    default: return nil
    }
  }

  private static func matches(_ text: String, _ pattern: String) -> Value {
    switch Pattern.compile(pattern) {
    case .success(let pattern): .bool(pattern.matches(text))
    case .failure(let problem): .invalid("matches", problem.reason)
    }
  }

  private static func charAt(_ text: String, _ index: Int64) -> Value {
    guard let positions = StringPositions.offset(text, index) else {
      return .error(.indexOutOfBounds(String(index)))
    }
    guard let end = StringPositions.offset(text, index + 1) else { return .string("") }
    return .string(StringPositions.slice(text, positions..<end))
  }

  private static func join(_ elements: [Value], _ separator: String) -> Value? {
    let size = elements.count.multipliedReportingOverflow(by: separator.utf8.count)
    guard !size.overflow, size.partialValue <= maximumByteCount else {
      return .invalid("join", "the result is longer than \(maximumByteCount) bytes")
    }
    var result = ""
    for (index, element) in elements.enumerated() {
      guard case .string(let text) = element else { return element.isUnknown ? .unknown : nil }
      if index > 0 { result += separator }
      result += text
    }
    return .string(result)
  }

  private static func split(_ text: String, _ separator: String, _ limit: Int64) -> Value {
    if limit == 0 { return .list([]) }
    if limit == 1 { return .list([.string(text)]) }
    if separator.isEmpty {
      let scalars = Array(text.unicodeScalars)
      let count = limit < 0 ? scalars.count : min(scalars.count, Int(clamping: limit))
      var parts = scalars.prefix(max(0, count - 1)).map { Value.string(String($0)) }
      if count > 0 { parts.append(.string(String(String.UnicodeScalarView(scalars[(count - 1)...])))) }
      return .list(parts)
    }
    let bytes = Array(text.utf8)
    var parts: [Value] = []
    var start = 0
    for match in ByteSearch.matches(of: Array(separator.utf8), in: bytes, limit: limit < 0 ? -1 : limit - 1) {
      parts.append(.string(String(decoding: bytes[start..<match], as: UTF8.self)))
      start = match + separator.utf8.count
    }
    parts.append(.string(String(decoding: bytes[start...], as: UTF8.self)))
    return .list(parts)
  }

  private static func replace(_ text: String, _ old: String, _ new: String, _ limit: Int64) -> Value {
    if limit == 0 { return .string(text) }
    let bytes = Array(text.utf8)
    let replacement = Array(new.utf8)
    // An empty string is found before each code point and at the end.
    let matches =
      old.isEmpty
      ? codePointOffsets(bytes, limit: limit) : ByteSearch.matches(of: Array(old.utf8), in: bytes, limit: limit)
    let size = matches.count.multipliedReportingOverflow(by: replacement.count)
    guard !size.overflow, size.partialValue <= maximumByteCount else {
      return .invalid("replace", "the result is longer than \(maximumByteCount) bytes")
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + size.partialValue)
    var start = 0
    for match in matches {
      result += bytes[start..<match]
      result += replacement
      start = match + old.utf8.count
    }
    result += bytes[start...]
    return .string(String(decoding: result, as: UTF8.self))
  }

  /// Where code points start, and the end, at most so many; a negative limit is none.
  private static func codePointOffsets(_ bytes: [UInt8], limit: Int64) -> [Int] {
    var result: [Int] = []
    for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
      if limit >= 0, result.count >= limit { break }
      result.append(offset)
    }
    return result
  }

  private static func trim(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let rest = scalars.drop { $0.properties.isWhitespace }
    var end = rest.endIndex
    while end > rest.startIndex {
      let previous = rest.index(before: end)
      guard rest[previous].properties.isWhitespace else { break }
      end = previous
    }
    return String(rest[..<end])
  }

  private static func changeCase(_ text: String, from first: UInt8) -> String {
    String(decoding: text.utf8.map { $0 &- first < 26 ? $0 ^ 0x20 : $0 }, as: UTF8.self)
  }

  /// The text in double quotes, with backslashes before what would not read back.
  static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
