import Policy

/// What each format calls a severity, side by side. JSON, compact, checkstyle and JUnit use the word that options
/// and rule files use.
extension Severity {
  /// The word at the head of a finding and in the closing line of the pretty format.
  var prettyWord: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// SARIF's `level`.
  var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// The score from 0 to 10 that code-scanning services sort security findings by: high, medium, low.
  var sarifSecuritySeverity: String {
    switch self {
    case .error: "8.0"
    case .warning: "5.0"
    case .info: "2.0"
    }
  }

  /// SARIF's `rank`, from 0 to 100: what to look at first among all results. Faults that are open to attackers come before
  /// others that are as bad.
  func sarifRank(_ rule: RuleInfo) -> Double {
    let base: Double =
      switch self {
      case .error: 80
      case .warning: 50
      case .info: 20
      }
    return base + (rule.category == "security" ? 10 : 0) + (rule.profile == .recommended ? 5 : 0)
  }

  /// The command of GitHub Actions that makes an annotation.
  var workflowCommand: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// Code Quality's `severity`, which knows `blocker`, `critical`, `major`, `minor` and `info`.
  var gitLabWord: String {
    switch self {
    case .error: "critical"
    case .warning: "major"
    case .info: "info"
    }
  }

  /// The colour of the severity in a terminal.
  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .note
    }
  }
}
