/// What the parser has to know of directives: which have a block, and in which blocks the lines are no directives.
enum BlockDirectives {
  /// Whether a directive may have a block. Names that are not in the table may, third-party modules being many.
  static func mayHaveBlock(_ name: String) -> Bool {
    switch name {
    case "http", "if", "location", "map", "server", "upstream": return true
    default: return DirectiveTable[name]?.forms.contains(where: \.isBlock) ?? true
    }
  }

  /// Whether names that begin with a byte may be wrong without a block; a no is sure, and spares a look at the name.
  static func mayNeedBlock(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "c"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "h"), UInt8(ascii: "i"),
      UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// Whether a directive is wrong without a block. A `server` with an argument is one of an upstream.
  static func needsBlock(_ name: String, argumentCount: Int) -> Bool {
    switch name {
    case "server": return argumentCount == 0
    case "charset_map", "events", "geo", "http", "if", "limit_except", "location", "mail", "map", "split_clients",
      "stream", "types", "upstream":
      return true
    default: return false
    }
  }

  /// Whether the block of a directive holds lines of its own kind rather than directives.
  static func isFreeForm(_ name: String) -> Bool {
    switch name {
    case "charset_map", "geo", "geoip2", "ldap_server", "map", "match", "num_map", "split_clients",
      "testcookie_whitelist", "types":
      true
    default: false
    }
  }
}
