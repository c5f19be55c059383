/// Computes functions of values that are neither errors nor unknown.
///
/// Which overload is meant follows from the values, so that checked and unchecked expressions run the same code; what
/// fits no overload is an error.
enum Library {
  static func call(_ function: Function, _ arguments: [Value]) -> Value {
    switch arguments.count {
    case 1: call(function, arguments[0])
    case 2: call(function, arguments[0], arguments[1])
    default: callAny(function, arguments)
    }
  }

  static func call(_ function: Function, _ operand: Value) -> Value {
    let result: Value? =
      switch function {
      case .negate: Arithmetic.negate(operand)
      case .size: size(operand)
      case .type: .type(operand.runtimeType)
      case .dyn: operand
      case .toBool, .toInt, .toUint, .toDouble, .toString, .toBytes, .toTimestamp, .toDuration:
        Conversions.call(function, operand)
      case .join, .trim, .quote, .reverse, .lowerAscii, .upperAscii, .base64Encode, .base64Decode:
        Strings.call(function, operand)
      case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes,
        .getSeconds, .getMilliseconds:
        TimeAccess.call(function, operand, zone: nil)
      case .optionalOf, .optionalOfNonZeroValue, .hasValue, .value, .unwrapOptionals:
        Optionals.call(function, operand)
      case .distinct, .sort, .flatten, .range, .first, .last: Lists.call(function, operand)
      default: Mathematics.call(function, operand)
      }
    return result ?? noOverload(function, [operand])
  }

  static func call(_ function: Function, _ left: Value, _ right: Value) -> Value {
    let result: Value? =
      switch function {
      case .add, .subtract, .multiply, .divide, .remainder: Arithmetic.call(function, left, right)
      case .contains, .startsWith, .endsWith, .charAt, .indexOf, .lastIndexOf, .join, .split, .substring,
        .format:
        Strings.call(function, left, right)
      case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours, .getMinutes,
        .getSeconds, .getMilliseconds:
        TimeAccess.call(function, left, zone: right)
      case .or, .orValue: Optionals.call(function, left, right)
      case .setContains, .setEquivalent, .setIntersects: Lists.call(function, left, right)
      default: Mathematics.call(function, left, right)
      }
    return result ?? noOverload(function, [left, right])
  }

  private static func callAny(_ function: Function, _ arguments: [Value]) -> Value {
    let result: Value? =
      switch function {
      case .optionalNone: arguments.isEmpty ? .optional(nil) : nil
      case .indexOf, .lastIndexOf, .split, .substring, .replace: Strings.call(function, arguments)
      case .slice: Lists.slice(arguments)
      case .greatest, .least: Mathematics.extreme(function, arguments)
      default: nil
      }
    return result ?? noOverload(function, arguments)
  }

  private static func noOverload(_ function: Function, _ arguments: [Value]) -> Value {
    .error(.noSuchOverload(function: FunctionCatalogue.spelling(of: function), types: arguments.map(\.runtimeType)))
  }

  private static func size(_ operand: Value) -> Value? {
    switch operand {
    case .string(let text): .int(Int64(text.codePointCount))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let elements): .int(Int64(elements.count))
    case .map(let map): .int(Int64(map.entries.count))
    default: nil
    }
  }
}

extension Value {
  /// An error about an argument that a function cannot work with.
  static func invalid(_ function: String, _ reason: String) -> Value {
    .error(.invalidArgument(function: function, reason: reason))
  }
}
