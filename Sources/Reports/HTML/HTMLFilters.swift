import Policy
import Stack

/// What a page can be narrowed down by. The script shows it, for without one it does nothing.
struct HTMLFilters {
  private let report: Report
  private let stacks: [StackGraph]

  /// The environments that findings are about.
  let environments: HTMLNames

  /// The services and servers that findings are about.
  let subjects: HTMLNames

  init(_ report: Report, stacks: [StackGraph]) {
    self.report = report
    self.stacks = stacks
    environments = HTMLNames(report.findings.flatMap(\.environments))
    subjects = HTMLNames(report.findings.flatMap { Self.subjects(of: $0, in: stacks) })
  }

  /// What a finding is about: what its rule ran on and the services in whose part of a stack it stands, as far as their names fit
  /// into a list.
  func subjects(of finding: Finding) -> [String] { Self.subjects(of: finding, in: stacks) }

  private static func subjects(of finding: Finding, in stacks: [StackGraph]) -> [String] {
    ([finding.subject] + stacks.flatMap { $0.owners(of: finding.place) })
      .filter { !$0.isEmpty && $0.utf8.count <= 100 }
  }

  /// Writes the form.
  func write(to html: inout HTMLWriter) {
    html.element("form", [("id", "filters"), ("role", "search"), ("aria-label", "Filters"), ("hidden", "")]) { html in
      html.element("div", [("class", "severities"), ("role", "group"), ("aria-label", "Severities")]) { html in
        for severity in Severity.allCases.reversed() {
          html.element(
            "button",
            [
              ("type", "button"), ("class", "severity \(severity.rawValue)"), ("data-severity", severity.rawValue),
              ("aria-pressed", "true"),
            ]
          ) { html in
            html.element("b", text: String(report.count(severity)))
            html.write(" " + severity.prettyWord + (report.count(severity) == 1 ? "" : "s"))
          }
        }
      }
      html.element("label", [("class", "text")]) { html in
        html.element("span", text: "Search")
        html.void(
          "input",
          [("type", "search"), ("name", "text"), ("autocomplete", "off"), ("placeholder", "message, rule, path")])
      }
      let rules = Set(report.findings.map { Choice($0.rule.id, label: "\($0.rule.id) \($0.rule.name)") })
      writeSelect("rule", "Rule", rules.sorted(), to: &html)
      writeSelect("file", "File", Set(report.findings.map { Choice($0.place.source.path) }).sorted(), to: &html)
      writeSelect("about", "Service or server", subjects.all.map { Choice($0) }, to: &html)
      writeSelect("environment", "Environment", environments.all.map { Choice($0) }, to: &html)
      if report.findings.contains(where: { $0.fix != nil }) {
        html.element("label", [("class", "check")]) { html in
          html.void("input", [("type", "checkbox"), ("name", "fixable")])
          html.element("span", text: "Fixable")
        }
      }
      html.element("button", [("type", "reset")], text: "Show all")
      html.element("output", [("id", "shown"), ("aria-live", "polite")], text: "")
    }
  }

  /// An entry of a list.
  private struct Choice: Hashable, Comparable {
    let value: String
    let label: String

    init(_ value: String, label: String? = nil) {
      self.value = value
      self.label = label ?? value
    }

    static func < (left: Choice, right: Choice) -> Bool { left.value < right.value }
  }

  /// A list to choose from; none when there is nothing to choose.
  private func writeSelect(_ name: String, _ label: String, _ choices: [Choice], to html: inout HTMLWriter) {
    // Every finding has a rule and a file, but not every one is about a service.
    guard choices.count > (name == "rule" || name == "file" ? 1 : 0) else { return }
    html.element("label") { html in
      html.element("span", text: label)
      html.element("select", [("name", name)]) { html in
        html.element("option", [("value", "")], text: "all")
        for choice in choices { html.element("option", [("value", choice.value)], text: choice.label) }
      }
    }
  }
}

/// Names that a page numbers, so that an attribute can hold several of them, whatever they are made of.
struct HTMLNames {
  /// The names, sorted, each once.
  let all: [String]

  private let numbers: [String: Int]

  init(_ names: [String]) {
    let sorted = Set(names).sorted()
    all = sorted
    numbers = Dictionary(zip(sorted, sorted.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The numbers of some names, with spaces between them.
  func numbers(of names: [String]) -> String {
    Set(names.compactMap { numbers[$0] }).sorted().map(String.init).joined(separator: " ")
  }
}
