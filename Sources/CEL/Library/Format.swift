#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `text.format(list)`: `%s`, `%d`, `%f`, `%e`, `%b`, `%o`, `%x`, `%X`, `%%`, with a precision for `%f` and `%e`.
enum Format {
  /// The most digits after the decimal point.
  private static let maximumPrecision = 1000

  static func format(_ text: String, _ arguments: [Value]) -> Value {
    if arguments.contains(where: \.isUnknown) { return .unknown }
    var result: [UInt8] = []
    var rest = text[...].utf8
    var next = 0
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      if rest.first == UInt8(ascii: "%") {
        result.append(byte)
        rest.removeFirst()
        continue
      }
      var precision: Int?
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        guard let first = rest.first, first.isDigit else {
          return .invalid("format", "a precision has digits after its point")
        }
        var digits = 0
        while let digit = rest.first, digit.isDigit, digits <= maximumPrecision {
          digits = digits * 10 + Int(digit - 0x30)
          rest.removeFirst()
        }
        guard digits <= maximumPrecision else { return .invalid("format", "the precision is too large") }
        precision = digits
      }
      guard let verb = rest.popFirst() else { return .invalid("format", "the text ends in the middle of a clause") }
      guard next < arguments.count else { return .error(.indexOutOfBounds(String(next))) }
      guard let clause = clause(verb, precision, arguments[next]) else {
        let name = String(decoding: [UInt8(ascii: "%"), verb], as: UTF8.self)
        return .invalid("format", "\(name) does not take \(arguments[next].runtimeType.valueName)")
      }
      next += 1
      result += clause.utf8
      guard result.count <= Strings.maximumByteCount else {
        return .invalid("format", "the result is longer than \(Strings.maximumByteCount) bytes")
      }
    }
    return .string(String(decoding: result, as: UTF8.self))
  }

  private static func clause(_ verb: UInt8, _ precision: Int?, _ value: Value) -> String? {
    switch Unicode.Scalar(verb) {
    case "s": text(value)
    case "d": decimal(value)
    case "f": fixed(value, precision ?? 6)
    case "e": scientific(value, precision ?? 6)
    case "b": radix(value, 2)
    case "o": radix(value, 8)
    case "x": hexadecimal(value, isUppercase: false)
    case "X": hexadecimal(value, isUppercase: true)
    default: nil
    }
  }

  /// `%s`: any value; lists and maps in brackets, the keys of maps in order.
  private static func text(_ value: Value) -> String? {
    switch value {
    case .double(let number): return NumberText.positional(number)
    case .duration(let span): return seconds(span)
    case .bytes(let bytes): return repaired(bytes)
    case .list(let elements):
      let parts = elements.compactMap(text)
      return parts.count == elements.count ? "[\(parts.joined(separator: ", "))]" : nil
    case .map(let map):
      var parts: [(key: String, value: String)] = []
      for entry in map.entries {
        guard let key = text(entry.key), let value = text(entry.value) else { return nil }
        parts.append((key, value))
      }
      parts.sort { $0.key.precedesByCodePoints($1.key) }
      return "{\(parts.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .error, .unknown, .optional: return nil
    default: return celString(value)
    }
  }

  /// The seconds of a duration as a double would hold them.
  private static func seconds(_ span: Duration) -> String {
    let (seconds, attoseconds) = span.components
    return NumberText.positional(Double(seconds) + Double(attoseconds / 1_000_000_000) / 1e9) + "s"
  }

  /// Bytes as text, with one replacement character for each run of bytes that is no UTF-8.
  private static func repaired(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var wasBroken = false
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar):
        text.append(scalar)
        wasBroken = false
      case .emptyInput: return String(text)
      case .error:
        if !wasBroken { text.append("\u{FFFD}") }
        wasBroken = true
      }
    }
  }

  /// `%d`: numbers, without an exponent.
  private static func decimal(_ value: Value) -> String? {
    switch value {
    case .int, .uint: celString(value)
    case .double(let number): NumberText.positional(number)
    default: nil
    }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .double(let number): number
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }

  private static func fixed(_ value: Value, _ precision: Int) -> String? {
    guard let number = number(value) else { return nil }
    return number.isFinite ? print(number, precision, "%.*f") : NumberText.shortest(number)
  }

  private static func scientific(_ value: Value, _ precision: Int) -> String? {
    guard let number = number(value) else { return nil }
    return number.isFinite ? print(number, precision, "%.*e") : NumberText.shortest(number)
  }

  /// A number as the C library writes it, which rounds the exact value; the locale is never set, so the point is one.
  private static func print(_ number: Double, _ precision: Int, _ format: String) -> String {
    // 309 digits before the point, sign, point and exponent.
    var buffer = [CChar](repeating: 0, count: 330 + precision)
    let size = buffer.count
    let count = withVaList([CInt(clamping: precision), number]) { vsnprintf(&buffer, size, format, $0) }
    return String(decoding: buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func radix(_ value: Value, _ radix: Int) -> String? {
    switch value {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    case .bool(let flag) where radix == 2: flag ? "1" : "0"
    default: nil
    }
  }

  private static func hexadecimal(_ value: Value, isUppercase: Bool) -> String? {
    switch value {
    case .int(let number): String(number, radix: 16, uppercase: isUppercase)
    case .uint(let number): String(number, radix: 16, uppercase: isUppercase)
    case .string(let text): hexadecimal(text.utf8, isUppercase)
    case .bytes(let bytes): hexadecimal(bytes, isUppercase)
    default: nil
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>, _ isUppercase: Bool) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: isUppercase)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
