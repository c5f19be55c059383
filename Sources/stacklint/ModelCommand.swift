import ArgumentParser
import Policy
import Reports
import Stack

/// `stacklint model PATH`: the facts that rules see.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Print the facts that rules see, each with its place.")

  @Argument(help: "Files and directories. Default: the current directory.")
  var paths: [String] = []

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let run = LintRun(try rules.policies())
    let (units, notices) = try run.units(.paths(paths.isEmpty ? ["."] : paths))
    for notice in notices { Console.writeError("stacklint: " + notice.message) }
    switch format {
    case .text: Console.write(units.map { ModelDump($0.root).text }.joined(separator: "\n"))
    case .json:
      Console.write(
        JSONText.make { json in
          json.array { json in
            for unit in units { ModelDump(unit.root).write(to: &json) }
          }
        })
    }
    if notices.contains(where: \.isFailure) { throw ExitStatus.failure }
  }
}
