import ArgumentParser
import CEL
import DotEnv
import Policy
import Reports
import Stack

/// `stacklint eval EXPR [FILE]`: evaluates an expression, alone or on each thing of a file that it speaks of.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate a CEL expression, alone or against a file's model.",
    discussion: """
      With a file, the variables are those of the first scope of its language under which the expression makes sense: \
      `stage.user` is evaluated once for each stage. An expression that starts with `-` follows `--`.
      """)

  @Argument(help: "The expression.")
  var expression: String

  @Argument(help: "A file whose model the expression is about; `-` reads standard input.")
  var file: String?

  @Option(help: ArgumentHelp("Variables, as a JSON object.", valueName: "json"))
  var vars: String?

  @Option(help: "text or json.")
  var format: TextFormat = .text

  func run() throws {
    let variables = try vars.map(JSONVariables.init) ?? JSONVariables()
    guard let file else { return try evaluateAlone(variables) }
    try evaluate(on: try InputFile(file), variables)
  }

  private func evaluateAlone(_ given: JSONVariables) throws {
    let environment = Environment(
      variables: given.declarations, registry: RuleCatalogue.registry, typing: .dynamic)
    let result: Value
    switch environment.compile(expression) {
    case .success(let program): result = program.evaluate(given.values)
    case .failure(let failure):
      return try report(error: failure.diagnostics.map { describe($0) }.joined(separator: "\n"))
    }
    if case .error(let error) = result { return try report(error: "\(error)") }
    switch format {
    case .text: Console.write(celString(result) + "\n")
    case .json: Console.write(result.typedJSON + "\n")
    }
  }

  private func report(error message: String) throws {
    if format == .json {
      Console.write(JSONText.make { json in json.object { $0.member("error", message) } })
      throw ExitStatus.findings
    }
    throw RunFailure(message)
  }

  private func evaluate(on input: InputFile, _ given: JSONVariables) throws {
    let tree = input.parse()
    let units = StackAssembly(environmentOf: EnvironmentName.of).plans([tree]).map { $0.make() }
    guard let unit = units.first else { return }
    var failure: CompilationFailure?
    for scope in RuleCatalogue.scopes where scope.rootName == unit.root.schema.name {
      let environment = Environment(
        variables: scope.variables + given.declarations, registry: RuleCatalogue.registry)
      switch environment.compile(expression) {
      case .success(let program):
        return try write(
          scope.frames(unit.root).map { frame in
            EvaluatedFrame(subject: frame.last, value: program.evaluate(frame + given.values))
          }, scope)
      case .failure(let problems): failure = Self.more(telling: problems, than: failure)
      }
    }
    try report(error: failure.map { $0.diagnostics.map { describe($0) }.joined(separator: "\n") } ?? "no scope fits")
  }

  private struct EvaluatedFrame {
    let subject: Value?
    let value: Value
  }

  private func write(_ frames: [EvaluatedFrame], _ scope: Scope) throws {
    if format == .json {
      return Console.write(
        JSONText.make { json in
          json.object { json in
            json.member("scope", scope.name)
            json.objects("results", frames) { json, frame in
              json.member("subject", frame.subject.map(celString))
              json.key("result")
              json.embed(frame.value.typedJSON)
            }
          }
        })
    }
    for frame in frames {
      let subject = frame.subject.map { celString($0) } ?? ""
      Console.write("\(subject)\(place(frame.subject)): \(celString(frame.value))\n")
    }
  }

  private func place(_ value: Value?) -> String {
    guard case .object(let object) = value, let place = object.place else { return "" }
    return " (\(place.source.path):\(place.start.line):\(place.start.column))"
  }

  private func describe(_ diagnostic: Diagnostic) -> String {
    diagnostic.hint.map { "\(diagnostic.message); \($0)" } ?? diagnostic.message
  }

  /// Of the failures under several scopes, the one says best what is wrong that knows the variables, then the one with
  /// the fewest complaints.
  private static func more(telling new: CompilationFailure, than old: CompilationFailure?) -> CompilationFailure {
    guard let old else { return new }
    return rank(new) < rank(old) ? new : old
  }

  private static func rank(_ failure: CompilationFailure) -> (Int, Int) {
    (failure.diagnostics.count { $0.message.hasPrefix("unknown variable") }, failure.diagnostics.count)
  }
}
