extension Value {
  /// The value as JSON with its type, the form of `stacklint eval --format json`: `{"type":"int","value":3}`.
  ///
  /// Lists and maps hold such typed values, maps as a list of `{"key":…,"value":…}`. Integers past 2^53 are digits in a
  /// string, bytes base64, timestamps RFC 3339, durations seconds such as `"3.5s"`, types their names, an optional its
  /// typed value or null; an error is `{"error":"…"}`.
  public var typedJSON: String {
    var json = ""
    writeTypedJSON(to: &json)
    return json
  }

  private func writeTypedJSON(to json: inout String) {
    switch self {
    case .error(let error): json += "{\"error\":\(JSONText.quoted(error.description))}"
    case .unknown: json += "{\"type\":\"unknown\",\"value\":null}"
    default:
      json += "{\"type\":\(JSONText.quoted(runtimeType.valueName)),\"value\":"
      writeContent(to: &json)
      json += "}"
    }
  }

  private func writeContent(to json: inout String) {
    switch self {
    case .null, .absentObject, .error, .unknown: json += "null"
    case .bool(let value): json += value ? "true" : "false"
    case .int(let value): json += value.magnitude > 1 << 53 ? "\"\(value)\"" : "\(value)"
    case .uint(let value): json += value > 1 << 53 ? "\"\(value)\"" : "\(value)"
    case .double(let value): json += value.isFinite ? "\(value)" : JSONText.quoted(NumberText.shortest(value))
    case .string(let value): json += JSONText.quoted(value)
    case .bytes(let value): json += JSONText.quoted(Base64.encode(value))
    case .list(let elements):
      json += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { json += "," }
        element.writeTypedJSON(to: &json)
      }
      json += "]"
    case .map(let map):
      json += "["
      for (index, entry) in map.entries.enumerated() {
        json += index > 0 ? ",{\"key\":" : "{\"key\":"
        entry.key.writeTypedJSON(to: &json)
        json += ",\"value\":"
        entry.value.writeTypedJSON(to: &json)
        json += "}"
      }
      json += "]"
    case .object(let object): json += JSONText.quoted(object.display)
    case .type(let type): json += JSONText.quoted(type.valueName)
    case .timestamp(let value): json += JSONText.quoted(TimeText.text(value))
    case .duration(let value): json += JSONText.quoted(TimeText.text(value))
    case .optional(let wrapped):
      if let wrapped { wrapped.writeTypedJSON(to: &json) } else { json += "null" }
    }
  }
}

/// Strings of JSON.
enum JSONText {
  /// A text in quotes, escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
