/// A time zone as POSIX writes it in `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRule {
  /// Seconds east of UTC without daylight saving time.
  private let standard: Int64
  private let daylight: Daylight?

  private struct Daylight {
    let offset: Int64
    let start, end: Change
  }

  /// When the clocks change, in local time.
  private struct Change {
    enum Day {
      /// A day of the week: month, week (5 is the last), day.
      case weekday(month: Int64, week: Int64, day: Int64)
      /// 1 to 365, 29 February never counted.
      case julian(Int64)
      /// 0 to 365.
      case zeroBased(Int64)
    }

    let day: Day
    /// Seconds after midnight; may be negative or beyond the day.
    let time: Int64

    /// Seconds from the start of 1970, local time, to the change in a year.
    func seconds(in year: Int64) -> Int64 {
      let first = CivilTime.days(year: year, month: 1, day: 1)
      let days: Int64
      switch day {
      case .julian(let number): days = first + number - 1 + (CivilTime.isLeap(year) && number >= 60 ? 1 : 0)
      case .zeroBased(let number): days = first + number
      case .weekday(let month, let week, let weekday):
        let start = CivilTime.days(year: year, month: month, day: 1)
        let startWeekday = start + 4 - CivilTime.floorDivide(start + 4, 7) * 7
        var date = (weekday - startWeekday + 7) % 7 + (week - 1) * 7
        while date >= CivilTime.daysIn(month, of: year) { date -= 7 }
        days = start + date
      }
      return days * 86_400 + time
    }
  }

  /// A rule; nil when the text is none.
  init?(_ text: String) {
    var rest = text[...].utf8
    guard Self.name(&rest), let offset = Self.time(&rest) else { return nil }
    standard = -offset
    guard !rest.isEmpty else {
      daylight = nil
      return
    }
    guard Self.name(&rest) else { return nil }
    var saving = standard + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let offset = Self.time(&rest) else { return nil }
      saving = -offset
    }
    guard let start = Self.change(&rest), let end = Self.change(&rest), rest.isEmpty else { return nil }
    daylight = Daylight(offset: saving, start: start, end: end)
  }

  /// Seconds east of UTC at a number of seconds since 1970.
  func offset(at time: Int64) -> Int64 {
    guard let daylight else { return standard }
    let year = CivilTime(seconds: time + standard).year
    let start = daylight.start.seconds(in: year) - standard
    let end = daylight.end.seconds(in: year) - daylight.offset
    // South of the equator it starts in one year and ends in the next.
    let isDaylight = start < end ? start <= time && time < end : time >= start || time < end
    return isDaylight ? daylight.offset : standard
  }

  // MARK: Reading

  private typealias Text = Substring.UTF8View

  private static func take(_ character: Unicode.Scalar, _ rest: inout Text) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// `CET` or `<+03>`.
  private static func name(_ rest: inout Text) -> Bool {
    if take("<", &rest) {
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: ">") { return true }
      }
      return false
    }
    let count = rest.count
    while let byte = rest.first, byte.isNameStart { rest.removeFirst() }
    return rest.count < count
  }

  private static func number(_ rest: inout Text) -> Int64? {
    var value: Int64?
    while let digit = rest.first, digit.isDigit, value ?? 0 < 10_000 {
      value = (value ?? 0) * 10 + Int64(digit - 0x30)
      rest.removeFirst()
    }
    return value
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func time(_ rest: inout Text) -> Int64? {
    let isNegative = take("-", &rest)
    if !isNegative { _ = take("+", &rest) }
    guard let hours = number(&rest) else { return nil }
    var seconds = hours * 3600
    if take(":", &rest) {
      guard let minutes = number(&rest) else { return nil }
      seconds += minutes * 60
      if take(":", &rest) {
        guard let part = number(&rest) else { return nil }
        seconds += part
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M3.5.0/2`, `,J60` or `,59`.
  private static func change(_ rest: inout Text) -> Change? {
    guard take(",", &rest) else { return nil }
    let day: Change.Day
    if take("M", &rest) {
      guard let month = number(&rest), take(".", &rest), let week = number(&rest), take(".", &rest),
        let weekday = number(&rest), (1...12).contains(month), (1...5).contains(week), weekday < 7
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else if take("J", &rest) {
      guard let number = number(&rest), (1...365).contains(number) else { return nil }
      day = .julian(number)
    } else {
      guard let number = number(&rest), number <= 365 else { return nil }
      day = .zeroBased(number)
    }
    var time: Int64 = 2 * 3600
    if take("/", &rest) {
      guard let given = self.time(&rest) else { return nil }
      time = given
    }
    return Change(day: day, time: time)
  }
}
