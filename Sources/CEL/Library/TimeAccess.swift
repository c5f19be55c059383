/// `getFullYear()` and its like, of points in time and of durations.
enum TimeAccess {
  static func call(_ function: Function, _ operand: Value, zone: Value?) -> Value? {
    switch operand {
    case .timestamp(let time):
      var offset: Int64 = 0
      if let zone {
        guard case .string(let name) = zone else { return nil }
        guard let known = TimeZoneOffset.seconds(eastOfUTC: name, at: time.seconds) else {
          return .invalid("\(function)", TimeZoneFile.reason(whyUnknown: name))
        }
        offset = known
      }
      return part(function, time, offset).map { .int($0) }
    case .duration(let span): return zone == nil ? part(function, span).map { .int($0) } : nil
    default: return nil
    }
  }

  private static func part(_ function: Function, _ time: Timestamp, _ offset: Int64) -> Int64? {
    let civil = CivilTime(seconds: time.seconds + offset)
    return switch function {
    case .getFullYear: civil.year
    case .getMonth: civil.month - 1
    case .getDate: civil.day
    case .getDayOfMonth: civil.day - 1
    case .getDayOfWeek: civil.dayOfWeek
    case .getDayOfYear: civil.dayOfYear
    case .getHours: civil.hour
    case .getMinutes: civil.minute
    case .getSeconds: civil.second
    case .getMilliseconds: Int64(time.nanoseconds) / 1_000_000
    default: nil
    }
  }

  private static func part(_ function: Function, _ span: Duration) -> Int64? {
    let (seconds, attoseconds) = span.components
    return switch function {
    case .getHours: seconds / 3600
    case .getMinutes: seconds / 60
    case .getSeconds: seconds
    case .getMilliseconds: attoseconds / 1_000_000_000_000_000
    default: nil
    }
  }
}

/// How far a time zone is from UTC at a point in time.
enum TimeZoneOffset {
  /// Seconds east of UTC; nil for a zone that the system does not know.
  static func seconds(eastOfUTC zone: String, at time: Int64) -> Int64? {
    if zone == "UTC" || zone == "Z" || zone.isEmpty { return 0 }
    if let offset = TimeText.offset(zone) { return offset }
    return TimeZoneFile(named: zone)?.offset(at: time)
  }
}
