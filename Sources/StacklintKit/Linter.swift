import BuiltinRules
import Policy
import Reports

/// Lints Dockerfiles, Compose files and nginx configuration from within another program.
///
///     let linter = try Linter()
///     for finding in try linter.lint(text: "FROM nginx\n", path: "Dockerfile").findings {
///       print("\(finding.start.line): \(finding.message)")
///     }
///
/// Making a linter reads what its options name; it may then be used as often as you like, from any thread. Nothing is
/// written, nothing is downloaded, no program is started but ShellCheck, where a configuration asks for it.
public struct Linter: Sendable {
  private let run: LintRun

  /// A linter.
  ///
  /// - Throws: `LintError` when an option names a rule, a directory or a file that does not exist or is broken.
  public init(_ options: LinterOptions = LinterOptions()) throws(LintError) {
    do {
      run = LintRun(try options.policies(), environment: options.environment)
    } catch {
      throw LintError(messages: error.messages)
    }
  }

  /// Lints one text.
  ///
  /// - Parameters:
  ///   - text: the contents of a file.
  ///   - path: the path that it counts as. Its name tells the language; files that it refers to, and its
  ///     configuration, are looked for around it.
  /// - Throws: `LintError` when a configuration is broken.
  public func lint(text: String, path: String) throws(LintError) -> LintResult {
    try lint(.text(path: path, bytes: Array(text.utf8)))
  }

  /// Lints files and directories, as one connected system.
  ///
  /// - Parameter paths: paths of files and directories; relative ones start at the working directory.
  /// - Throws: `LintError` when a configuration is broken. What could not be read is among the notices of the result.
  public func lint(paths: [String]) throws(LintError) -> LintResult {
    try lint(.paths(paths))
  }

  private func lint(_ input: LintInput) throws(LintError) -> LintResult {
    do {
      return LintResult(try run.execute(input))
    } catch {
      throw LintError(messages: error.messages)
    }
  }
}

/// Why nothing could be linted.
public struct LintError: Error, Sendable, CustomStringConvertible {
  /// One message for each fault, with its place where it has one.
  public let messages: [String]

  /// The messages, one a line.
  public var description: String { messages.joined(separator: "\n") }
}
