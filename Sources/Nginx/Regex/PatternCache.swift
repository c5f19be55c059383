import Synchronization

/// The regular expressions of a configuration, each parsed when it is first asked for: the checks of nginx's loading,
/// captures, data flow and rules on patterns ask for the same ones.
final class PatternCache: Sendable {
  private struct Key: Hashable {
    let text: String
    let ignoresCase: Bool
  }

  private let trees = Mutex<[Key: RegexTree]>([:])

  /// The structure of a pattern.
  func tree(_ text: String, ignoresCase: Bool) -> RegexTree {
    let key = Key(text: text, ignoresCase: ignoresCase)
    if let known = trees.withLock({ $0[key] }) { return known }
    let tree = RegexTree(text, ignoresCase: ignoresCase)
    trees.withLock { $0[key] = tree }
    return tree
  }
}
