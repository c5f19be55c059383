/// Why an evaluation has no value.
public enum EvaluationError: Error, Hashable, Sendable {
  /// Integer arithmetic left the range of its type.
  case overflow
  /// `x / 0` of integers.
  case divisionByZero
  /// `x % 0`.
  case modulusByZero
  /// A function or an operator does not take arguments of these types.
  case noSuchOverload(function: String, types: [CELType])
  /// An object or a value has no such field.
  case noSuchField(String, type: CELType)
  /// A map has no such key.
  case noSuchKey(String)
  /// A list has no such index.
  case indexOutOfBounds(String)
  /// A name that nothing declares.
  case undeclared(String)
  /// The same key twice in a map.
  case duplicateKey(String)
  /// An argument that the function cannot work with: what it is called and why.
  case invalidArgument(function: String, reason: String)
  /// `value()` of an empty optional.
  case emptyOptional
  /// The evaluation needs more steps than it may take.
  case costLimit(Int)
  /// The frame lacks variables that the program was compiled for.
  case incompleteFrame
}

extension EvaluationError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    switch self {
    case .overflow: "integer overflow"
    case .divisionByZero: "division by zero"
    case .modulusByZero: "modulus by zero"
    case .noSuchOverload(let function, let types): "no such overload: \(Self.call(function, types))"
    case .noSuchField(let name, let type): "no such field '\(name)' on \(type.valueName)"
    case .noSuchKey(let key): "no such key: \(key)"
    case .indexOutOfBounds(let index): "index out of bounds: \(index)"
    case .undeclared(let name): "undeclared reference to '\(name)'"
    case .duplicateKey(let key): "map key \(key) given twice"
    case .invalidArgument(let function, let reason): "\(function): \(reason)"
    case .emptyOptional: "an empty optional has no value"
    case .costLimit(let limit): "the evaluation takes more than \(limit) steps"
    case .incompleteFrame: "a variable has no value"
    }
  }
}

extension EvaluationError {
  /// What was called, as it is written: operators stand between or before their operands.
  private static func call(_ function: String, _ types: [CELType]) -> String {
    let names = types.map(\.valueName)
    let isOperator = function == "in" || !(function.utf8.first?.isNameStart ?? true)
    switch names.count {
    case 2 where function == "[]": return "\(names[0])[\(names[1])]"
    case 2 where isOperator: return "\(names[0]) \(function) \(names[1])"
    case 1 where isOperator: return "\(function) \(names[0])"
    default: return "\(function)(\(names.joined(separator: ", ")))"
    }
  }
}

extension CELType {
  /// The name that a type value prints as: `list`, not `list(dyn)`.
  var valueName: String {
    switch self {
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .optional: "optional_type"
    default: description
    }
  }
}
