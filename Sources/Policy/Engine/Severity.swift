/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// A recommendation.
  case info
  /// Something that will hurt.
  case warning
  /// Something that is broken or open.
  case error

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Orders from info to error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
