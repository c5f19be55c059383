import Syntax

/// `if`, `rewrite` and `return`.
extension LoadChecker {
  mutating func checkRewrite(_ node: ConfigNode, _ words: [String]) {
    switch node.name {
    case "if": checkCondition(node, words)
    case "rewrite":
      checkRegex(words[0], node.index, 0)
      if words[1].isEmpty { return report(.invalidValue, "empty replacement", node.index, word: 1) }
      if words.count == 3, !["last", "break", "redirect", "permanent"].contains(words[2]) {
        report(
          .invalidValue, "invalid parameter \"\(words[2])\"", node.index, word: 2,
          hint: "allowed are last, break, redirect, permanent")
      }
    default: checkReturn(node, words)
    }
  }

  private mutating func checkReturn(_ node: ConfigNode, _ words: [String]) {
    if let code = ValueSyntax.number(words[0]), code <= 999 { return }
    let isURL = ["http://", "https://", "$scheme"].contains(where: words[0].hasPrefix)
    if isURL, words.count == 1 { return }
    report(
      .invalidValue, "invalid return code \"\(words[0])\"", node.index, word: 0,
      hint: words.count == 1 ? "a URL without a code starts with http://, https:// or $scheme" : nil)
  }

  /// A condition: a variable; a comparison with `=`, `!=`, or a regular expression; a test of a file.
  private mutating func checkCondition(_ node: ConfigNode, _ words: [String]) {
    guard let condition = Condition(words) else {
      let position = words[0].hasPrefix("(") ? words.count - 1 : 0
      return report(.invalidValue, "invalid condition \"\(words[position])\"", node.index, word: position)
    }
    let start = condition.firstPosition
    func invalid(_ checker: inout LoadChecker, _ offset: Int = 0, _ message: String? = nil) {
      let word = condition.words.indices.contains(offset) ? condition.words[offset] : ""
      checker.report(.invalidValue, message ?? "invalid condition \"\(word)\"", node.index, word: start + offset)
    }
    guard let first = condition.words.first else { return invalid(&self) }
    if first.utf8.count > 1, first.hasPrefix("$") {
      guard condition.words.count == 1 || condition.words.count == 3 else { return invalid(&self) }
      variables.use(first.dropFirst().lowercased(), node.index, start)
      guard condition.words.count == 3 else { return }
      switch condition.words[1] {
      case "=", "!=": checkTemplate(condition.words[2], node.index, start + 2)
      case "~", "~*", "!~", "!~*": checkRegex(condition.words[2], node.index, start + 2)
      default: invalid(&self, 1, "unexpected \"\(condition.words[1])\" in condition")
      }
      return
    }
    let isTest = ["-", "!-"].contains { first.hasPrefix($0) && first.count == $0.count + 1 }
    guard isTest, condition.words.count == 2 else { return invalid(&self) }
    checkTemplate(condition.words[1], node.index, start + 1)
    if let letter = first.last, !"fdex".contains(letter) { invalid(&self) }
  }
}

/// The words of a condition without the parentheses around them.
struct Condition {
  let words: [String]

  /// The position of the first of them among the words of the directive.
  let firstPosition: Int

  /// Takes the parentheses off; nil when one is missing.
  init?(_ words: [String]) {
    guard let first = words.first, first.hasPrefix("("), let last = words.last, last.hasSuffix(")") else { return nil }
    guard words.count > 1 || first.count > 1 else { return nil }
    if words == ["()"] {
      (self.words, firstPosition) = ([")"], 0)
      return
    }
    var inner = words
    inner[0].removeFirst()
    inner[inner.count - 1].removeLast()
    var position = 0
    if inner[0].isEmpty, inner.count > 1 {
      inner.removeFirst()
      position = 1
    }
    if let last = inner.last, last.isEmpty, inner.count > 1 { inner.removeLast() }
    self.words = inner
    firstPosition = position
  }
}
