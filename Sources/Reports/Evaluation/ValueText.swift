import CEL

/// Values as people who write expressions read them.
public enum ValueText {
  /// The value as it would be written in an expression, on one line: `"a"`, `[1, 2]`, `3u`. Objects are shown by name,
  /// what is no value as `unknown` or `error: …`.
  public static func literal(_ value: Value) -> String {
    switch value {
    case .null, .bool, .int: celString(value)
    case .uint: celString(value) + "u"
    case .double(let number):
      celString(value) + (number.isFinite && celString(value).allSatisfy { $0.isNumber || $0 == "-" } ? ".0" : "")
    case .string(let text): quoted(text)
    case .bytes: "b" + quoted(celString(value))
    case .list(let elements): "[\(elements.map(literal).joined(separator: ", "))]"
    case .map(let map):
      "{\(map.entries.map { "\(literal($0.key)): \(literal($0.value))" }.joined(separator: ", "))}"
    case .object(let object): object.display.isEmpty ? object.schema.name : line(object.display)
    case .absentObject(let name): "absent \(name)"
    case .type(let type): type.spelling
    case .timestamp, .duration: "\(value.runtimeType.spelling)(\(quoted(celString(value))))"
    case .optional(let wrapped): wrapped.map { "optional.of(\(literal($0)))" } ?? "optional.none()"
    case .error(let error): "error: " + line(error.description)
    case .unknown: "unknown"
    }
  }

  /// Text of a linted file for one line of a terminal.
  public static func line(_ text: String) -> String { Escaping.line(text) }

  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    Escaping.json(text, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
