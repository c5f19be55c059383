extension FunctionDeclaration {
  /// Each way to call it, as documentation shows it: `string.contains(string) -> bool`, `int + int -> int`.
  public var signatures: [String] {
    guard let symbol = Operator(rawValue: name) else { return overloads.map { $0.signature(of: name) } }
    return overloads.map { "\(symbol.usage($0.parameters.map(\.spelling))) -> \($0.result.spelling)" }
  }
}

extension Operator {
  /// The operator between its operands.
  fileprivate func usage(_ operands: [String]) -> String {
    switch (self, operands.count) {
    case (.conditional, 3): "\(operands[0]) ? \(operands[1]) : \(operands[2])"
    case (.index, 2): "\(operands[0])[\(operands[1])]"
    case (.optionalIndex, 2): "\(operands[0])[?\(operands[1])]"
    case (_, 2): "\(operands[0]) \(spelling) \(operands[1])"
    default: spelling + operands.joined(separator: ", ")
    }
  }
}
