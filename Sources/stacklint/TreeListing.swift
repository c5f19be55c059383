import Reports
import Syntax

/// A tree as `stacklint ast --format json` shows it. Lines and columns are 1-based; columns count Unicode scalars.
struct TreeListing {
  let tree: SyntaxTree

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("language", tree.language.rawValue)
      json.objects("nodes", tree.roots) { json, node in write(node, to: &json) }
      json.objects("errors", tree.problems) { json, problem in
        json.member("message", problem.message)
        if let hint = problem.hint { json.member("hint", hint) }
        write(Place(tree.source, problem.span), to: &json)
      }
    }
  }

  private func write(_ node: SyntaxNode, to json: inout JSONWriter) {
    json.member("kind", "\(node.kind)")
    json.member("form", "\(node.form)")
    json.member("name", node.name)
    json.objects("arguments", node.arguments) { json, argument in
      json.member("value", argument.value)
      json.member("raw", argument.raw)
      json.member("quoting", "\(argument.quoting)")
      writeStart(argument.place, to: &json)
    }
    json.objects("flags", node.flags) { json, flag in
      json.member("name", flag.name)
      json.member("value", flag.value)
      writeStart(flag.place, to: &json)
    }
    json.objects("heredocs", node.heredocs) { json, heredoc in
      json.member("name", heredoc.name)
      json.member("content", heredoc.content)
    }
    json.member("json", node.form == .json)
    write(node.place, to: &json)
    json.objects("children", node.children) { json, child in write(child, to: &json) }
  }

  private func write(_ place: Place, to json: inout JSONWriter) {
    writeStart(place, to: &json)
    json.member("endLine", place.end.line)
    json.member("endColumn", place.end.column)
  }

  private func writeStart(_ place: Place, to json: inout JSONWriter) {
    json.member("line", place.start.line)
    json.member("column", place.start.column)
  }
}
