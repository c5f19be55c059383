import ArgumentParser
import Policy
import Reports

/// `stacklint rules`: lists all rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List all rules.")

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @Option(
    help: ArgumentHelp(
      "Write a page for each rule and an index of them into a folder, as Markdown.", valueName: "folder"))
  var pages: String?

  @OptionGroup var options: RuleOptions

  func run() throws {
    let compiled = try options.policies().policy(near: ".").allRules
    if let pages { return try RulePages(compiled).write(to: pages) }
    let rules = compiled.map(\.info).sorted { $0.id < $1.id }
    switch format {
    case .text: Console.write(table(rules))
    case .json:
      Console.write(
        JSONText.make { json in
          json.array { json in
            for rule in rules { rule.write(to: &json) }
          }
        })
    }
  }

  private func table(_ rules: [RuleInfo]) -> String {
    let idWidth = rules.map(\.id.count).max() ?? 0
    let nameWidth = rules.map(\.name.count).max() ?? 0
    return rules.map { rule in
      let id = rule.id.padded(to: idWidth)
      let name = rule.name.padded(to: nameWidth)
      let pack = rule.pack.map { " [\($0.name)]" } ?? ""
      return
        "\(id)  \(name)  \(rule.severity.rawValue.padded(to: 7))  \(rule.profile.rawValue.padded(to: 11))  \(rule.summary)\(pack)\n"
    }.joined()
  }
}

extension RuleInfo {
  /// The rule as `stacklint rules --format json` shows it.
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
      json.member("summary", summary)
      json.member("severity", severity.rawValue)
      json.member("profile", profile.rawValue)
      json.member("category", category)
      json.member("languages", languages)
      json.member("policies", policies)
      json.object("equivalents") { json in
        for (peer, ids) in equivalents.sorted(by: { $0.key < $1.key }) { json.member(peer, ids) }
      }
      json.member("fixable", isFixable)
      json.member("extends", ancestors.first)
      json.member("pack", pack.map { "\($0.name) \($0.version)" })
    }
  }
}

extension String {
  /// The text with blanks behind it, up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
