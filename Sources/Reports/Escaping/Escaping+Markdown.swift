/// Escaping for Markdown as GitHub and GitLab read it, in a paragraph, a list or a cell of a table.
extension Escaping {
  /// A message or a sentence of a rule: what stands between backticks stays code, everything else is text.
  static func markdown(_ prose: String) -> String {
    InlineCode.parts(of: line(prose)).map { part in
      switch part {
      case .text(let text): markdownText(text)
      case .code(let code): markdownCode(code)
      }
    }.joined()
  }

  /// Text that is shown as it is.
  private static func markdownText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      // Entities never begin anything, a tag least of all.
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // On the platforms a name behind it would be told; apart from its name it is only a sign.
      case "@": result += "<span>@</span>"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text that is shown as code. Where a code span would need care (bars end cells, backticks the span), an element does.
  static func markdownCode(_ code: String) -> String {
    let code = line(code)
    let isHard =
      code.isEmpty || code.hasPrefix(" ") || code.hasSuffix(" ")
      || code.utf8.contains { [UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "\\")].contains($0) }
    guard isHard else { return "`\(code)`" }
    var result = ""
    for scalar in code.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!", "<", ">", "&", "$", "@", ":", ".":
        result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "<code>\(result)</code>"
  }
}

/// Prose with code between backticks, as messages and sentences of rules are written.
enum InlineCode {
  /// A piece of it.
  enum Part: Equatable {
    case text(String)
    case code(String)
  }

  /// The parts of one line. A backtick that has no partner is text.
  static func parts(of line: String) -> [Part] {
    var parts: [Part] = []
    var rest = line[...]
    while let start = rest.firstIndex(of: "`"),
      let end = rest[rest.index(after: start)...].firstIndex(of: "`")
    {
      if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
      parts.append(.code(String(rest[rest.index(after: start)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}
