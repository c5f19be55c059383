import Knowledge
import Syntax
import YAML

extension ScalarShape {
  /// What it is, for messages: `a text`.
  var description: String {
    switch self {
    case .bool, .bareBool: "`true` or `false`"
    case .number: "a number"
    case .integer, .looseInteger, .bareCount: "a whole number"
    case .size, .wholeSize, .textSize: "a size such as `512m`"
    case .mode: "permissions such as `0440`"
    case .deviceCount: "a whole number or `all`"
    case .duration: "a duration such as `1m30s`"
    case .textOrNumber, .option: "a text or a number"
    case .textOrBool: "a text or a boolean"
    case .value: "a text, a number or a boolean"
    case .exposedPort, .port, .portRange: "a port"
    default: "a text"
    }
  }

  /// Whether a number or boolean becomes right by being quoted.
  var acceptsText: Bool {
    switch self {
    case .text, .textSize, .path, .commandLine, .mount, .device, .textOrNumber, .option: true
    default: false
    }
  }

  /// Whether a scalar has a type that Compose takes here.
  func acceptsType(of scalar: YAMLScalar) -> Bool {
    switch scalar.resolved {
    case .null: true
    case .string:
      switch self {
      case .bareBool, .bareCount: false
      default: true
      }
    case .bool:
      switch self {
      case .bool, .bareBool, .textOrBool, .value: true
      default: false
      }
    case .int:
      switch self {
      case .textOrNumber, .value, .option, .number, .integer, .looseInteger, .bareCount, .size, .wholeSize, .mode,
        .deviceCount, .port, .exposedPort, .portRange:
        true
      default: false
      }
    case .double:
      switch self {
      case .textOrNumber, .value, .option, .number, .integer, .looseInteger, .size, .port, .exposedPort: true
      default: false
      }
    }
  }

  /// What is wrong with a text that holds no variables; nil when nothing is.
  ///
  /// - Parameter isText: whether it is a text also for YAML, not a number.
  func fault(in text: String, key: String, isText: Bool) -> String? {
    switch self {
    case .text, .textOrNumber, .textOrBool, .value, .option, .bareBool: return nil
    case .path: return text.isEmpty ? "`\(key)` must not be empty" : nil
    case .commandLine:
      return CommandLineText.isComplete(text)
        ? nil : "`\(key)` cannot be split into words: a quote or a parenthesis is left open"
    case .mode:
      let isOctal = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x37).contains($0) }
      return isOctal || !isText ? nil : expectation(key)
    case .deviceCount: return text.lowercased() == "all" || Int(text) != nil ? nil : expectation(key)
    case .looseInteger(let minimum):
      guard let number = isText ? Int(text).map(Double.init) : Coercion.number(text) else { return expectation(key) }
      return minimum.map { number < Double($0) } ?? false ? "`\(key)` must be at least \(minimum ?? 0)" : nil
    case .bareCount: return (Int(text) ?? -1) < 0 ? "`\(key)` must not be negative" : nil
    case .bool: return Coercion.bool(text) == nil ? expectation(key) : nil
    case .number: return Coercion.number(text) == nil ? expectation(key) : nil
    case .integer(let range):
      guard let number = Coercion.number(text), number == number.rounded() else { return expectation(key) }
      guard let range, number < Double(range.lowerBound) || number > Double(range.upperBound) else { return nil }
      return range.upperBound == Int.max
        ? "`\(key)` must not be negative" : "`\(key)` must lie between \(range.lowerBound) and \(range.upperBound)"
    case .size, .wholeSize, .textSize: return Coercion.bytes(text) == nil ? expectation(key) : nil
    case .duration: return Coercion.seconds(text) == nil ? expectation(key) : nil
    case .choice(let words):
      if words.contains(text) { return nil }
      let list = words.map { "`\($0)`" }
      return "`\(key)` must be \(list.dropLast().joined(separator: ", ")) or \(list.last ?? ""), not `\(text)`"
    case .pullPolicy: return ScalarShape.isPullPolicy(text) ? nil : "`\(text)` is no pull policy: `always`, `missing` …"
    case .port: return PortSyntax.fault(in: text)
    case .exposedPort: return PortSyntax.exposedFault(in: text)
    case .portRange: return PortSyntax.isRange(text) ? nil : "`\(text)` is no port"
    case .mount: return MountSyntax.fault(in: text)
    case .device:
      let count = text.split(separator: ":", omittingEmptySubsequences: false).count
      return text.isEmpty || (count > 3 && !text.contains("=")) ? "`\(text)` is no device: write `HOST:CONTAINER`" : nil
    case .address: return IPAddress.isValid(text) ? nil : "`\(text)` is no IP address"
    }
  }

  private func expectation(_ key: String) -> String { "`\(key)` must be \(description)" }

  /// The words that Compose looks for; `every_` has a duration behind it.
  private static func isPullPolicy(_ text: String) -> Bool {
    let words = [
      "always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly", "every_",
    ]
    return words.contains { text.hasPrefix($0) }
  }
}

/// Addresses of the internet protocols (RFC 4291, section 2.2).
enum IPAddress {
  /// Whether a text is an address of version 4 or 6, brackets allowed around the latter.
  static func isValid(_ text: String) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]") { return isVersion6(text.dropFirst().dropLast()) }
    return text.contains(":") ? isVersion6(text[...]) : isVersion4(text[...])
  }

  private static func isVersion4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.count <= 3 && part.utf8.allSatisfy(\.isDigit) && (Int(part).map { $0 <= 255 } ?? false)
      }
  }

  private static func isVersion6(_ text: Substring) -> Bool {
    // A zone says on which link the address holds.
    let text = text.prefix { $0 != "%" }
    var groups = text.split(separator: ":", omittingEmptySubsequences: false)
    let isShortened = text.hasDoubleColon
    var count = 0
    if let last = groups.last, last.contains(".") {
      guard isVersion4(last) else { return false }
      groups.removeLast()
      count = 2
    }
    let isHexadecimal = groups.allSatisfy { group in
      group.utf8.count <= 4 && group.utf8.allSatisfy { $0.isDigit || (0x61...0x66).contains($0 | 0x20) }
    }
    count += groups.filter { !$0.isEmpty }.count
    return isHexadecimal && (isShortened ? count < 8 : count == 8)
  }
}

extension Substring {
  /// Whether `::` is in it.
  fileprivate var hasDoubleColon: Bool {
    var wasColon = false
    for byte in utf8 {
      if byte == UInt8(ascii: ":"), wasColon { return true }
      wasColon = byte == UInt8(ascii: ":")
    }
    return false
  }
}
