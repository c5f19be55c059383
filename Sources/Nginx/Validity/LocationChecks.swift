import Syntax

/// `location`, and where it may stand.
extension LoadChecker {
  mutating func checkLocation(_ node: ConfigNode, _ words: [String]) {
    guard let location = LocationName(words) else {
      return report(.invalidValue, "invalid location modifier \"\(words[0])\"", node.index, word: 0)
    }
    if location.isRegex { return checkRegex(location.path, node.index, words.count - 1) }
    guard node.context == .location, let parent = node.parent, let outer = LocationName(parent.arguments) else {
      return
    }
    let name = location.path
    if outer.kind == .exact || outer.kind == .named {
      let kind = outer.kind == .exact ? "exact" : "named"
      return report(
        .locationConflict, "location \"\(name)\" cannot be inside the \(kind) location \"\(outer.path)\"", node.index,
        word: words.count - 1, other: parent.index)
    }
    if location.kind == .named {
      return report(
        .locationConflict, "named location \"\(name)\" can be on the server level only", node.index, word: 0)
    }
    if !name.hasPrefix(outer.path) {
      report(
        .locationConflict, "location \"\(name)\" is outside location \"\(outer.path)\"", node.index,
        word: words.count - 1, other: parent.index)
    }
  }

  /// At the end: locations of one block that mean the same requests.
  mutating func checkLocations() {
    struct Key: Hashable {
      let block: Int
      let isExact: Bool
      let path: String
    }
    var seen: [Key: Int] = [:]
    for (index, entry) in tree.entries.enumerated() {
      guard entry.name == "location", entry.syntax.form == .block,
        entry.context == .server || entry.context == .location
      else { continue }
      let words = entry.words
      guard !words.contains(where: Placeholder.isIn), let location = LocationName(words),
        location.kind == .exact || location.kind == .prefix
      else { continue }
      let key = Key(block: entry.parent, isExact: location.kind == .exact, path: location.path)
      guard let first = seen[key] else {
        seen[key] = index
        continue
      }
      report(
        LoadError(
          kind: .locationConflict, message: "duplicate location \"\(location.path)\"", entry: index,
          part: .word(words.count - 1), stage: .linking, other: first))
    }
  }

  mutating func checkRoot(_ node: ConfigNode, _ words: [String]) {
    if node.name == "alias", let parent = node.parent, parent.name == "location",
      LocationName(parent.arguments)?.kind == .named
    {
      return report(
        .contradiction, "the \"alias\" directive cannot be used inside the named location", node.index)
    }
    guard words[0].utf8.contains(Byte.dollar) else { return }
    for name in ["document_root", "realpath_root"]
    where words[0].utf8.range(of: "$\(name)".utf8) != nil || words[0].utf8.range(of: "${\(name)}".utf8) != nil {
      return report(
        .contradiction, "the $\(name) variable cannot be used in the \"\(node.name)\" directive", node.index, word: 0)
    }
  }
}

/// What a location's words say: how it matches, and what.
struct LocationName {
  /// How a location matches.
  enum Kind {
    /// `=`
    case exact
    /// Nothing, or `^~`.
    case prefix
    /// `~` or `~*`.
    case regex
    /// `@`
    case named
  }

  let kind: Kind

  /// The path, the regular expression, or the name with its `@`.
  let path: String

  /// Whether regular expressions are not tried after it.
  let stopsRegexes: Bool

  /// Whether letter case is ignored.
  let ignoresCase: Bool

  /// Whether it is a regular expression.
  var isRegex: Bool { kind == .regex }

  /// Reads the words of a location; nil when they are none of nginx's.
  init?(_ words: [String]) {
    guard let first = words.first else { return nil }
    var modifier = first
    if words.count == 2 {
      path = words[1]
    } else if let known = LocationName.modifier(of: first) {
      modifier = known
      path = String(first.dropFirst(known.count))
    } else {
      (kind, path, stopsRegexes, ignoresCase) = (first.hasPrefix("@") ? .named : .prefix, first, false, false)
      return
    }
    switch modifier {
    case "=": (kind, stopsRegexes, ignoresCase) = (.exact, true, false)
    case "^~": (kind, stopsRegexes, ignoresCase) = (.prefix, true, false)
    case "~": (kind, stopsRegexes, ignoresCase) = (.regex, false, false)
    case "~*": (kind, stopsRegexes, ignoresCase) = (.regex, false, true)
    default: return nil
    }
  }

  /// The modifier that a word begins with.
  private static func modifier(of word: String) -> String? {
    switch word.utf8.first {
    case Byte.equals: "="
    case Byte.caret: word.hasPrefix("^~") ? "^~" : nil
    case UInt8(ascii: "~"): word.hasPrefix("~*") ? "~*" : "~"
    default: nil
    }
  }
}
