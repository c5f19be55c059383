import Stack
import Syntax

extension RuleTester {
  /// What is wrong with the rule's edits, one message each; empty when they mend every bad example they have edits for:
  /// the rule is silent then, the text still parses, and applying them again changes nothing.
  public func fixFailures() -> [String] {
    guard rule.info.isFixable else { return [] }
    var result: [String] = []
    var mended = 0
    for (index, example) in rule.info.examples.filter(\.isBad).enumerated() {
      let trees = parse(sources(of: example))
      let loop = fixed(trees)
      mended += loop.applied.count
      let again = fixed(loop.state.trees)
      var faults = loop.refusals.map { "the fix in line \($0.finding.place.start.line) is refused: \($0.reason)" }
      if loop.isExhausted { faults.append("its fixes find no end") }
      if !again.applied.isEmpty { faults.append("a second run changes it again") }
      if loop.state.trees.contains(where: { !$0.problems.isEmpty }), !trees.contains(where: { !$0.problems.isEmpty }) {
        faults.append("it does not parse any more")
      }
      result += faults.map { "bad example \(index + 1): \($0)" }
    }
    return mended == 0 ? result + ["the edits mend no bad example"] : result
  }

  private func fixed(_ trees: [SyntaxTree]) -> FixLoop {
    var loop = FixLoop(trees, lint(trees), level: .unsafe, isWritable: { _ in true }, lint: { lint($0) })
    loop.run()
    return loop
  }
}
