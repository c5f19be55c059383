/// An expression as it was written, macros expanded: nodes that refer to each other by index.
struct ExpressionTree {
  /// How deep an expression may be nested, counting operators; bounds the recursion of all that walks it.
  static let maximumDepth = 160

  /// The longest text that is parsed, in bytes.
  static let maximumByteCount = 100_000

  private(set) var nodes: [Expression] = []

  /// The outermost expression.
  var root = 0

  subscript(index: Int) -> Expression { nodes[index] }

  mutating func append(_ kind: Expression.Kind, _ range: Range<Int>, name: Range<Int>? = nil, depth: Int) -> Int {
    nodes.append(Expression(kind: kind, range: range, name: name ?? range, depth: depth))
    return nodes.count - 1
  }
}

/// One node of an expression.
struct Expression {
  enum Kind {
    case literal(Value)
    case identifier(String)
    case select(operand: Int, field: String, isOptional: Bool)
    /// `has(operand.field)`.
    case presence(operand: Int, field: String, isOptional: Bool)
    case call(function: String, arguments: [Int])
    case memberCall(target: Int, function: String, arguments: [Int])
    case operation(Operator, arguments: [Int])
    case list([Element])
    case map([Entry])
    case message(type: String)
    case comprehension(Comprehension)
  }

  struct Element {
    var value: Int
    var isOptional: Bool
  }

  struct Entry {
    var key: Int
    var value: Int
    var isOptional: Bool
  }

  /// A macro that runs a body with variables of its own.
  struct Comprehension {
    var kind: ComprehensionKind
    var operand: Int
    /// One or two names.
    var variables: [String]
    /// One or two expressions over the variables.
    var bodies: [Int]
  }

  var kind: Kind
  /// The bytes of the whole expression.
  var range: Range<Int>
  /// The bytes of the name of the field, function or operator.
  var name: Range<Int>
  var depth: Int
}

/// The operators, as functions.
enum Operator: String {
  case and = "_&&_"
  case or = "_||_"
  case not = "!_"
  case negate = "-_"
  case conditional = "_?_:_"
  case equal = "_==_"
  case notEqual = "_!=_"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"
  case `in` = "@in"
  case add = "_+_"
  case subtract = "_-_"
  case multiply = "_*_"
  case divide = "_/_"
  case remainder = "_%_"
  case index = "_[_]"
  case optionalIndex = "_[?_]"

  /// The operator as it is written.
  var spelling: String {
    switch self {
    case .and: "&&"
    case .or: "||"
    case .not: "!"
    case .negate: "-"
    case .conditional: "?:"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .in: "in"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .index: "[]"
    case .optionalIndex: "[?]"
    }
  }
}

/// What a macro with variables computes.
enum ComprehensionKind: UInt8, CaseIterable {
  case all, exists, existsOne, filter, map
  /// `map` with a condition before what it maps to; the bodies are condition and result.
  case mapWhere
  case transformList, transformListWhere
  case transformMap, transformMapWhere
  case transformMapEntry, transformMapEntryWhere
  /// `optional.optMap(v, …)`: the result is wrapped.
  case optionalMap
  /// `optional.optFlatMap(v, …)`: the result is an optional itself.
  case optionalFlatMap
  /// `cel.bind(v, value, …)`.
  case bind

  /// How many bodies there are.
  var bodyCount: Int {
    switch self {
    case .mapWhere, .transformListWhere, .transformMapWhere, .transformMapEntryWhere: 2
    default: 1
    }
  }
}
