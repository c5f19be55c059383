import Syntax

/// What many directives demand of their words alike.
extension LoadChecker {
  mutating func checkValue(_ kind: ValueKind, _ words: [String], _ index: Int) {
    let name = tree.entries[index].name
    switch kind {
    case .flag:
      guard let word = words.first, Measures.flag(word) == .unknown else { return }
      report(
        .invalidValue, "invalid value \"\(word)\" in \"\(name)\" directive, it must be \"on\" or \"off\"", index,
        word: 0)
    case .size: check(words, index) { ValueSyntax.size($0) != nil }
    case .offset: check(words, index) { ValueSyntax.offset($0) != nil }
    case .milliseconds: check(words, index) { ValueSyntax.time($0, inSeconds: false) != nil }
    case .seconds: check(words, index) { ValueSyntax.time($0, inSeconds: true) != nil }
    case .number(let bounds): checkNumber(words, bounds, index)
    case .buffers: checkBuffers(words, index)
    case .choice(let allowed): checkChoices(Array(words.prefix(1)), allowed, index)
    case .choices(let allowed): checkChoices(words, allowed, index)
    case .access: checkAccess(words, index)
    case .path: checkLevels(words, index)
    case .template: checkTemplate(words, index)
    case .conditions: for position in words.indices { checkTemplate(words[position], index, position) }
    case .parameter: checkParameter(words, index)
    case .cacheValidity: checkCacheValidity(words, index)
    case .cachePath: checkCachePath(words, index)
    case .other: break
    }
  }

  private mutating func check(_ words: [String], _ index: Int, isValid: (String) -> Bool) {
    guard let word = words.first, !isValid(word) else { return }
    report(.invalidValue, "\"\(tree.entries[index].name)\" directive invalid value", index, word: 0)
  }

  private mutating func checkNumber(_ words: [String], _ bounds: ClosedRange<Int>, _ index: Int) {
    guard let word = words.first else { return }
    guard let number = ValueSyntax.number(word) else {
      return report(.invalidValue, "\"\(tree.entries[index].name)\" directive invalid number", index, word: 0)
    }
    guard bounds.upperBound < Int.max, !bounds.contains(number) else { return }
    report(
      .invalidValue, "value must be between \(bounds.lowerBound) and \(bounds.upperBound)", index, word: 0)
  }

  private mutating func checkBuffers(_ words: [String], _ index: Int) {
    guard words.count == 2 else { return }
    let message = "\"\(tree.entries[index].name)\" directive invalid value"
    if ValueSyntax.number(words[0]) ?? 0 == 0 { return report(.invalidValue, message, index, word: 0) }
    if ValueSyntax.size(words[1]) ?? 0 == 0 { report(.invalidValue, message, index, word: 1) }
  }

  private mutating func checkChoices(_ words: [String], _ allowed: [String], _ index: Int) {
    for (position, word) in words.enumerated() where !allowed.contains(where: { equalsIgnoringCase($0, word) }) {
      return report(
        .invalidValue, "invalid value \"\(word)\"", index, word: position,
        hint: Suggestion.nearest(to: word, among: allowed).map { "did you mean `\($0)`?" }
          ?? "allowed are \(allowed.joined(separator: ", "))")
    }
  }

  private mutating func checkAccess(_ words: [String], _ index: Int) {
    for (position, word) in words.enumerated() {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let isValid = ["user", "group", "all"].contains(parts[0]) && parts.count == 2 && ["rw", "r"].contains(parts[1])
      if !isValid { return report(.invalidValue, "invalid value \"\(word)\"", index, word: position) }
    }
  }

  private mutating func checkLevels(_ words: [String], _ index: Int) {
    for (position, word) in words.enumerated().dropFirst() where ValueSyntax.number(word) ?? 0 == 0 {
      return report(
        .invalidValue, "\"\(tree.entries[index].name)\" directive invalid value", index, word: position)
    }
  }

  private mutating func checkTemplate(_ words: [String], _ index: Int) {
    guard let word = words.first else { return }
    let name = tree.entries[index].name
    if !word.utf8.contains(Byte.dollar), name.hasSuffix("limit_rate") || name.hasSuffix("limit_rate_after") {
      return check(words, index) { ValueSyntax.size($0) != nil }
    }
    checkTemplate(word, index, 0)
  }

  private mutating func checkParameter(_ words: [String], _ index: Int) {
    if words.count == 3, words[2] != "if_not_empty" {
      return report(.invalidValue, "invalid parameter \"\(words[2])\"", index, word: 2)
    }
    if words.count > 1 { checkTemplate(words[1], index, 1, stage: .merging) }
  }

  private mutating func checkCacheValidity(_ words: [String], _ index: Int) {
    guard let time = words.last else { return }
    if ValueSyntax.time(time, inSeconds: true) == nil {
      return report(.invalidValue, "invalid time value \"\(time)\"", index, word: words.count - 1)
    }
    for (position, word) in words.dropLast().enumerated() where word != "any" {
      if let status = ValueSyntax.number(word), (100...599).contains(status) { continue }
      return report(.invalidValue, "invalid status \"\(word)\"", index, word: position)
    }
  }

  /// Whether two words are the same but for the case of ASCII letters.
  func equalsIgnoringCase(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).allSatisfy { $0.capital == $1.capital }
  }
}
