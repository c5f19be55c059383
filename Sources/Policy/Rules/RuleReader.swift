import CEL
import Stack
import Syntax

/// Turns rule files into rules: reads the YAML, compiles every expression, and reports all that is wrong at its place.
public struct RuleReader {
  /// A reader.
  public init() {}

  /// The rule of one file.
  public func read(_ source: SourceFile) -> Result<CompiledRule, SourceProblems> {
    let problems = ProblemList()
    let rule = problems.document(source).flatMap { RuleBuilder(file: $0).build() }
    guard let rule, problems.problems.isEmpty else { return .failure(SourceProblems(problems.sorted)) }
    return .success(rule)
  }

  /// The rules of several files, sorted by id; ids and names must differ, also from those that are `taken`.
  public func read(_ sources: [SourceFile], besides taken: [CompiledRule] = []) -> Result<
    [CompiledRule], SourceProblems
  > {
    var rules: [CompiledRule] = []
    var problems: [SourceProblem] = []
    var names = Set(taken.flatMap { [$0.info.id, $0.info.name] })
    for source in sources {
      switch read(source) {
      case .success(let rule):
        for name in [rule.info.id, rule.info.name] where !names.insert(name).inserted {
          problems.append(
            SourceProblem("the rule `\(name)` exists already", at: Place(source, .empty(at: 0)), hint: "choose another")
          )
        }
        rules.append(rule)
      case .failure(let failure): problems += failure.problems
      }
    }
    return problems.isEmpty ? .success(rules.sorted { $0.info.id < $1.info.id }) : .failure(SourceProblems(problems))
  }
}
