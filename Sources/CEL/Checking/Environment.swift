/// What expressions are compiled in: the variables and the object types that they may use.
public struct Environment: Sendable {
  /// How strictly types are checked.
  public enum Typing: Sendable {
    /// Types that do not fit are errors before evaluation: what rules want.
    case strict
    /// Types that do not fit, and names that nothing declares, are errors only where evaluation meets them, as in an
    /// expression that is not checked at all.
    case dynamic
  }

  /// The variables, in the order of a frame.
  public let variables: [Variable]

  /// The object types.
  public let registry: TypeRegistry

  /// How strictly types are checked.
  public let typing: Typing

  /// The slot of each variable; of two with one name the last holds.
  let slots: [String: Int]

  /// A variable whose name is a word of the language; expressions could never reach it.
  private let reservedVariable: String?

  /// Whether a variable's name has a dot, so that a field access may be a variable.
  let hasQualifiedVariables: Bool

  /// An environment.
  ///
  /// With strict typing a variable whose name is a reserved word is refused: nothing compiles. With dynamic typing it is
  /// out of reach, as a key of some data that happens to be a word of the language.
  public init(variables: [Variable], registry: TypeRegistry, typing: Typing = .strict) {
    self.variables = variables
    self.registry = registry
    self.typing = typing
    slots = Dictionary(variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    reservedVariable = typing == .strict ? variables.lazy.map(\.name).first(where: ReservedWords.contains) : nil
    hasQualifiedVariables = variables.contains { $0.name.utf8.contains(UInt8(ascii: ".")) }
  }

  /// The program of an expression, or everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - expecting: the type that it must have.
  public func compile(_ text: String, expecting: CELType? = nil) -> Result<Program, CompilationFailure> {
    if let reservedVariable {
      let message = "no variable can be called '\(reservedVariable)', a reserved word"
      return .failure(CompilationFailure(diagnostics: [Diagnostic(message: message, range: 0..<0)]))
    }
    switch Parser.parse(text) {
    case .failure(let failure): return .failure(failure)
    case .success(let tree):
      var checker = Checker(tree, self)
      checker.check(expecting: expecting)
      guard checker.diagnostics.isEmpty else {
        return .failure(CompilationFailure(diagnostics: checker.sortedDiagnostics))
      }
      return .success(Compiler.program(for: checker))
    }
  }
}
