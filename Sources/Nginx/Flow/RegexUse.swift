import Syntax

/// A regular expression of a configuration: where it stands and what it is matched against.
struct RegexUse {
  /// The directive or the line that has it.
  let node: ConfigNode

  /// The pattern as written, without `~`.
  let pattern: String

  /// The position of the pattern among the words; -1 when it is the name of a line.
  let position: Int

  /// Whether letter case does not matter.
  let ignoresCase: Bool

  /// The text that it is matched against, with variables; nil for the host of the request.
  let subject: String?

  /// The pattern, parsed.
  var tree: RegexTree { node.tree.pattern(pattern, ignoresCase: ignoresCase) }

  /// Where the pattern stands.
  var place: Place { position < 0 ? node.syntax.namePlace : node.place(ofArgument: position) }

  /// The regular expressions of a directive or of a line of a `map`.
  static func all(of node: ConfigNode) -> [RegexUse] {
    switch node.info?.grammar {
    case .location, .rewrite, .serverName, .content, .proxy: return words(of: node)
    default: return mapLine(node).map { [$0] } ?? []
    }
  }

  private static func words(of node: ConfigNode) -> [RegexUse] {
    switch node.name {
    case "location" where node.isDirective: return location(node).map { [$0] } ?? []
    case "if" where node.isDirective: return condition(node).map { [$0] } ?? []
    case "rewrite" where node.isDirective:
      guard let pattern = node.argument(0) else { return [] }
      return [RegexUse(node: node, pattern: pattern, position: 0, ignoresCase: false, subject: "$uri")]
    case "server_name" where node.isDirective: return words(of: node, subject: nil)
    case "valid_referers" where node.isDirective: return words(of: node, subject: "$http_referer")
    case "fastcgi_split_path_info" where node.isDirective:
      guard let pattern = node.argument(0) else { return [] }
      return [RegexUse(node: node, pattern: pattern, position: 0, ignoresCase: false, subject: "$uri")]
    default: return []
    }
  }

  /// The regular expression that a block is entered by.
  static func location(_ node: ConfigNode) -> RegexUse? {
    let location = NginxLocation(node)
    guard location.isRegex, node.name == "location" else { return nil }
    return RegexUse(
      node: node, pattern: location.path, position: max(0, node.syntax.arguments.count - 1),
      ignoresCase: location.modifier == "~*", subject: "$uri")
  }

  private static func condition(_ node: ConfigNode) -> RegexUse? {
    guard let condition = IfCondition(node), condition.isRegex, let pattern = condition.operand else { return nil }
    return RegexUse(
      node: node, pattern: pattern, position: condition.operandPosition,
      ignoresCase: condition.comparison?.hasSuffix("*") ?? false, subject: condition.subject)
  }

  private static func words(of node: ConfigNode, subject: String?) -> [RegexUse] {
    node.arguments.enumerated().compactMap { position, word in
      guard word.utf8.first == UInt8(ascii: "~") else { return nil }
      return RegexUse(
        node: node, pattern: String(word.dropFirst()), position: position, ignoresCase: true, subject: subject)
    }
  }

  private static func mapLine(_ node: ConfigNode) -> RegexUse? {
    guard node.name.utf8.first == UInt8(ascii: "~"), let map = node.parent, map.name == "map" else { return nil }
    let ignoresCase = node.name.hasPrefix("~*")
    return RegexUse(
      node: node, pattern: String(node.name.dropFirst(ignoresCase ? 2 : 1)), position: -1, ignoresCase: ignoresCase,
      subject: map.argument(0))
  }
}
