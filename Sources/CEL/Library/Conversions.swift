/// Conversions between types, and values as text.
enum Conversions {
  static func call(_ function: Function, _ operand: Value) -> Value? {
    switch function {
    case .toBool: toBool(operand)
    case .toInt: toInt(operand)
    case .toUint: toUint(operand)
    case .toDouble: toDouble(operand)
    case .toString: toString(operand)
    case .toBytes: toBytes(operand)
    case .toTimestamp: toTimestamp(operand)
    default: toDuration(operand)
    }
  }

  private static func toBool(_ operand: Value) -> Value? {
    switch operand {
    case .bool: return operand
    case .string("1"), .string("t"), .string("T"), .string("true"), .string("TRUE"), .string("True"):
      return .bool(true)
    case .string("0"), .string("f"), .string("F"), .string("false"), .string("FALSE"), .string("False"):
      return .bool(false)
    case .string(let text): return .invalid("bool", "'\(text)' is neither true nor false")
    default: return nil
    }
  }

  private static func toInt(_ operand: Value) -> Value? {
    switch operand {
    case .int: return operand
    case .uint(let value): return Int64(exactly: value).map { .int($0) } ?? .error(.overflow)
    case .double(let value): return whole(value).map { .int($0) } ?? .error(.overflow)
    case .string(let text): return Int64(text).map { .int($0) } ?? .invalid("int", "'\(text)' is no int")
    case .timestamp(let value): return .int(value.seconds)
    default: return nil
    }
  }

  private static func toUint(_ operand: Value) -> Value? {
    switch operand {
    case .uint: return operand
    case .int(let value): return UInt64(exactly: value).map { .uint($0) } ?? .error(.overflow)
    case .double(let value): return (value < 0 ? nil : whole(value)).map { .uint($0) } ?? .error(.overflow)
    case .string(let text): return UInt64(text).map { .uint($0) } ?? .invalid("uint", "'\(text)' is no uint")
    default: return nil
    }
  }

  /// A double without its fraction; nil outside of the integers. The bounds themselves are out, because a double next
  /// to them may stand for an integer beyond.
  private static func whole<T: FixedWidthInteger>(_ value: Double) -> T? {
    let truncated = value.rounded(.towardZero)
    guard let result = T(exactly: truncated) else { return nil }
    return T.isSigned && result == .min ? nil : result
  }

  private static func toDouble(_ operand: Value) -> Value? {
    switch operand {
    case .double: return operand
    case .int(let value): return .double(Double(value))
    case .uint(let value): return .double(Double(value))
    case .string(let text):
      guard !text.utf8.contains(where: { $0 <= 0x20 }), let value = Double(text) else {
        return .invalid("double", "'\(text)' is no number")
      }
      // "inf" means infinity; digits that do not fit do not.
      if value.isInfinite, text.utf8.contains(where: \.isDigit) {
        return .invalid("double", "'\(text)' is out of range")
      }
      return .double(value)
    default: return nil
    }
  }

  private static func toString(_ operand: Value) -> Value? {
    switch operand {
    case .string: return operand
    case .bool, .int, .uint, .double, .timestamp, .duration: return .string(celString(operand))
    case .bytes(let bytes):
      return String(validating: bytes, as: UTF8.self).map { .string($0) }
        ?? .invalid("string", "the bytes are no UTF-8")
    default: return nil
    }
  }

  private static func toBytes(_ operand: Value) -> Value? {
    switch operand {
    case .bytes: return operand
    case .string(let text): return .bytes(Array(text.utf8))
    default: return nil
    }
  }

  private static func toTimestamp(_ operand: Value) -> Value? {
    switch operand {
    case .timestamp: return operand
    case .int(let seconds): return Timestamp(seconds: seconds).map { .timestamp($0) } ?? .error(.overflow)
    case .string(let text):
      return TimeText.timestamp(text).map { .timestamp($0) } ?? .invalid("timestamp", "'\(text)' is no point in time")
    default: return nil
    }
  }

  private static func toDuration(_ operand: Value) -> Value? {
    switch operand {
    case .duration: return operand
    case .string(let text):
      return TimeText.duration(text).map { .duration($0) } ?? .invalid("duration", "'\(text)' is no span of time")
    default: return nil
    }
  }
}

/// A value as `string()` would give it, and what that cannot convert as a message shows it: objects by their `display`,
/// lists with commas.
public func celString(_ value: Value) -> String {
  switch value {
  case .null: return "null"
  case .bool(let value): return value ? "true" : "false"
  case .int(let value): return String(value)
  case .uint(let value): return String(value)
  case .double(let value): return NumberText.shortest(value)
  case .string(let value): return value
  case .bytes(let value): return String(decoding: value, as: UTF8.self)
  case .list(let elements): return elements.map(celString).joined(separator: ", ")
  case .map(let map):
    return map.entries.map { "\(celString($0.key)): \(celString($0.value))" }.joined(separator: ", ")
  case .object(let object): return object.display
  case .absentObject: return ""
  case .type(let type): return type.valueName
  case .timestamp(let value): return TimeText.text(value)
  case .duration(let value): return TimeText.text(value)
  case .optional(let wrapped): return wrapped.map(celString) ?? ""
  case .error(let error): return error.description
  case .unknown: return "unknown"
  }
}
