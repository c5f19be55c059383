import CEL
import Stack
import Syntax
import YAML

/// Compiles the expressions of one rule and reports their faults at their places in the file.
struct RuleExpressions {
  private let scope: Scope
  private let environment: Environment
  private let problems: ProblemList

  init(scope: Scope, options: [RuleOption], problems: ProblemList) {
    var variables = scope.variables
    var registry = RuleCatalogue.registry
    if !options.isEmpty {
      let schema = RuleOptionValues.schema(for: options)
      registry = registry.adding(schema)
      variables.append(Variable("options", .object(schema.name), "The options of the rule."))
    }
    self.scope = scope
    environment = Environment(variables: variables, registry: registry)
    self.problems = problems
  }

  /// A condition: a boolean that depends on something.
  func condition(_ argument: Argument) -> Program? {
    guard let program = program(argument, expecting: .bool) else { return nil }
    // What is decided while nothing is known is decided always.
    switch program.evaluate(Array(repeating: .unknown, count: environment.variables.count)) {
    case .bool(let value):
      let names = environment.variables.map(\.name).joined(separator: ", ")
      problems.report(
        "the condition is always \(value)", at: argument.place,
        hint: program.isConstant ? "use one of the variables \(names)" : nil)
    case .error(let error): problems.report("the condition always fails: \(error)", at: argument.place)
    default: break
    }
    return program
  }

  /// The parts of a condition that compiles.
  func decisions(_ argument: Argument) -> RuleDecisions? {
    environment.decisions(of: argument.value).map { RuleDecisions(tree: $0, origin: OffsetMap(argument)) }
  }

  /// An expression whose value stands somewhere in a file.
  func place(_ argument: Argument) -> Program? {
    guard let program = program(argument) else { return nil }
    if !program.mayHavePlace { reportNowhere(argument) }
    return program
  }

  /// An expression whose value, or each element of it, stands somewhere in a file.
  func places(_ argument: Argument) -> Program? {
    guard let program = program(argument) else { return nil }
    if !program.mayHavePlaces { reportNowhere(argument) }
    return program
  }

  /// An expression whose value is a list of things that stand somewhere in a file.
  func steps(_ argument: Argument) -> Program? {
    guard let program = program(argument) else { return nil }
    guard case .list(.object) = program.resultType else {
      problems.report(
        "this is no list of things that stand in a file", at: argument.place,
        hint: "give a list of objects of a model, such as the `flow` of an nginx.taint")
      return nil
    }
    return program
  }

  private func reportNowhere(_ argument: Argument) {
    let thing = scope.variables.last?.name ?? ""
    problems.report(
      "this is computed and stands nowhere in a file", at: argument.place,
      hint: "name `\(thing)`, or a field of it or of another variable")
  }

  /// An expression of whatever type.
  func program(_ argument: Argument, expecting type: CELType? = nil) -> Program? {
    switch environment.compile(argument.value, expecting: type) {
    case .success(let program): return program
    case .failure(let failure):
      for diagnostic in failure.diagnostics {
        report(diagnostic.message, diagnostic.hint, diagnostic.range, in: argument)
      }
      return nil
    }
  }

  /// A text with expressions in braces.
  func template(_ argument: Argument) -> MessageTemplate? {
    switch MessageTemplate.compile(argument.value, in: environment) {
    case .success(let template): return template
    case .failure(let failure):
      for fault in failure.faults { report(fault.message, fault.hint, fault.range, in: argument) }
      return nil
    }
  }

  private func report(_ message: String, _ hint: String?, _ range: Range<Int>, in argument: Argument) {
    problems.report(message, at: OffsetMap(argument).place(of: range), hint: hint)
  }
}
