import Syntax

/// The condition of an `if`, cut into what is compared (module ngx_http_rewrite_module).
struct IfCondition {
  /// The text that is tested: mostly a variable.
  let subject: String

  /// `=`, `!=`, `~`, `~*`, `!~`, `!~*`, `-f` and the like; nil for a lone variable.
  let comparison: String?

  /// What it is compared with.
  let operand: String?

  /// The position of the operand among the arguments.
  let operandPosition: Int

  init?(_ node: ConfigNode) {
    guard node.name == "if" else { return nil }
    var words = Array(node.arguments.enumerated())
    guard let first = words.first, first.element.hasPrefix("(") else { return nil }
    words[0].element.removeFirst()
    if let last = words.last, last.element.hasSuffix(")") { words[words.count - 1].element.removeLast() }
    words.removeAll { $0.element.isEmpty }
    guard let subject = words.first else { return nil }
    if subject.element.hasPrefix("-") || subject.element.hasPrefix("!-") {
      self.subject = words.count > 1 ? words[1].element : ""
      comparison = subject.element
      operand = nil
      operandPosition = 0
      return
    }
    self.subject = subject.element
    comparison = words.count > 1 ? words[1].element : nil
    operand = words.count > 2 ? words[2].element : nil
    operandPosition = words.count > 2 ? words[2].offset : 0
  }

  /// Whether the operand is a regular expression.
  var isRegex: Bool { ["~", "~*", "!~", "!~*"].contains(comparison) }

  /// Whether the block is entered when the pattern does not match.
  var isNegated: Bool { comparison?.hasPrefix("!") ?? false }
}
