import CEL
import Syntax

/// A word that is nothing but a variable: `$name` or `${name}`.
public struct VariableReference {
  /// The variable's name, without `$`; nginx ignores letter case, so it is in lower case.
  let name: String

  /// The reference that a word is; nil when it is anything else.
  init?(_ word: String) {
    let names = VariableReference.names(in: word)
    guard let name = names.first, names.count == 1 else { return nil }
    guard word.utf8.count == name.utf8.count + 1 || word.utf8.count == name.utf8.count + 3 else { return nil }
    self.name = name
  }

  /// The names of the variables in a text, in lower case and in order.
  static func names(in text: String) -> [String] { spellings(in: text).map { $0.inLowerCase } }

  /// The names of the variables in a text as written, in order; what is written wrongly counts as far as it has a name.
  public static func spellings(in text: String) -> [String] { VariableScanner(text).compactMap(\.name) }

  /// A text with every reference to one variable replaced; the name is in lower case.
  static func replacing(_ name: String, with value: String, in text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    for match in VariableScanner(bytes) where match.name?.inLowerCase == name {
      result += bytes[index..<match.range.lowerBound]
      result += value.utf8
      index = match.range.upperBound
    }
    return String(decoding: result + bytes[index...], as: UTF8.self)
  }
}

/// The variables that nginx itself defines.
enum VariableTable {
  private static let lines = SortedLines(builtinVariables)

  /// Whether a name, without `$` and in lower case, is one that configuration of HTTP cannot define anew.
  static func isFixed(_ name: String) -> Bool { lines.lines(of: name).contains { $0.hasSuffix("fixed") } }

  /// Whether a name, without `$` and in lower case, is one of nginx's own.
  static func isBuiltin(_ name: String) -> Bool {
    if !lines.lines(of: name).isEmpty { return true }
    return ["arg_", "cookie_", "http_", "sent_http_", "sent_trailer_", "upstream_http_", "upstream_cookie_"]
      .contains { name.hasPrefix($0) }
  }
}

extension ConfigTree {
  /// The text that a header's value stands for: itself, or, for a lone variable that a `set` or a `map` of constants
  /// defines, the only text that it can be besides nothing. Unknown for other lone variables.
  func resolvedText(_ value: String) -> Fact<String> {
    guard let reference = VariableReference(value) else { return .known(value) }
    if let mapping = mappings[reference.name], !node(mapping).isOpen {
      let values = Set(node(mapping).children.compactMap { $0.argument(0) }.filter { !$0.isEmpty })
      if values.count == 1, let only = values.first, !only.utf8.contains(Byte.dollar) { return .known(only) }
    }
    if let set = assignments[reference.name], set.count == 1, let only = set.first, let text = node(only).argument(1),
      !text.utf8.contains(Byte.dollar)
    {
      return .known(text)
    }
    return .unknown
  }
}

extension ConfigNode {
  /// A text of this directive with those variables replaced that `set` gives a constant, here or further out.
  func expanded(_ text: String) -> String {
    guard text.utf8.contains(Byte.dollar) else { return text }
    var result = text
    for name in Set(VariableReference.names(in: text)) {
      guard let value = constant(name) else { continue }
      result = VariableReference.replacing(name, with: value, in: result)
    }
    return result
  }

  /// What the only `set` of a variable in the innermost block around that has any gives it, if that is a constant.
  private func constant(_ name: String) -> String? {
    guard tree.assignments[name] != nil else { return nil }
    var level = parentIndex
    while true {
      if let here = tree.assignmentsByBlock[BlockVariable(block: level, name: name)], let only = here.first {
        guard here.count == 1, let value = tree.node(only).argument(1) else { return nil }
        return value.utf8.contains(Byte.dollar) ? nil : value
      }
      if level < 0 { return nil }
      level = tree.entries[level].parent
    }
  }

  /// Whether an include that leads nowhere stands directly inside.
  fileprivate var isOpen: Bool { tree.mayHide("default", in: index) }
}
