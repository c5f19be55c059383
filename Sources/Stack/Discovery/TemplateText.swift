import Syntax

/// Tells a file that another program still has to fill in from one that is broken.
///
/// Many templates keep the name of what they become: `docker-compose.yml` with tags of Jinja, `nginx.conf` with
/// `{PORT}`. What a parser says of their tags is true, and of no use: nobody gives the file to the tool as it is.
enum TemplateText {
  /// Whether tags of a template are what the parser stumbled over, or the file's name says that it is one.
  static func explains(_ tree: SyntaxTree) -> Bool {
    if tree.language == .dockerfile, tree.roots.contains(where: { startsWithTag($0.name) }) { return true }
    guard !tree.problems.isEmpty else { return false }
    if tree.language == .dockerfile, templateSuffixes.contains(where: tree.source.path.hasSuffix) { return true }
    let lines = tree.source.lineTable
    return tree.problems.contains { problem in
      let line = lines.span(ofLine: lines.line(at: problem.span.start))
      return hasTag(tree.source[line.count > maximumLineLength ? problem.span : line], tree.language)
    }
  }

  /// How the names of templates end: `Dockerfile-debian.template`.
  private static let templateSuffixes = [".template", ".tmpl", ".tpl", ".in", ".j2", ".erb"]

  /// The longest line that is looked at as a whole.
  private static let maximumLineLength = 4096

  private static func startsWithTag(_ name: String) -> Bool {
    ["{{", "{%", "{#", "<%"].contains { name.hasPrefix($0) } || (name.hasPrefix("%%") && name.hasSuffix("%%"))
  }

  /// Whether a text has `{{`, `{%` or `<%` in it; for nginx also `{NAME}`, which it never accepts.
  private static func hasTag(_ text: ArraySlice<UInt8>, _ language: Language) -> Bool {
    zip(text.indices, text.dropFirst()).contains { index, next in
      switch (text[index], next) {
      case (Byte.openBrace, Byte.openBrace), (Byte.openBrace, Byte.percent), (Byte.less, Byte.percent): true
      case (Byte.openBrace, UInt8(ascii: "A")...UInt8(ascii: "Z")): language == .nginx
      default: false
      }
    }
  }
}
