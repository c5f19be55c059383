import CEL
import Syntax
import YAML

/// The parts of a rule's condition, and where they stand in its file.
struct RuleDecisions: Sendable {
  let tree: DecisionTree
  let origin: OffsetMap
}
