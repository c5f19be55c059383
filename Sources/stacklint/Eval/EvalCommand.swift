import ArgumentParser
import CEL
import Policy
import Reports

import enum Syntax.Language

/// `stacklint eval [EXPR [FILE ...]]`: evaluates expressions, alone or on each thing of a file that they speak of.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate CEL expressions, alone or against the models of files.",
    discussion: """
      With files, the variables are those of the first scope under which the expression makes sense: `stage.user` is \
      evaluated once for each stage. --on names the scope where several would do. An expression that starts with `-` \
      follows `--`.

      Without an expression, a session starts on a terminal (`:help` says what it knows), and elsewhere each line of \
      standard input is an expression.
      """)

  @Argument(help: "The expression.")
  var expression: String?

  @Argument(help: "Files and directories whose models the expression is about; `-` reads standard input.")
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The scope whose things the expression is about, as in a rule's `on`.", valueName: "scope"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      "Load a file or directory for a session without an expression; may be repeated.", valueName: "path"))
  var load: [String] = []

  @Option(help: ArgumentHelp("Variables, as a JSON object.", valueName: "json"))
  var vars: String?

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @Option(help: "The language of the files, when name and content do not tell.")
  var language: Language?

  func run() throws {
    var session = ExpressionSession(given: try vars.map(JSONVariables.init) ?? JSONVariables())
    let paths = files + load
    if !paths.isEmpty { try session.load(paths, language: language) }
    if let on { try session.choose(scope: on) }
    if let expression { return try evaluate(expression, in: session) }
    if paths.contains("-") { throw RunFailure("standard input is read for expressions; name the file itself") }
    var dialogue = Dialogue(session: session, format: format)
    if Console.isTerminal, StandardInput.isTerminal {
      InteractiveSession.run(&dialogue)
    } else {
      try dialogue.answerLines()
    }
  }

  private func evaluate(_ expression: String, in session: ExpressionSession) throws {
    if let scope = session.scope, session.units.isEmpty {
      throw RunFailure("--on \(scope.name) needs a file that has such things")
    }
    let outcome = session.evaluate(expression)
    let shown = OutcomeText(outcome: outcome)
    if format == .json {
      Console.write(shown.json)
      if shown.isFailure { throw ExitStatus.findings }
      return
    }
    switch outcome {
    case .failure(let failure): throw RunFailure(problems: [failure.shown(in: expression)])
    case .value(.error(let error)): throw RunFailure("\(error)")
    // A text alone is printed as it is, for shell scripts.
    case .value(.string(let text)): Console.write(ValueText.line(text) + "\n")
    default: Console.write(shown.text)
    }
    if shown.isFailure { throw ExitStatus.findings }
  }
}
