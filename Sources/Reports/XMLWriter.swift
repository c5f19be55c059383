/// Writes XML 1.0, indented by two spaces. All text and all values are escaped here.
struct XMLWriter {
  /// What was written.
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private var depth = 0

  /// An element; `body` writes what is in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes, end: ">\n")
    depth += 1
    body(&self)
    depth -= 1
    indent()
    text += "</\(name)>\n"
  }

  /// An element with nothing in it.
  mutating func element(_ name: String, _ attributes: [(String, String)]) { open(name, attributes, end: "/>\n") }

  /// An element with lines of text in it, of which each stays one.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], lines: [String]) {
    open(name, attributes, end: ">")
    text += lines.map(Escaping.markup).joined(separator: "\n")
    text += "</\(name)>\n"
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)], end: String) {
    indent()
    text += "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(Escaping.markup(value))\"" }
    text += end
  }

  private mutating func indent() { text += String(repeating: " ", count: 2 * depth) }
}
