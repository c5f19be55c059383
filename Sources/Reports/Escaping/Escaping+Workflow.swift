/// Escaping for the log of GitHub Actions, whose runner obeys lines that look like commands.
extension Escaping {
  /// The data of a workflow command: what follows the second `::`.
  static func workflowData(_ text: String) -> String { percent(text, besides: "") }

  /// The value of a parameter of a workflow command. Ends of lines are told exactly, for a path may have them.
  static func workflowParameter(_ text: String) -> String { percent(text, besides: ":,") }

  /// A line of the log that is no command. `::` begins one at the start of a line, `##[` anywhere in it.
  static func workflowLine(_ text: String) -> String {
    var result = ""
    for scalar in line(text).unicodeScalars {
      if scalar == "[", result.hasSuffix("##") { result.append(" ") }
      result.unicodeScalars.append(scalar)
    }
    return result.drop(while: \.isWhitespace).hasPrefix("::") ? "- " + result : result
  }

  /// The runner reads `%25`, `%0D` and `%0A` back, in parameters `%3A` and `%2C` too.
  private static func percent(_ text: String, besides others: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n" || others.unicodeScalars.contains(scalar) {
        result += "%" + hexadecimal(scalar.value, digits: 2).uppercased()
      } else {
        result += isUnsafe(scalar) ? visible(scalar) : String(scalar)
      }
    }
    return result
  }
}
