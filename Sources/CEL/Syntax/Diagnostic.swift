/// Something wrong with an expression, found before it runs.
public struct Diagnostic: Hashable, Sendable {
  /// What is wrong, in one line.
  public let message: String

  /// The bytes of the expression that it is about.
  public let range: Range<Int>

  /// What was probably meant, or what to do; nil when there is nothing to say.
  public let hint: String?

  /// A diagnostic.
  public init(message: String, range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The message with the hint.
  public var description: String {
    if let hint { "\(message); \(hint)" } else { message }
  }
}

/// Why an expression does not compile: everything that was found, in the order of the text.
public struct CompilationFailure: Error, Hashable, Sendable {
  /// What is wrong; at least one.
  public let diagnostics: [Diagnostic]

  /// A failure.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
