/// Something that a parser could not accept; it becomes a finding of the language's `…000` rule.
public struct SyntaxProblem: Hashable, Sendable {
  /// What is wrong, without a full stop: `unknown instruction FORM`.
  public let message: String

  /// What to do about it, if that is known: `did you mean FROM?`.
  public let hint: String?

  /// Where.
  public let span: Span

  /// A problem at a span.
  public init(_ message: String, at span: Span, hint: String? = nil) {
    self.message = message
    self.span = span
    self.hint = hint
  }
}
