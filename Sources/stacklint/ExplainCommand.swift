import ArgumentParser
import Policy

import enum Syntax.Suggestion

/// `stacklint explain RULE`: a rule's documentation.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a rule: why it is there, what breaks it, what keeps it.")

  @Argument(help: "The rule's id or name.", completion: .rule)
  var rule: String

  @OptionGroup var options: RuleOptions

  func run() throws {
    let rules = try options.policies().policy(near: ".").allRules
    if let found = rules.first(where: { $0.info.id.lowercased() == rule.lowercased() || $0.info.name == rule }) {
      return Console.write(RulePage(found).text)
    }
    let names = rules.flatMap { [$0.info.id, $0.info.name] }
    let hint = Suggestion.nearest(to: rule, among: names).map { "did you mean `\($0)`?" }
    throw RunFailure("unknown rule `\(rule)`; \(hint ?? "`stacklint rules` lists them")")
  }
}
