extension Evaluator {
  /// Whether a constant pattern matches.
  mutating func matches(_ node: Node) -> Value {
    let operand = evaluate(node.a)
    guard case .string(let text) = operand else {
      return operand.isFailure
        ? operand : .error(.noSuchOverload(function: "matches", types: [operand.runtimeType, .string]))
    }
    return matches(text, program.tables.patterns[node.b].pattern)
  }

  /// Whether a pattern that is a value matches. The last one is kept, because a loop asks for the same again and again.
  mutating func matches(_ text: Value, _ pattern: Value) -> Value {
    guard case .string(let text) = text, case .string(let source) = pattern else {
      return .error(.noSuchOverload(function: "matches", types: [text.runtimeType, pattern.runtimeType]))
    }
    if let lastPattern, lastPattern.text.hasSameCodePoints(as: source) { return matches(text, lastPattern.pattern) }
    charge(Self.costOfPattern &+ Self.costOfPatternByte &* source.utf8.count)
    if budget < 0 { return Self.outOfBudget }
    let pattern = LazyPattern(source)
    lastPattern = pattern
    return matches(text, pattern.pattern)
  }

  /// The steps that compiling a pattern counts for, and each of its bytes besides.
  private static let costOfPattern = 10_000
  private static let costOfPatternByte = 50

  private mutating func matches(_ text: String, _ pattern: Result<Pattern, Pattern.Problem>) -> Value {
    switch pattern {
    case .success(let pattern):
      let steps = text.utf8.count.multipliedReportingOverflow(by: pattern.size)
      charge(steps.overflow ? Program.costLimit : text.utf8.count &>> 4 &+ steps.partialValue &>> 8)
      return budget < 0 ? Self.outOfBudget : .bool(pattern.matches(text))
    case .failure(let problem): return .error(.invalidArgument(function: "matches", reason: problem.reason))
    }
  }
}
