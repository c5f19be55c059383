/// Which fixes are applied.
public enum FixLevel: Sendable {
  /// Those that keep behaviour as intended for sure.
  case safe
  /// All of them: somebody looks at the changes.
  case unsafe

  func allows(_ fix: Fix) -> Bool { fix.isSafe || self == .unsafe }
}
