import Policy

/// What each format calls a severity, side by side. JSON and compact use the word that options and rule files use.
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

  /// The colour of the severity in a terminal.
  var style: Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .note
    }
  }
}
