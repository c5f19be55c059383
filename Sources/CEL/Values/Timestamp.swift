/// A point in time, between the years 1 and 9999, to the nanosecond.
public struct Timestamp: Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z; before that negative.
  public let seconds: Int64

  /// Nanoseconds after `seconds`: 0 ..< 1,000,000,000.
  public let nanoseconds: Int32

  /// 1970-01-01T00:00:00Z.
  public static let epoch = Timestamp(uncheckedSeconds: 0, nanoseconds: 0)

  private init(uncheckedSeconds seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// A point in time; nil outside of the years 1 to 9999 or with nanoseconds that are not less than a second.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard (-62_135_596_800...253_402_300_799).contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
      return nil
    }
    self.init(uncheckedSeconds: seconds, nanoseconds: nanoseconds)
  }
}

extension Timestamp: Comparable {
  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
