import Nginx
import Syntax

/// The tree of a text.
func parse(_ text: String, path: String = "nginx.conf") -> SyntaxTree {
  NginxParser.parse(SourceFile(path: path, text: text))
}

/// The dump of a text's tree without places.
func outline(_ text: String) -> String {
  parse(text).dump.split(separator: "\n").map { line in
    var end = line.endIndex
    while end > line.startIndex {
      end = line.index(before: end)
      if line[end...].hasPrefix(" @") { return String(line[..<end]) }
    }
    return String(line)
  }.joined(separator: "\n")
}
