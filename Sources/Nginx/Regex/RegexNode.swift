import Syntax

/// A part of a regular expression, as PCRE reads it (pcre2pattern(3)), over bytes.
indirect enum RegexNode: Sendable {
  /// Matches nothing, always.
  case empty
  /// One byte of a set.
  case bytes(ByteSet)
  /// One after the other.
  case sequence([RegexNode])
  /// The first that leads to a match.
  case choice([RegexNode])
  /// Repeated; `most` is nil for any number.
  case repeated(RegexNode, least: Int, most: Int?, isPossessive: Bool)
  /// A group that captures, by its number.
  case group(RegexNode, number: Int)
  /// A group that is not entered again once it has matched.
  case atomic(RegexNode)
  /// A condition that takes no bytes.
  case assertion(Assertion)
  /// What a group has matched; any bytes, as far as anybody can tell beforehand.
  case anything

  /// A condition on where a match is.
  enum Assertion: Sendable {
    /// `^`, `\A`: at the start of the subject, or with `(?m)` of a line.
    case start
    /// `$`, `\Z`: at the end of the subject, or before its final line feed.
    case end
    /// `\z`: at the very end.
    case veryEnd
    /// `\b`, a look-around, the start or end of any line: a condition that is not followed further.
    case other
  }
}

/// A regular expression, parsed.
struct RegexTree: Sendable {
  /// The whole.
  let root: RegexNode

  /// How many groups capture.
  let groupCount: Int

  /// The named groups: names in lower case, as nginx takes them, with their numbers.
  let names: [String: Int]

  /// The numbers of the groups around each group, from the outside in.
  let outerGroups: [[Int]]

  /// What is wrong with the pattern, as far as it is followed; nil when it is understood.
  let problem: String?

  /// What PCRE says is wrong; nil for a pattern that compiles, and where what is wrong may be right to PCRE.
  let fault: String?

  /// Whether something in it is understood only in part: back references, recursion, conditions, verbs.
  let isPartial: Bool

  /// Parses a pattern.
  ///
  /// - Parameter ignoresCase: whether letter case does not matter, as after `~*`.
  init(_ pattern: String, ignoresCase: Bool = false) {
    var parser = RegexParser(Array(pattern.utf8), ignoresCase: ignoresCase)
    root = parser.parse()
    groupCount = parser.groupCount
    names = parser.names
    outerGroups = parser.outerGroups
    problem = parser.problem
    fault = parser.fault
    isPartial = parser.isPartial
  }

  /// Whether some group lies within another one.
  func isNested(_ inner: Int, in outer: Int) -> Bool {
    outerGroups.indices.contains(inner - 1) && outerGroups[inner - 1].contains(outer)
  }
}
