import Syntax

/// The conditions of `if` blocks, judged for a request.
enum RouteCondition {
  /// Whether the condition of an `if` holds for a request; nil when that is not known.
  static func holds(_ block: ConfigNode, _ variables: RequestVariables) -> Bool? {
    guard let condition = Condition(block.arguments), let first = condition.words.first, first.hasPrefix("$"),
      let value = variables.value(first.dropFirst().lowercased())
    else { return nil }
    guard condition.words.count == 3 else { return condition.words.count == 1 ? !value.isEmpty && value != "0" : nil }
    switch condition.words[1] {
    case "=": return variables.expand(condition.words[2]).map { $0 == value }
    case "!=": return variables.expand(condition.words[2]).map { $0 != value }
    case "~", "~*", "!~", "!~*":
      let tree = RegexTree(condition.words[2], ignoresCase: condition.words[1].hasSuffix("*"))
      let isNegated = condition.words[1].hasPrefix("!")
      switch RegexMatcher.match(tree, value) {
      case .match: return !isNegated
      case .none: return isNegated
      case .unknown: return nil
      }
    default: return nil
    }
  }
}

/// Who may reach a block, judged for a client of this host.
struct Access {
  /// What the configuration says of the client.
  enum Verdict {
    case allowed
    case denied(Int)
    case unknown
  }

  /// The verdict.
  let verdict: Verdict

  init(_ tree: ConfigTree, _ block: Int) {
    if tree.effective("auth_basic", in: block).last.map({ $0.argument(0) != "off" }) ?? false {
      verdict = .denied(401)
      return
    }
    if tree.effective("auth_request", in: block).last.map({ $0.argument(0) != "off" }) ?? false {
      verdict = .unknown
      return
    }
    verdict = Access.rules(tree, block)
  }

  /// `allow` and `deny` of the innermost block that has either, the first that fits.
  private static func rules(_ tree: ConfigTree, _ block: Int) -> Verdict {
    var level = block
    while true {
      let rules = tree.children(of: level).filter { $0.name == "allow" || $0.name == "deny" }
      if !rules.isEmpty {
        for rule in rules where covers(rule.argument(0) ?? "") {
          return rule.name == "allow" ? .allowed : .denied(403)
        }
        return .allowed
      }
      if level < 0 { return .allowed }
      level = tree.entries[level].parent
    }
  }

  /// Whether 127.0.0.1 is meant.
  private static func covers(_ network: String) -> Bool {
    if network == "all" { return true }
    let parts = network.split(separator: "/")
    guard let first = parts.first, let address = IPAddress.v4(first) else { return false }
    let bits = parts.count == 2 ? Int(parts[1]) ?? 32 : 32
    guard (0...32).contains(bits) else { return false }
    let mask: UInt32 = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    return address & mask == 0x7F00_0001 & mask
  }
}
