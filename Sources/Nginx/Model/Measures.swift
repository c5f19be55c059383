import CEL
import Syntax

/// Reads the values that nginx's directives take.
enum Measures {
  /// A size in bytes: `10m`, `64k`, `1g`, `4096`; unknown where variables decide, absent where it is none.
  static func size(_ text: String) -> Fact<Int> {
    if text.utf8.contains(Byte.dollar) { return .unknown }
    let units: [Character: Int] = ["k": 1 << 10, "K": 1 << 10, "m": 1 << 20, "M": 1 << 20, "g": 1 << 30, "G": 1 << 30]
    guard let last = text.last else { return .absent }
    let unit = units[last]
    guard let number = Int(unit == nil ? text[...] : text.dropLast()), number >= 0 else { return .absent }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
    return overflows ? .absent : .known(bytes)
  }

  /// A time in seconds: `30`, `30s`, `1h30m`, `1y`; what is left of a second is cut off (`500ms` is 0).
  static func seconds(_ text: String) -> Fact<Int> {
    if text.utf8.contains(Byte.dollar) { return .unknown }
    var milliseconds = 0
    var rest = text[...]
    guard !rest.isEmpty else { return .absent }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { return .absent }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(unit.count).drop { $0 == " " }
      guard let factor = millisecondsPerUnit(unit) else { return .absent }
      let (product, overflows) = number.multipliedReportingOverflow(by: factor)
      let (sum, overflowsToo) = milliseconds.addingReportingOverflow(product)
      if overflows || overflowsToo { return .absent }
      milliseconds = sum
    }
    return .known(milliseconds / 1000)
  }

  /// `on` and `off`; unknown for anything else.
  static func flag(_ text: String?) -> Fact<Bool> {
    switch text?.lowercased() {
    case "on": .known(true)
    case "off": .known(false)
    default: .unknown
    }
  }

  /// A number; unknown where variables decide, absent where it is none.
  static func number(_ text: String?) -> Fact<Int> {
    guard let text else { return .absent }
    if text.utf8.contains(Byte.dollar) { return .unknown }
    return Int(text).map { .known($0) } ?? .absent
  }

  private static func millisecondsPerUnit(_ unit: Substring) -> Int? {
    switch unit {
    case "ms": 1
    case "", "s": 1000
    case "m": 60_000
    case "h": 3_600_000
    case "d": 86_400_000
    case "w": 604_800_000
    case "M": 2_592_000_000
    case "y": 31_536_000_000
    default: nil
    }
  }
}
