import Syntax

/// The measures that nginx accepts, to the letter: what these refuse, it refuses to start with.
///
/// The manual's "Configuration file measurement units" says what they mean; the limits are those of a 64-bit machine.
enum ValueSyntax {
  /// A number without sign; nil for anything else.
  static func number(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty else { return nil }
    var value = 0
    for byte in text.utf8 {
      guard byte.isDigit else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int(byte - 0x30))
      if overflows || overflowsToo { return nil }
      value = sum
    }
    return value
  }

  /// A size in memory: digits, and `k` or `m`.
  static func size(_ text: some StringProtocol) -> Int? { bytes(text, allowsGigabytes: false) }

  /// A size of a file: digits, and `k`, `m` or `g`.
  static func offset(_ text: some StringProtocol) -> Int? { bytes(text, allowsGigabytes: true) }

  private static func bytes(_ text: some StringProtocol, allowsGigabytes: Bool) -> Int? {
    guard let last = Array(text.utf8).last else { return nil }
    let shift: Int
    switch last.capital {
    case UInt8(ascii: "K"): shift = 10
    case UInt8(ascii: "M"): shift = 20
    case UInt8(ascii: "G") where allowsGigabytes: shift = 30
    default: return number(text)
    }
    guard let value = number(text.dropLast()) else { return nil }
    let (product, overflows) = value.multipliedReportingOverflow(by: 1 << shift)
    return overflows ? nil : product
  }

  /// A time, in seconds or, for directives that count milliseconds, in those. Units go from large to small, each once;
  /// times in milliseconds know neither years nor months.
  static func time(_ text: some StringProtocol, inSeconds: Bool) -> Int? {
    // The rank of the smallest unit so far; 9 after a number without unit, which ends the time.
    var rank = inSeconds ? 0 : 2
    var total = 0
    var value = 0
    var hasDigits = false
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte.isDigit {
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflowsToo) = product.addingReportingOverflow(Int(byte - 0x30))
        if overflows || overflowsToo { return nil }
        value = sum
        hasDigits = true
        continue
      }
      guard let unit = unit(byte, next: bytes.first, inSeconds: inSeconds) else { return nil }
      // Only a year may follow nothing; everything else has to be smaller than what stood before.
      if unit.rank == 1 ? rank > 0 : rank >= (unit.rank == 9 ? 7 : unit.rank) { return nil }
      if unit.rank == 8 { bytes.removeFirst() }
      rank = unit.rank
      guard let sum = adding(value, times: unit.scale(inSeconds: inSeconds), to: total) else { return nil }
      total = sum
      value = 0
      while bytes.first == Byte.space { bytes.removeFirst() }
    }
    return hasDigits ? adding(value, times: inSeconds ? 1 : 1000, to: total) : nil
  }

  private static func adding(_ value: Int, times scale: Int, to total: Int) -> Int? {
    let (product, overflows) = value.multipliedReportingOverflow(by: scale)
    let (sum, overflowsToo) = total.addingReportingOverflow(product)
    return overflows || overflowsToo ? nil : sum
  }

  private struct TimeUnit {
    let rank: Int
    let seconds: Int

    func scale(inSeconds: Bool) -> Int { rank == 8 ? 1 : seconds * (inSeconds ? 1 : 1000) }
  }

  private static func unit(_ byte: UInt8, next: UInt8?, inSeconds: Bool) -> TimeUnit? {
    switch byte {
    case UInt8(ascii: "y"): TimeUnit(rank: 1, seconds: 31_536_000)
    case UInt8(ascii: "M"): TimeUnit(rank: 2, seconds: 2_592_000)
    case UInt8(ascii: "w"): TimeUnit(rank: 3, seconds: 604_800)
    case UInt8(ascii: "d"): TimeUnit(rank: 4, seconds: 86_400)
    case UInt8(ascii: "h"): TimeUnit(rank: 5, seconds: 3600)
    case UInt8(ascii: "m") where next == UInt8(ascii: "s"): inSeconds ? nil : TimeUnit(rank: 8, seconds: 0)
    case UInt8(ascii: "m"): TimeUnit(rank: 6, seconds: 60)
    case UInt8(ascii: "s"): TimeUnit(rank: 7, seconds: 1)
    case Byte.space: TimeUnit(rank: 9, seconds: 1)
    default: nil
    }
  }
}
