import CEL

/// Who is let in by `allow` and `deny` (module ngx_http_access_module).
struct AccessRules {
  /// The rules in force: those of the innermost block that has any.
  let rules: [ConfigNode]

  /// Whether files out of sight could have a say.
  private let isOpenEnded: Bool

  init(in tree: ConfigTree, block: Int) {
    var level = block
    while true {
      let own = (tree.children(of: level, named: "allow") + tree.children(of: level, named: "deny"))
        .sorted { $0.index < $1.index }
      let mayHide = tree.mayHide("deny", in: level)
      if !own.isEmpty || mayHide || level < 0 {
        rules = own
        isOpenEnded = mayHide
        return
      }
      level = tree.entries[level].parent
    }
  }

  /// Whether every address is let in: no rule refuses all others before one lets all in. Unknown where a file out of sight
  /// may have rules.
  var letsEverybodyIn: Fact<Bool> {
    for rule in rules {
      guard let address = rule.argument(0), ["all", "0.0.0.0/0", "::/0"].contains(address) else { continue }
      if rule.name == "allow" { return .known(true) }
      return .known(false)
    }
    return isOpenEnded ? .unknown : .known(true)
  }
}
