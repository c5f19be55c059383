/// How a run ends.
enum ExitStatus: Int32, Error {
  /// Nothing at or above the threshold.
  case success = 0
  /// Findings at or above the threshold.
  case findings = 1
  /// The run itself failed.
  case failure = 2
}

/// Something that keeps the run from being carried out; shown as it is, on standard error.
struct RunFailure: Error {
  let message: String

  init(_ message: String) { self.message = "stacklint: " + message }

  /// Problems of a rule file or a configuration: each names its file, line and column, so nothing is put before it.
  init(problems: [String]) { message = problems.joined(separator: "\n") }
}
