extension SyntaxTree {
  /// The tree as indented text, one node a line: the form in which parser tests state what they expect.
  ///
  ///     directive FROM "node" "AS" "build" @1:1-1:19
  ///
  /// Columns count Unicode scalars, from 1. Problems follow the nodes.
  public var dump: String {
    var lines: [String] = []
    for root in roots { append(root, depth: 0, to: &lines) }
    for problem in problems {
      lines.append("problem \(problem.message)" + (problem.hint.map { " (\($0))" } ?? "") + location(problem.span))
    }
    return lines.joined(separator: "\n")
  }

  private func append(_ root: SyntaxNode, depth rootDepth: Int, to lines: inout [String]) {
    var pending = [(node: root, depth: rootDepth)]
    while let (node, depth) = pending.popLast() {
      lines.append(String(repeating: "  ", count: depth) + describe(node))
      for child in Array(node.children).reversed() { pending.append((child, depth + 1)) }
    }
  }

  private func describe(_ node: SyntaxNode) -> String {
    var line = "\(node.kind)"
    if !node.name.isEmpty { line += " \(node.name)" }
    if node.form != .plain { line += " (\(node.form))" }
    for flag in node.flags { line += " --\(flag.name)" + (flag.value.map { "=\(quoted($0))" } ?? "") }
    for argument in node.arguments { line += " \(quoted(argument.value))" }
    for heredoc in node.heredocs { line += " <<\(heredoc.name) \(quoted(heredoc.content))" }
    return line + location(node.span)
  }

  private func location(_ span: Span) -> String {
    let start = source.lineTable.position(at: span.start)
    let end = source.lineTable.position(at: span.end)
    return " @\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
