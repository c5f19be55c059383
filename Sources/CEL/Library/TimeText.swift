/// Points in time as RFC 3339 text, spans of time as `1h30m` or `5400s`.
enum TimeText {
  // MARK: Timestamps

  /// `2024-02-29T12:00:00.5Z`; nil when the text is not of that form or the time is out of range.
  static func timestamp(_ text: String) -> Timestamp? {
    var reader = Reader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("T") || reader.take("t"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2),
      let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    var nanoseconds: Int64 = 0
    if reader.take(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = fraction
    }
    guard let offset = reader.zone(), reader.isAtEnd else { return nil }
    return Timestamp(seconds: civil.seconds - offset, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
  }

  /// RFC 3339 in UTC, with as many digits of the second's fraction as it has.
  static func text(_ time: Timestamp) -> String {
    let civil = CivilTime(seconds: time.seconds)
    let date = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    let clock = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
    return "\(date)T\(clock)\(fraction(Int64(time.nanoseconds)))Z"
  }

  // MARK: Durations

  /// `1h30m`, `-1.5s`, `20ms`; nil when the text is not of that form or the span is out of range.
  static func duration(_ text: String) -> Duration? {
    var reader = Reader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.isLast("0") { return .zero }
    var total: UInt64 = 0
    repeat {
      guard let part = reader.durationPart() else { return nil }
      let sum = total.addingReportingOverflow(part)
      guard !sum.overflow else { return nil }
      total = sum.partialValue
    } while !reader.isAtEnd
    if isNegative { return total <= Int64.min.magnitude ? .nanoseconds(Int64(truncatingIfNeeded: 0 &- total)) : nil }
    return Int64(exactly: total).map { .nanoseconds($0) }
  }

  /// Seconds, with as many digits of their fraction as there are: `5400s`, `1.5s`.
  static func text(_ span: Duration) -> String {
    let (seconds, attoseconds) = span.components
    let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(fraction(Int64((attoseconds / 1_000_000_000).magnitude)))s"
  }

  // MARK: Digits

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func fraction(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return "." + digits
  }

  /// `-08:00`, `+5:30` or `02:00` as seconds east of UTC; nil for anything else.
  static func offset(_ text: String) -> Int64? {
    var reader = Reader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    guard let hours = reader.number(upTo: 2), reader.take(":"), let minutes = reader.number(2), reader.isAtEnd,
      hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isNegative ? -seconds : seconds
  }
}

/// Reads the parts of times.
private struct Reader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ count: Int) -> Int64? {
    let start = rest.count
    guard let value = number(upTo: count), start - rest.count == count else { return nil }
    return value
  }

  /// A number of at least one digit and at most so many.
  mutating func number(upTo count: Int) -> Int64? {
    var value: Int64 = 0
    var read = 0
    while read < count, let digit = rest.first, digit.isDigit {
      value = value * 10 + Int64(digit - 0x30)
      read += 1
      rest.removeFirst()
    }
    return read == 0 ? nil : value
  }

  /// The digits after a decimal point as billionths; digits beyond are dropped.
  mutating func fraction() -> Int64? {
    var scale: Int64 = 100_000_000
    var value: Int64 = 0
    var isEmpty = true
    while let digit = rest.first, digit.isDigit {
      value += Int64(digit - 0x30) * scale
      scale /= 10
      isEmpty = false
      rest.removeFirst()
    }
    return isEmpty ? nil : value
  }

  /// `Z` or an offset, in seconds east of UTC.
  mutating func zone() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isNegative ? -seconds : seconds
  }

  /// Whether a character is all that is left.
  func isLast(_ character: Unicode.Scalar) -> Bool { rest.count == 1 && rest.first == UInt8(ascii: character) }

  /// A number with its unit, in nanoseconds; what is less than one is dropped.
  mutating func durationPart() -> UInt64? {
    var whole: UInt64 = 0
    var isEmpty = true
    while let digit = rest.first, digit.isDigit {
      let product = whole.multipliedReportingOverflow(by: 10)
      let sum = product.partialValue.addingReportingOverflow(UInt64(digit - 0x30))
      guard !product.overflow, !sum.overflow else { return nil }
      whole = sum.partialValue
      isEmpty = false
      rest.removeFirst()
    }
    var billionths: UInt64 = 0
    if take(".") {
      // `1.` and `.5` both have digits on one side.
      if let digits = fraction() { (billionths, isEmpty) = (UInt64(digits.magnitude), false) }
    }
    guard !isEmpty, let unit = unit() else { return nil }
    let (high, low) = billionths.multipliedFullWidth(by: unit)
    let part = UInt64(1_000_000_000).dividingFullWidth((high, low)).quotient
    let product = whole.multipliedReportingOverflow(by: unit)
    let sum = product.partialValue.addingReportingOverflow(part)
    return product.overflow || sum.overflow ? nil : sum.partialValue
  }

  /// A unit in nanoseconds.
  private mutating func unit() -> UInt64? {
    if take("h") { return 3_600_000_000_000 }
    if take("s") { return 1_000_000_000 }
    if take("m") { return take("s") ? 1_000_000 : 60_000_000_000 }
    if take("n") { return take("s") ? 1 : nil }
    // µ is U+00B5 or U+03BC.
    if rest.starts(with: "\u{B5}s".utf8) || rest.starts(with: "\u{3BC}s".utf8) {
      rest.removeFirst(3)
      return 1000
    }
    if take("u") { return take("s") ? 1000 : nil }
    return nil
  }
}
