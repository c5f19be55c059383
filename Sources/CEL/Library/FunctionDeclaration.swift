/// A function or an operator: its name, what it takes and what it gives.
public struct FunctionDeclaration: Sendable {
  /// The name: `contains`, `math.greatest`, or for an operator `_+_`.
  public let name: String

  /// One line for the reference.
  public let documentation: String

  /// The types that it can be called with.
  public let overloads: [Overload]

  /// What computes it; nil for operators that the evaluator knows itself.
  let function: Function?

  init(_ name: String, _ function: Function?, _ documentation: String, _ overloads: Overload...) {
    self.name = name
    self.function = function
    self.documentation = documentation
    self.overloads = overloads
  }

  /// The operator as it is written; nil for functions.
  public var operatorSpelling: String? { Operator(rawValue: name)?.spelling }
}

/// One way in which a function can be called.
public struct Overload: Sendable {
  /// Whether it is called on its first argument: `text.contains(part)`.
  public let isMember: Bool

  /// The types of the arguments, the one that it is called on first.
  public let parameters: [CELType]

  /// The type of the result.
  public let result: CELType

  /// Whether the last argument may be given any number of times, at least once.
  public let isVariadic: Bool

  /// Called on its first argument.
  static func member(_ parameters: CELType..., gives result: CELType) -> Overload {
    Overload(isMember: true, parameters: parameters, result: result, isVariadic: false)
  }

  /// Called by its name alone.
  static func global(_ parameters: CELType..., gives result: CELType) -> Overload {
    Overload(isMember: false, parameters: parameters, result: result, isVariadic: false)
  }

  /// Called by its name alone, with as many arguments as one likes.
  static func variadic(_ parameters: CELType..., gives result: CELType) -> Overload {
    Overload(isMember: false, parameters: parameters, result: result, isVariadic: true)
  }

  /// The overload as documentation shows it: `string.contains(string) -> bool`.
  public func signature(of name: String) -> String {
    var list = parameters.map(\.spelling)
    if isVariadic, let last = list.popLast() { list.append(last + "...") }
    let prefix = isMember && !list.isEmpty ? list.removeFirst() + "." : ""
    return "\(prefix)\(name)(\(list.joined(separator: ", "))) -> \(result.spelling)"
  }
}

/// All functions and operators, in one place: the checker and the reference read the same list.
public enum FunctionCatalogue {
  /// The functions, in the order of the reference.
  public static let functions: [FunctionDeclaration] =
    conversions + strings + lists + times + optionals + mathematics

  /// The operators.
  public static let operators: [FunctionDeclaration] = logic + comparisons + arithmetic + access

  /// The macros.
  public static var macros: [MacroDeclaration] { MacroDeclaration.all }

  private static let byName: [String: FunctionDeclaration] = Dictionary(
    (operators + functions).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The function or operator of a name.
  public static func declaration(named name: String) -> FunctionDeclaration? { byName[name] }

  /// The names before the dot of functions such as `math.greatest`.
  static let namespaces: Set<String> = Set(
    functions.compactMap { function in
      function.name.firstIndex(of: ".").map { String(function.name[..<$0]) }
    } + ["cel"])

  static let a = CELType.parameter("A")
  static let b = CELType.parameter("B")
}
