import CEL
import Knowledge
import Syntax

/// How Compose turns scalars into booleans, numbers, sizes and durations.
enum Coercion {
  /// A boolean as Compose accepts it, quoted or not: `true`, `yes`, `on`, `y` and their opposites.
  static func bool(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "y": true
    case "false", "no", "off", "n": false
    default: nil
    }
  }

  /// A number.
  static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, first == 0x2D || first == 0x2E || first.isDigit else {
      return nil
    }
    return Double(text)
  }

  /// A size in bytes: a number with an optional unit of `b`, `k`, `m`, `g`, `t`, `p`, each also with `b` or `ib`
  /// behind; units are powers of 1024, upper or lower case.
  static func bytes(_ text: String) -> Int? {
    let text = text.lowercased()
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "-" }
    guard let number = Double(digits) else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    let power: Int
    switch unit {
    case "", "b": power = 0
    case "k", "kb", "kib": power = 1
    case "m", "mb", "mib": power = 2
    case "g", "gb", "gib": power = 3
    case "t", "tb", "tib": power = 4
    case "p", "pb", "pib": power = 5
    default: return nil
    }
    var bytes = number
    for _ in 0..<power { bytes *= 1024 }
    return Int(exactly: bytes.rounded())
  }

  /// A duration in seconds: numbers with units `us`, `ms`, `s`, `m`, `h`, `d`, one after the other: `1m30s`.
  static func seconds(_ text: String) -> Double? {
    GoDuration.seconds(text, alsoDays: true).flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension ComposeScalar {
  /// The boolean; unknown when it depends on an unset variable, absent when it is none.
  var bool: Fact<Bool> { convert(Coercion.bool) }

  /// The number.
  var number: Fact<Double> { convert(Coercion.number) }

  /// The integer.
  var int: Fact<Int> { convert { Coercion.number($0).flatMap { Int(exactly: $0) } } }

  /// The size in bytes.
  var bytes: Fact<Int> { convert(Coercion.bytes) }

  /// The duration in seconds.
  var seconds: Fact<Double> { convert(Coercion.seconds) }

  private func convert<Result>(_ transform: (String) -> Result?) -> Fact<Result> {
    switch text {
    case .known(let text): transform(text).map { .known($0) } ?? .absent
    case .absent: .absent
    case .unknown: .unknown
    }
  }
}
