import CEL
import Stack
import Syntax

extension RuleTester {
  /// The parts of the condition that no example shows both true and false, each with its place: a part that is always
  /// the same in all examples may as well be wrong.
  ///
  /// Only what an evaluation comes to counts: behind a false `a` in `a && b` nothing is said of `b`. A rule that takes
  /// its condition from another has nothing to show; neither has one whose examples have nothing it runs on.
  public func unseenDecisions() -> [ExampleFault] {
    guard let decisions = rule.decisions else { return [] }
    let frames = rule.info.examples.flatMap { self.frames(of: $0) }
    guard !frames.isEmpty else { return [] }
    var outcomes = Array(repeating: DecisionTree.Outcomes(), count: decisions.tree.parts.count)
    for frame in frames { decisions.tree.evaluate(frame, &outcomes) }
    return zip(decisions.tree.parts, outcomes).compactMap { part, outcome in
      let missing: String
      switch (outcome.wasTrue, outcome.wasFalse) {
      case (true, true): return nil
      case (true, false): missing = "false"
      case (false, true): missing = "true"
      case (false, false): missing = "at all"
      }
      let place = decisions.origin.place(of: part.range)
      return ExampleFault("no example shows `\(OneLine.text(of: place))` \(missing)", at: place)
    }
  }

  /// What the condition is evaluated on in one example.
  private func frames(of example: RuleExample) -> [[Value]] {
    let sources = sources(of: example)
    return units(parse(sources), of: sources).filter { rule.info.isAbout(environment: $0.environment) }.flatMap {
      unit in
      let hasProblems = unit.trees.contains { !$0.problems.isEmpty }
      let roots: [any ModelObject] =
        unit.rootNames.compactMap(unit.root) + (hasProblems ? [SyntaxModel(unit.trees)] : [])
      return roots.flatMap { root in
        RuleSet([rule]).groups(below: root.schema.name).flatMap { $0.scope.frames(root) }
      }
    }.map { rule.options.isEmpty ? $0 : $0 + [.object(rule.optionValues)] }
  }
}

/// Texts of several lines, for messages.
private enum OneLine {
  /// The text of a place with its lines joined.
  static func text(of place: Place) -> String {
    place.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
