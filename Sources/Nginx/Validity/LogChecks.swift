import Syntax

/// Logs and their formats.
extension LoadChecker {
  mutating func checkLog(_ node: ConfigNode, _ words: [String]) {
    switch node.name {
    case "log_format": checkLogFormat(node, words)
    case "access_log": checkAccessLog(node, words)
    default: checkLogCache(node, words)
    }
  }

  private mutating func checkLogFormat(_ node: ConfigNode, _ words: [String]) {
    if let first = formats[words[0]] {
      return report(
        .redefinition, "duplicate \"log_format\" name \"\(words[0])\"", node.index, word: 0,
        other: first < 0 ? nil : first)
    }
    formats[words[0]] = node.index
    var position = 1
    if words.indices.contains(1), words[1].hasPrefix("escape=") {
      let escape = words[1].dropFirst("escape=".count)
      if !["json", "none", "default"].contains(escape) {
        return report(.invalidValue, "unknown log format escaping \"\(escape)\"", node.index, word: 1)
      }
      position = 2
    }
    while position < words.count {
      if let message = readLogText(words[position], node, position) {
        return report(.invalidValue, message, node.index, word: position)
      }
      position += 1
    }
  }

  /// Notes the variables of a log format's text; what nginx says of it when it is wrong.
  private mutating func readLogText(_ text: String, _ node: ConfigNode, _ position: Int) -> String? {
    for match in VariableScanner(text, hasCaptures: false) {
      switch match.kind {
      case .variable(let name): variables.use(name.inLowerCase, node.index, position)
      case .unclosed(let name): return "the closing bracket in \"\(name)\" variable is missing"
      case .capture, .nameless:
        return "invalid parameter \"\(String(decoding: text.utf8.dropFirst(match.range.lowerBound), as: UTF8.self))\""
      }
    }
    return nil
  }

  private mutating func checkAccessLog(_ node: ConfigNode, _ words: [String]) {
    if words[0] == "off" {
      if words.count > 1 {
        report(.invalidValue, "invalid parameter \"\(words[1])\"", node.index, word: 1)
      }
      return
    }
    if words.count > 1, formats.keys.first(where: { equalsIgnoringCase($0, words[1]) }) == nil {
      guard !mayHideFormat(before: node.index) else { return }
      let isLater = tree.entries.contains { entry in
        entry.name == "log_format" && entry.syntax.arguments.first?.hasValue(words[1]) == true
      }
      return report(
        .undefined, "unknown log format \"\(words[1])\"", node.index, word: 1,
        hint: isLater
          ? "move its `log_format` before this line"
          : Suggestion.nearest(to: words[1], among: formats.keys.sorted()).map { "did you mean `\($0)`?" })
    }
    var hasBuffer = false
    var hasFlush = false
    for (position, word) in words.enumerated().dropFirst(2) {
      if word.hasPrefix("buffer=") {
        if ValueSyntax.size(word.dropFirst(7)) ?? 0 == 0 {
          return report(
            .invalidValue, "invalid buffer size \"\(word.dropFirst(7))\"", node.index, word: position)
        }
        hasBuffer = true
      } else if word.hasPrefix("flush=") {
        if ValueSyntax.time(word.dropFirst(6), inSeconds: false) ?? 0 == 0 {
          return report(.invalidValue, "invalid flush time \"\(word.dropFirst(6))\"", node.index, word: position)
        }
        hasFlush = true
      } else if word == "gzip" || word.hasPrefix("gzip=") {
        if word != "gzip", !(1...9).contains(ValueSyntax.number(word.dropFirst(5)) ?? 0) {
          return report(
            .invalidValue, "invalid compression level \"\(word.dropFirst(5))\"", node.index, word: position)
        }
        hasBuffer = true
      } else if word.hasPrefix("if=") {
        checkTemplate(String(word.dropFirst(3)), node.index, position)
      } else {
        return report(.invalidValue, "invalid parameter \"\(word)\"", node.index, word: position)
      }
    }
    if hasFlush, !hasBuffer {
      return report(
        .contradiction, "no buffer is defined for access_log \"\(words[0])\"", node.index, word: 0)
    }
    guard hasBuffer else { return }
    if words[0].hasPrefix("syslog:") {
      report(.contradiction, "logs to syslog cannot be buffered", node.index, word: 0)
    } else if words[0].utf8.contains(Byte.dollar) {
      report(.contradiction, "buffered logs cannot have variables in name", node.index, word: 0)
    }
  }

  /// Whether a format may be defined where it is not in sight: nginx reads in order, so only what comes before counts.
  private func mayHideFormat(before index: Int) -> Bool {
    tree.isFragment || tree.unresolvedIncludes.first.map { $0 < index } ?? false
  }

  private mutating func checkLogCache(_ node: ConfigNode, _ words: [String]) {
    if words == ["off"] { return }
    var hasMaximum = false
    for (position, word) in words.enumerated() {
      let isValid: Bool
      if word.hasPrefix("max=") {
        isValid = ValueSyntax.number(word.dropFirst(4)) ?? 0 > 0
        hasMaximum = true
      } else if word.hasPrefix("inactive=") {
        isValid = ValueSyntax.time(word.dropFirst(9), inSeconds: true) != nil
      } else if word.hasPrefix("min_uses=") {
        isValid = ValueSyntax.number(word.dropFirst(9)) != nil
      } else if word.hasPrefix("valid=") {
        isValid = ValueSyntax.time(word.dropFirst(6), inSeconds: true) != nil
      } else {
        isValid = false
      }
      if !isValid {
        return report(
          .invalidValue, "invalid \"open_log_file_cache\" parameter \"\(word)\"", node.index, word: position)
      }
    }
    if !hasMaximum {
      report(.invalidValue, "\"open_log_file_cache\" must have \"max\" parameter", node.index)
    }
  }

  mutating func checkErrorLog(_ node: ConfigNode, _ words: [String]) {
    let levels = ["emerg", "alert", "crit", "error", "warn", "notice", "info", "debug"]
    let parts = ["debug_core", "debug_alloc", "debug_mutex", "debug_event", "debug_http", "debug_mail", "debug_stream"]
    var level: String?
    for (position, word) in words.enumerated().dropFirst() {
      if levels.contains(word) {
        if level != nil {
          return report(.invalidValue, "duplicate log level \"\(word)\"", node.index, word: position)
        }
        level = word
      } else if !parts.contains(word) || (level != nil && level != "debug") {
        return report(
          .invalidValue, "invalid log level \"\(word)\"", node.index, word: position,
          hint: Suggestion.nearest(to: word, among: levels).map { "did you mean `\($0)`?" })
      }
    }
  }
}
