import ArgumentParser
import Policy
import Reports
import Stack

/// `stacklint graph PATH`: draws the stacks.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw stacks: services, networks, routes, dependencies, and what was found.",
    discussion: """
      dot is for Graphviz (`stacklint graph | dot -Tsvg -o stack.svg`), mermaid for Markdown, json for programs; \
      `stacklint schema --json-schema graph` describes the last.
      """)

  @Argument(help: "Files and directories. Default: the current directory.", completion: .file())
  var paths: [String] = []

  @Option(help: "dot, mermaid or json.")
  var format: StackDrawing.Format = .dot

  @Option(
    help: ArgumentHelp("Draw the stacks of this environment: production, staging, ...", valueName: "name"),
    completion: .environments)
  var env: String?

  @OptionGroup var rules: RuleOptions

  func run() throws {
    if env == "" { throw RunFailure("--env needs the name of an environment, such as `production`") }
    let run = LintRun(try rules.policies())
    let (units, report) = try run.examine(.paths(paths.isEmpty ? ["."] : paths))
    for notice in report.notices { Console.writeError("stacklint: " + notice.message) }
    Console.write(StackDrawing(chosen(StackGraph.all(in: units)), findings: report).text(format))
    if !report.isComplete { throw ExitStatus.failure }
  }

  /// The stacks of the environment that was asked for; where none says that it is of it, those that say nothing.
  private func chosen(_ graphs: [StackGraph]) -> [StackGraph] {
    guard let env else { return graphs }
    let own = graphs.filter { $0.environment?.lowercased() == env.lowercased() }
    return own.isEmpty ? graphs.filter { $0.environment == nil } : own
  }
}

extension StackDrawing.Format: ExpressibleByArgument {}
