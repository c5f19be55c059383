import Syntax

/// Numbered captures in the words of a directive.
struct CaptureUse {
  let node: ConfigNode

  /// Whether some words may have a numbered capture; a no is sure.
  static func occurs(in words: [String]) -> Bool {
    words.contains { word in
      var previous: UInt8 = 0
      for byte in word.utf8 {
        if byte.isDigit, previous == Byte.dollar || previous == Byte.openBrace { return true }
        previous = byte
      }
      return false
    }
  }

  private static let users: Set<String> = [
    "set", "return", "proxy_pass", "add_header", "more_set_headers", "try_files", "proxy_set_header", "alias", "root",
  ]

  /// The captures that are used although no pattern that can have been matched last has such a group: `$2`.
  ///
  /// A `rewrite` uses its own groups. Others use those of the `rewrite` or `if` before them or of the blocks around them;
  /// where some block around is entered by a pattern, no pattern further out counts.
  var missing: [String] {
    if node.name == "rewrite" { return missingInRewrite }
    guard CaptureUse.users.contains(node.name) else { return [] }
    let numbers = Set(node.arguments.flatMap { ValueTemplate($0).captureNumbers })
    guard let most = numbers.max() else { return [] }
    var available = 0
    var isEnclosed = false
    for use in VariableFlow(node.tree).usesInForce(at: node) {
      let tree = use.tree
      guard tree.problem == nil else { return [] }
      available = max(available, tree.groupCount)
      if use.node.isBlock, contains(use.node) {
        isEnclosed = true
        break
      }
    }
    guard isEnclosed, available < most else { return [] }
    return numbers.filter { $0 > available }.sorted().map { "$\($0)" }
  }

  private var missingInRewrite: [String] {
    guard let replacement = node.argument(1), let use = RegexUse.all(of: node).first else { return [] }
    let tree = use.tree
    guard tree.problem == nil else { return [] }
    return Set(ValueTemplate(replacement).captureNumbers).filter { $0 > tree.groupCount }.sorted().map { "$\($0)" }
  }

  private func contains(_ block: ConfigNode) -> Bool {
    block.index < node.index && node.index < node.tree.entries[block.index].end
  }

  /// Whether a `rewrite` builds a redirect or arguments from a group and another one within it, by number and without
  /// any variable: what versions of nginx before 1.30.2 and 1.31.1 measure wrongly (CVE-2026-9256).
  var overlaps: Bool {
    guard node.name == "rewrite", let replacement = node.argument(1), let use = RegexUse.all(of: node).first else {
      return false
    }
    let pieces = ValueTemplate(replacement).pieces
    let numbers = ValueTemplate(replacement).captureNumbers
    let variables = pieces.contains { if case .variable(let name) = $0 { Int(name) == nil } else { false } }
    guard !variables, numbers.count > 1, Set(numbers).count == numbers.count else { return false }
    let flags = node.arguments.dropFirst(2)
    var judged = numbers
    let isRedirect =
      replacement.hasPrefix("http://") || replacement.hasPrefix("https://") || flags.contains("redirect")
      || flags.contains("permanent")
    if !isRedirect {
      guard let mark = replacement.firstIndex(of: "?") else { return false }
      judged = ValueTemplate(String(replacement[mark...])).captureNumbers
    }
    let tree = use.tree
    return judged.contains { outer in judged.contains { tree.isNested($0, in: outer) } }
  }
}
