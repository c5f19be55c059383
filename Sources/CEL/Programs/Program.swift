import Syntax

/// An expression, checked and compiled; evaluate it as often as you like, on any thread.
public final class Program: Sendable {
  /// The steps that one evaluation may take; past them its value is an error.
  public static let costLimit = 1_000_000

  /// The type of the result; `dyn` when it is only known by evaluation.
  public let resultType: CELType

  /// Whether the value depends on no variable.
  public let isConstant: Bool

  /// The loops that need not run for every frame.
  let invariantLoops: InvariantLoops?

  let tables: ProgramTables
  let registry: TypeRegistry

  init(_ tables: ProgramTables, resultType: CELType, registry: TypeRegistry) {
    self.tables = tables
    self.resultType = resultType
    self.registry = registry
    invariantLoops = InvariantLoops(tables)
    isConstant = !tables.nodes.contains { $0.operation == .variable }
  }

  /// The value for a frame: what the variables of the environment are, in the order of their declaration.
  ///
  /// What goes wrong comes back as `Value.error`, what cannot be known as `Value.unknown`.
  public func evaluate(_ frame: [Value]) -> Value {
    guard frame.count >= tables.variableCount else { return .error(.incompleteFrame) }
    var evaluator = Evaluator(self, frame)
    return evaluator.run()
  }

  /// Where the value stands in a file: for `a.b` the place of field `b`, else that of the object that it is, else that
  /// of the object that it was read from; nil when nothing of that has a place.
  public func locate(_ frame: [Value]) -> Place? {
    guard frame.count >= tables.variableCount else { return nil }
    var evaluator = Evaluator(self, frame)
    return evaluator.place(of: evaluator.root)
  }

  /// Where each element of a list stands; elements that stand nowhere are left out. A value that is no list counts as
  /// a list of one.
  public func locateAll(_ frame: [Value]) -> [Place] {
    guard frame.count >= tables.variableCount else { return [] }
    var evaluator = Evaluator(self, frame)
    return evaluator.places(of: evaluator.root)
  }
}
