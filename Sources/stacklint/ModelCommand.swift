import ArgumentParser
import Policy
import Reports
import Stack

/// `stacklint model PATH`: the facts that rules see.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Print the facts that rules see, each with its place.")

  @Argument(help: "Files and directories. Default: the current directory.", completion: .file())
  var paths: [String] = []

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let run = LintRun(try rules.policies())
    let (units, notices) = try run.units(.paths(paths.isEmpty ? ["."] : paths))
    for notice in notices { Console.writeError("stacklint: " + notice.message) }
    // What a unit leads to in other languages follows it.
    let roots = units.flatMap { unit in unit.rootNames.compactMap { unit.root(named: $0) } }
    switch format {
    case .text: Console.write(roots.map { ModelDump($0).text }.joined(separator: "\n"))
    case .json:
      Console.write(
        JSONText.make { json in
          json.array { json in
            for root in roots { ModelDump(root).write(to: &json) }
          }
        })
    }
    if notices.contains(where: \.isFailure) { throw ExitStatus.failure }
  }
}
