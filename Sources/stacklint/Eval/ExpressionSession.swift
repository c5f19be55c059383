import CEL
import Policy
import Stack
import Syntax

/// Evaluates expressions, one after the other, against the same models and variables.
struct ExpressionSession {
  /// The variables of `--vars`.
  let given: JSONVariables

  /// What was loaded.
  var units: [LintUnit]

  /// On what expressions run; nil for the first scope of the loaded files under which an expression makes sense.
  var scope: Scope?

  init(given: JSONVariables = JSONVariables(), units: [LintUnit] = [], scope: Scope? = nil) {
    self.given = given
    self.units = units
    self.scope = scope
  }

  /// What became of an expression.
  enum Outcome {
    /// It needs no model, and this is its value.
    case value(Value)
    /// Its value for each thing of a scope.
    case things(Scope, [EvaluatedThing])
    /// It does not compile.
    case failure(CompilationFailure)
  }

  /// A thing of a scope, and what an expression says of it.
  struct EvaluatedThing {
    let subject: Value?
    /// The environment as which its files are read: the same service may be there once for each.
    let environment: String?
    let value: Value
  }

  func evaluate(_ expression: String) -> Outcome {
    switch compile(expression) {
    case .failure(let failure): return .failure(failure)
    case .success(let compiled):
      guard let scope = compiled.scope, self.scope != nil || !compiled.program.isConstant else {
        return .value(compiled.program.evaluate(frame(of: compiled.scope)))
      }
      let things = roots(of: scope).flatMap { root, environment in
        scope.frames(root).map { frame in
          EvaluatedThing(
            subject: frame.last, environment: environment, value: compiled.program.evaluate(frame + given.values))
        }
      }
      return .things(scope, things)
    }
  }

  /// The type of an expression, and the scope under which it has that type.
  func type(of expression: String) -> Result<(type: CELType, scope: Scope?), CompilationFailure> {
    compile(expression).map { ($0.program.resultType, $0.scope) }
  }

  /// The scopes under which expressions are tried, in order.
  var scopes: [Scope] {
    if let scope { return [scope] }
    let names = Set(units.flatMap(\.rootNames))
    return RuleCatalogue.scopes.filter { names.contains($0.rootName) }
  }

  /// How many things of a scope were loaded.
  func count(of scope: Scope) -> Int { roots(of: scope).reduce(0) { $0 + scope.frames($1.root).count } }

  private struct Compiled {
    let program: Program
    let scope: Scope?
  }

  private func compile(_ expression: String) -> Result<Compiled, CompilationFailure> {
    if scopes.isEmpty {
      let environment = Environment(
        variables: given.declarations, registry: RuleCatalogue.registry, typing: .dynamic)
      return environment.compile(expression).map { Compiled(program: $0, scope: nil) }
    }
    var best: CompilationFailure?
    for scope in scopes {
      let environment = Environment(
        variables: scope.variables + given.declarations, registry: RuleCatalogue.registry)
      switch environment.compile(expression) {
      case .success(let program): return .success(Compiled(program: program, scope: scope))
      case .failure(let failure): best = Self.more(telling: failure, than: best)
      }
    }
    return .failure(best ?? CompilationFailure(diagnostics: []))
  }

  /// The roots below which a scope finds its things.
  private func roots(of scope: Scope) -> [(root: any ModelObject, environment: String?)] {
    let isSyntax = scope.rootName == SyntaxModel.modelSchema.name
    return units.compactMap { unit in
      let root = isSyntax ? SyntaxModel(unit.trees) : unit.root(named: scope.rootName)
      return root.map { ($0, unit.environment) }
    }
  }

  /// A frame for an expression that reads no variable of a scope.
  private func frame(of scope: Scope?) -> [Value] {
    Array(repeating: .unknown, count: scope?.variables.count ?? 0) + given.values
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

extension CompilationFailure {
  /// What is wrong with an expression, with the faulty parts underlined.
  func shown(in expression: String) -> String {
    let source = SourceFile(path: "expression", text: expression)
    return diagnostics.map { diagnostic in
      let span = Span(diagnostic.range.lowerBound, diagnostic.range.upperBound)
      return SourceProblem(diagnostic.message, at: Place(source, span), hint: diagnostic.hint).description
    }.joined(separator: "\n")
  }
}
