import ArgumentParser
import Policy
import Stack

/// `stacklint test [DIR]`: runs the examples of the rules in a directory.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples of rule files: a policy author's tests.")

  @Argument(help: "The directory with the rules.")
  var directory: String = "Rules"

  func run() throws {
    let rules: [CompiledRule]
    switch RuleDirectory(path: directory).load() {
    case .success(let loaded): rules = loaded
    case .failure(let failure): throw RunFailure(problems: failure.problems.map(\.description))
    }
    guard !rules.isEmpty else { throw RunFailure("\(directory): no rules there") }
    var failures = 0
    for rule in rules {
      for failure in RuleTester(rule).failures() + RuleTester(rule).fixFailures() {
        failures += 1
        Console.write("\(rule.info.id) \(rule.info.name): \(failure)\n")
      }
    }
    let examples = rules.reduce(0) { $0 + $1.info.examples.count }
    Console.write("\(rules.count) rules, \(examples) examples, \(failures) failed\n")
    if failures > 0 { throw ExitStatus.findings }
  }
}
