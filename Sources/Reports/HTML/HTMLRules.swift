import Policy

/// The documentation of the rules that a page shows findings of.
struct HTMLRules {
  private let rules: [(rule: RuleInfo, count: Int)]

  init(_ report: Report) {
    rules = Statistics(report).rows.map { ($0.rule, $0.count) }.sorted { $0.0.id < $1.0.id }
  }

  /// Where the documentation of a rule stands on the page.
  static func anchor(of rule: RuleInfo) -> String { "rule-\(rule.id)" }

  /// Writes the section.
  func write(to html: inout HTMLWriter) {
    guard !rules.isEmpty else { return }
    html.element("section", [("class", "rules"), ("aria-label", "Rules")]) { html in
      html.element("h2", text: "Rules")
      for (rule, count) in rules {
        html.element("article", [("class", "doc"), ("id", Self.anchor(of: rule)), ("tabindex", "-1")]) { html in
          write(rule, count, to: &html)
        }
        html.line()
      }
    }
  }

  private func write(_ rule: RuleInfo, _ count: Int, to html: inout HTMLWriter) {
    html.element("h3") { html in
      html.element("span", [("class", "id")], text: rule.id)
      html.write(" " + rule.summary)
    }
    html.element("p", [("class", "meta")]) { html in
      let facts = [
        rule.name, rule.severity.rawValue, rule.category, "\(rule.profile.rawValue) profile",
        Prose.counted(count, "finding"),
      ]
      html.write((facts + rule.policies).joined(separator: " · "))
    }
    MarkdownHTML(rule.why).write(to: &html)
    if let advice = rule.advice {
      html.element("p", [("class", "fix")]) { html in
        html.element("b", text: "Fix")
        html.write(prose: " " + Prose.firstParagraph(advice))
      }
    }
    for (isBad, title) in [(true, "Found"), (false, "Fine")] {
      guard let example = rule.examples.first(where: { $0.isBad == isBad }) else { continue }
      html.element("figure") { html in
        html.element("figcaption", text: title)
        for file in example.files {
          if !file.path.isEmpty { html.element("p", [("class", "place")], text: file.path) }
          html.element("pre") { writeLines(file.text, to: &$0) }
        }
      }
    }
    writeLinks(rule, to: &html)
  }

  private func writeLines(_ text: String, to html: inout HTMLWriter) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.last?.isEmpty == true ? lines.dropLast() : lines {
      let colours = SourceColours(String(line))
      colours.write(0..<line.utf8.count, to: &html)
      html.line()
    }
  }

  private func writeLinks(_ rule: RuleInfo, to html: inout HTMLWriter) {
    guard !rule.references.isEmpty || !rule.equivalents.isEmpty else { return }
    html.element("ul", [("class", "links")]) { html in
      for reference in rule.references {
        html.element("li") { HTMLLink.write(reference, text: reference, to: &$0) }
      }
      for (peer, ids) in rule.equivalents.sorted(by: { $0.key < $1.key }) {
        html.element("li", text: "\(peer): \(ids.joined(separator: ", "))")
      }
    }
  }
}

/// Links of a page.
enum HTMLLink {
  /// Writes a link to an address of the web; anything else stays text.
  static func write(_ address: String, text: String, to html: inout HTMLWriter) {
    guard Escaping.isWebAddress(address) else { return html.write(text) }
    html.element("a", [("href", address), ("rel", "noopener noreferrer")], text: text)
  }
}
