/// `cel.block`, which optimizers of expressions write: what is used several times is computed once.
extension Parser {
  /// A member call of `cel` that belongs to blocks; nil for any other.
  ///
  /// Names that no expression can spell stand for values and variables, so that nothing can shadow them.
  mutating func block(
    _ function: String, _ arguments: [Int], from start: Int, name: Range<Int>
  ) throws(SyntaxFailure) -> Int? {
    switch (function, arguments.count) {
    case ("block", 2): return try nestedBinds(arguments[0], arguments[1], from: start, name: name)
    case ("index", 1):
      guard let numbers = numbers(arguments) else { return nil }
      return try node(.identifier("@index\(numbers[0])"), from: start)
    case ("iterVar", 2):
      guard let numbers = numbers(arguments) else { return nil }
      return try node(.identifier("@it:\(numbers[0]):\(numbers[1])"), from: start)
    default: return nil
    }
  }

  /// The values bound one around the other, the first outermost.
  private mutating func nestedBinds(
    _ list: Int, _ result: Int, from start: Int, name: Range<Int>
  ) throws(SyntaxFailure) -> Int {
    guard case .list(let values) = tree[list].kind, !values.contains(where: \.isOptional) else {
      diagnostics.append(Diagnostic(message: "cel.block() takes a list of values here", range: tree[list].range))
      return result
    }
    var body = result
    for (index, value) in values.enumerated().reversed() {
      let bind = Expression.Comprehension(
        kind: .bind, operand: value.value, variables: ["@index\(index)"], bodies: [body])
      body = try node(.comprehension(bind), from: start, name: name, children: [value.value, body])
    }
    return body
  }

  /// The values of literals that are all ints.
  private func numbers(_ arguments: [Int]) -> [Int64]? {
    var numbers: [Int64] = []
    for argument in arguments {
      guard case .literal(.int(let number)) = tree[argument].kind else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
