import Syntax

/// Finds the type of each node of an expression and what its names mean, and collects what does not fit.
struct Checker {
  /// What a node's name turned out to be.
  enum Resolution {
    case none
    case variable(slot: Int)
    case local(slot: Int)
    /// The node is the name of a type.
    case type(CELType)
    /// A field whose place in its schema is known.
    case field(schema: ObjectSchema, index: Int)
    /// A call of a function; of a member call the target may be a mere namespace.
    case function(Function, hasTarget: Bool)
    /// A comprehension's first variable.
    case locals(first: Int)
    /// In dynamic typing: an error if evaluation meets it.
    case failure(EvaluationError)
  }

  let tree: ExpressionTree
  let environment: Environment
  private(set) var types: [CELType]
  var resolutions: [Resolution]
  private(set) var diagnostics: [Diagnostic] = []

  /// The variables of the macros around the current node, by slot.
  var locals: [(name: String, type: CELType)] = []
  /// The most slots that are in use at once.
  private(set) var localCount = 0
  private(set) var usesVariables = false

  init(_ tree: ExpressionTree, _ environment: Environment) {
    self.tree = tree
    self.environment = environment
    types = Array(repeating: .dyn, count: tree.nodes.count)
    resolutions = Array(repeating: .none, count: tree.nodes.count)
  }

  /// The diagnostics in the order of the text.
  var sortedDiagnostics: [Diagnostic] {
    diagnostics.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// The type of the whole expression.
  var resultType: CELType { types[tree.root] }

  mutating func check(expecting: CELType?) {
    let type = check(tree.root)
    guard let expecting, diagnostics.isEmpty else { return }
    var bindings = TypeBindings()
    if !bindings.accepts(type, as: expecting) {
      report("the expression is of type \(type), not \(expecting)", tree[tree.root].range)
    }
  }

  func type(of index: Int) -> CELType { types[index] }

  // MARK: Reporting

  /// The most diagnostics that are kept: who has so many starts over.
  private static let maximumDiagnosticCount = 100

  mutating func report(_ message: String, _ range: Range<Int>, hint: String? = nil) {
    guard diagnostics.count < Self.maximumDiagnosticCount else { return }
    diagnostics.append(Diagnostic(message: message, range: range, hint: hint))
  }

  /// Reports what strict typing rejects; dynamic typing leaves it to the evaluation.
  mutating func mismatch(_ message: String, _ range: Range<Int>, hint: String? = nil) {
    if environment.typing == .strict { report(message, range, hint: hint) }
  }

  /// Reports a name that means nothing; dynamic typing makes it an error of the evaluation.
  mutating func undeclared(
    _ index: Int, _ message: String, _ error: EvaluationError, hint: String?
  ) -> CELType {
    resolutions[index] = .failure(error)
    mismatch(message, tree[index].name, hint: hint)
    return .dyn
  }

  /// "did you mean 'x'?" for the nearest candidate; not where nobody reads it.
  func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
    guard environment.typing == .strict, diagnostics.count < 20 else { return nil }
    return Suggestion.nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  // MARK: Nodes

  @discardableResult
  mutating func check(_ index: Int) -> CELType {
    let type = uncachedType(index)
    types[index] = type
    return type
  }

  private mutating func uncachedType(_ index: Int) -> CELType {
    switch tree[index].kind {
    case .literal(let value): return value.runtimeType
    case .identifier(let name): return identifier(index, name)
    case .select(let operand, let field, let isOptional):
      return select(index, operand, field, isOptional: isOptional)
    case .presence(let operand, let field, let isOptional):
      _ = select(index, operand, field, isOptional: isOptional)
      return .bool
    case .call(let function, let arguments): return call(index, function, arguments)
    case .memberCall(let target, let function, let arguments):
      return memberCall(index, target, function, arguments)
    case .operation(let symbol, let arguments): return operation(index, symbol, arguments)
    case .list(let elements): return list(elements)
    case .map(let entries): return map(entries)
    case .message(let type):
      resolutions[index] = .failure(.undeclared(type))
      report("objects of type \(type) cannot be made in an expression", tree[index].range)
      return .dyn
    case .comprehension(let comprehension): return self.comprehension(index, comprehension)
    }
  }

  private mutating func list(_ elements: [Expression.Element]) -> CELType {
    var types: [CELType] = []
    for element in elements {
      let type = check(element.value)
      types.append(element.isOptional ? unwrapped(type, element.value) : type)
    }
    return .list(.common(of: types))
  }

  private mutating func map(_ entries: [Expression.Entry]) -> CELType {
    var keys: [CELType] = []
    var values: [CELType] = []
    for entry in entries {
      let key = check(entry.key)
      switch key {
      case .bool, .int, .uint, .string, .dyn: break
      default: mismatch("a map's key is a bool, int, uint or string, not \(key)", tree[entry.key].range)
      }
      keys.append(key)
      let value = check(entry.value)
      values.append(entry.isOptional ? unwrapped(value, entry.value) : value)
    }
    return .map(.common(of: keys), .common(of: values))
  }

  /// What an optional holds.
  mutating func unwrapped(_ type: CELType, _ index: Int) -> CELType {
    switch type {
    case .optional(let wrapped): return wrapped
    case .dyn: return .dyn
    default:
      mismatch("expected an optional, not \(type)", tree[index].range)
      return .dyn
    }
  }

  // MARK: Names

  private mutating func identifier(_ index: Int, _ name: String) -> CELType {
    if !tree.isAbsolute(index), let slot = locals.lastIndex(where: { $0.name == name }) {
      resolutions[index] = .local(slot: slot)
      return locals[slot].type
    }
    if let type = variable(index, named: name) { return type }
    if let type = CELType.named(name) {
      resolutions[index] = .type(type)
      return .type(type)
    }
    let candidates = locals.map(\.name) + environment.variables.map(\.name)
    var hint = suggestion(for: name, among: candidates)
    if hint == nil, !environment.variables.isEmpty, environment.variables.count <= 6 {
      hint = "there is " + environment.variables.map(\.name).joined(separator: ", ")
    }
    return undeclared(index, "unknown variable '\(name)'", .undeclared(name), hint: hint)
  }

  /// The type of a variable; nil when there is none.
  mutating func variable(_ index: Int, named name: String) -> CELType? {
    guard let slot = environment.slots[name] else { return nil }
    resolutions[index] = .variable(slot: slot)
    usesVariables = true
    return environment.variables[slot].type
  }

  /// Whether a name alone is a value here.
  func isDeclared(_ name: String, isAbsolute: Bool) -> Bool {
    environment.slots[name] != nil || !isAbsolute && locals.contains { $0.name == name }
  }

  /// Declares variables of a macro for the time of `body`.
  mutating func withLocals(_ variables: [(name: String, type: CELType)], _ body: (inout Checker) -> Void) {
    locals.append(contentsOf: variables)
    localCount = max(localCount, locals.count)
    body(&self)
    locals.removeLast(variables.count)
  }
}
