/// Writes HTML. All text and all values of attributes are escaped here; the names of elements and attributes are ours.
struct HTMLWriter {
  /// What was written.
  private(set) var text = ""

  /// A name and its value; an empty value writes the name alone.
  typealias Attribute = (String, String)

  /// An element; `body` writes what is in it.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], _ body: (inout HTMLWriter) -> Void) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// An element with text in it.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], text: String) {
    element(name, attributes) { $0.write(text) }
  }

  /// An element with prose in it: what stands between backticks becomes code.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], prose: String) {
    element(name, attributes) { $0.write(prose: prose) }
  }

  /// An element that has no end, such as `meta`.
  mutating func void(_ name: String, _ attributes: [Attribute]) { open(name, attributes) }

  /// Text.
  mutating func write(_ text: String) { self.text += Escaping.markup(text) }

  /// Prose, with code between backticks.
  mutating func write(prose: String) {
    for part in InlineCode.parts(of: Escaping.line(prose)) {
      switch part {
      case .text(let text): write(text)
      case .code(let code): element("code", text: code)
      }
    }
  }

  /// A style sheet or a script: what comes with stacklint, never anything else.
  mutating func embed(_ name: String, _ content: StaticAsset) {
    text += "<\(name)>\(content.text)</\(name)>"
  }

  /// A line feed, for people who read the source.
  mutating func line() { text += "\n" }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    text += "<" + name
    for (key, value) in attributes {
      text += " " + key
      if !value.isEmpty { text += "=\"\(Escaping.markup(value))\"" }
    }
    text += ">"
  }

  private mutating func close(_ name: String) { text += "</\(name)>" }
}

/// A file that is part of each page.
struct StaticAsset {
  /// Its text.
  let text: String

  /// How the page's policy names it.
  let hash: String

  private init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    hash = "'sha256-\(SHA256(bytes).base64)'"
  }

  /// How the page looks.
  static let style = StaticAsset(PackageResources.report_css)

  /// What the page does.
  static let script = StaticAsset(PackageResources.report_js)
}
