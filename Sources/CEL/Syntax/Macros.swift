/// A macro: looks like a call, but the parser makes something else of it.
public struct MacroDeclaration: Sendable {
  /// Its name: `exists`.
  public let name: String

  /// How it is written: `list.exists(x, condition)`.
  public let usage: String

  /// One line for the reference.
  public let documentation: String

  /// Whether it is called on a value.
  let isMember: Bool

  /// How many arguments it takes.
  let argumentCount: Int

  /// How many of its arguments are names of variables.
  let variableCount: Int

  let comprehension: ComprehensionKind?

  private init(
    _ usage: String, _ documentation: String, _ comprehension: ComprehensionKind?, variables: Int, arguments: Int,
    isMember: Bool = true
  ) {
    self.usage = usage
    self.documentation = documentation
    self.comprehension = comprehension
    variableCount = variables
    argumentCount = arguments
    self.isMember = isMember
    let callee = usage.prefix { $0 != "(" }
    name = String(isMember ? callee.drop { $0 != "." }.dropFirst() : callee)
  }

  /// All macros.
  public static let all: [MacroDeclaration] = [
    MacroDeclaration(
      "has(x.field)", "Whether the field is there.", nil, variables: 0, arguments: 1, isMember: false),
    MacroDeclaration(
      "cel.bind(v, value, result)", "The result, computed with v for the value.", .bind, variables: 1, arguments: 3,
      isMember: false),
    MacroDeclaration(
      "cel.block([value, ...], result)",
      "The result, computed with cel.index(n) for the value at n, which may itself refer to those before it.", nil,
      variables: 0, arguments: 2, isMember: false),
    MacroDeclaration(
      "list.all(x, condition)", "Whether the condition holds for all elements, or keys of a map.", .all, variables: 1,
      arguments: 2),
    MacroDeclaration(
      "list.all(i, x, condition)", "Whether the condition holds for all indices and elements, or keys and values.",
      .all, variables: 2, arguments: 3),
    MacroDeclaration(
      "list.exists(x, condition)", "Whether the condition holds for some element, or key of a map.", .exists,
      variables: 1, arguments: 2),
    MacroDeclaration(
      "list.exists(i, x, condition)", "Whether the condition holds for some index and element, or key and value.",
      .exists, variables: 2, arguments: 3),
    MacroDeclaration(
      "list.exists_one(x, condition)", "Whether the condition holds for exactly one element, or key of a map.",
      .existsOne, variables: 1, arguments: 2),
    MacroDeclaration(
      "list.existsOne(x, condition)", "The same as exists_one.", .existsOne, variables: 1, arguments: 2),
    MacroDeclaration(
      "list.existsOne(i, x, condition)",
      "Whether the condition holds for exactly one index and element, or key and value.", .existsOne, variables: 2,
      arguments: 3),
    MacroDeclaration(
      "list.exists_one(i, x, condition)", "The same as existsOne.", .existsOne, variables: 2, arguments: 3),
    MacroDeclaration(
      "list.filter(x, condition)", "The elements, or keys of a map, for which the condition holds.", .filter,
      variables: 1, arguments: 2),
    MacroDeclaration(
      "list.map(x, result)", "The results for all elements, or keys of a map.", .map, variables: 1, arguments: 2),
    MacroDeclaration(
      "list.map(x, condition, result)", "The results for the elements for which the condition holds.", .mapWhere,
      variables: 1, arguments: 3),
    MacroDeclaration(
      "list.transformList(i, x, result)", "A list of the results for all indices and elements, or keys and values.",
      .transformList, variables: 2, arguments: 3),
    MacroDeclaration(
      "list.transformList(i, x, condition, result)", "The same where the condition holds.", .transformListWhere,
      variables: 2, arguments: 4),
    MacroDeclaration(
      "map.transformMap(k, v, result)", "A map of the same keys, or indices, to the results.", .transformMap,
      variables: 2, arguments: 3),
    MacroDeclaration(
      "map.transformMap(k, v, condition, result)", "The same where the condition holds.", .transformMapWhere,
      variables: 2, arguments: 4),
    MacroDeclaration(
      "map.transformMapEntry(k, v, {key: value})", "A map of the entries for all keys and values.",
      .transformMapEntry, variables: 2, arguments: 3),
    MacroDeclaration(
      "map.transformMapEntry(k, v, condition, {key: value})", "The same where the condition holds.",
      .transformMapEntryWhere, variables: 2, arguments: 4),
    MacroDeclaration(
      "optional.optMap(v, result)", "An optional of the result, if there is a value.", .optionalMap, variables: 1,
      arguments: 2),
    MacroDeclaration(
      "optional.optFlatMap(v, optional)", "The resulting optional, if there is a value.", .optionalFlatMap,
      variables: 1, arguments: 2),
  ]

  private static let byName = Dictionary(grouping: all, by: \.name)

  /// The macro that a call is; nil when it is a call.
  static func named(_ name: String, isMember: Bool, argumentCount: Int) -> MacroDeclaration? {
    byName[name]?.first { $0.isMember == isMember && $0.argumentCount == argumentCount }
  }
}

extension Parser {
  /// A call of a name alone: `has(…)` or a function.
  mutating func call(
    _ function: String, _ arguments: [Int], from start: Int, name: Range<Int>
  ) throws(SyntaxFailure) -> Int {
    guard function == "has", let argument = arguments.first, arguments.count == 1 else {
      return try node(.call(function: function, arguments: arguments), from: start, name: name, children: arguments)
    }
    guard case .select(let operand, let field, let isOptional) = tree[argument].kind else {
      diagnostics.append(
        Diagnostic(message: "has() takes a field", range: tree[argument].range, hint: "write has(x.field)"))
      return argument
    }
    return try node(
      .presence(operand: operand, field: field, isOptional: isOptional), from: start, name: tree[argument].name,
      children: [operand])
  }

  /// A call on a value: a macro or a function.
  mutating func memberCall(
    _ target: Int, _ function: String, _ arguments: [Int], from start: Int, name: Range<Int>
  ) throws(SyntaxFailure) -> Int {
    var macro = MacroDeclaration.named(function, isMember: true, argumentCount: arguments.count)
    var operand = target
    var rest = arguments[...]
    if case .identifier("cel") = tree[target].kind {
      if function == "bind", arguments.count == 3 {
        macro = MacroDeclaration.named("cel.bind", isMember: false, argumentCount: 3)
        operand = arguments[1]
        rest = [arguments[0], arguments[2]]
      } else if let node = try block(function, arguments, from: start, name: name) {
        return node
      }
    }
    guard let macro, let comprehension = macro.comprehension else {
      return try node(
        .memberCall(target: target, function: function, arguments: arguments), from: start, name: name,
        children: arguments + [target])
    }
    var variables: [String] = []
    for argument in rest.prefix(macro.variableCount) {
      guard case .identifier(let variable) = tree[argument].kind, tree[argument].range == tree[argument].name else {
        diagnostics.append(
          Diagnostic(
            message: "\(macro.name)() takes the name of a variable here", range: tree[argument].range,
            hint: "write \(macro.usage)"))
        return argument
      }
      if variables.contains(variable) {
        diagnostics.append(
          Diagnostic(message: "the variables of \(macro.name)() need two names", range: tree[argument].range))
      }
      variables.append(variable)
    }
    let bodies = Array(rest.dropFirst(macro.variableCount))
    return try node(
      .comprehension(
        Expression.Comprehension(kind: comprehension, operand: operand, variables: variables, bodies: bodies)),
      from: start, name: name, children: bodies + [operand])
  }
}
