extension Program {
  /// Whether the value can stand anywhere in a file: what is read from a model can, what is computed cannot.
  public var mayHavePlace: Bool { mayHavePlace(tables.nodes.count - 1) }

  /// The same for expressions whose value is a list of things that stand somewhere.
  public var mayHavePlaces: Bool {
    if mayHavePlace { return true }
    switch resultType {
    case .list, .dyn: return !isConstant
    default: return false
    }
  }

  /// Follows the steps that `Evaluator.place(of:)` takes.
  private func mayHavePlace(_ index: Int) -> Bool {
    guard tables.nodes.indices.contains(index) else { return false }
    let node = tables.nodes[index]
    switch node.operation {
    case .variable, .local, .field, .optionalField, .name, .optionalName, .index, .optionalIndex: return true
    case .conditional: return mayHavePlace(node.b) || mayHavePlace(node.c)
    case .comprehension, .comprehensionPair:
      switch ComprehensionKind(rawValue: node.code) {
      case .bind: return mayHavePlace(node.b)
      case .optionalMap, .optionalFlatMap: return mayHavePlace(node.a) || mayHavePlace(node.b)
      default: return mayHavePlace(node.a)
      }
    case .call1, .call2:
      switch Function(rawValue: node.code) {
      case .dyn, .optionalOf, .optionalOfNonZeroValue, .value, .first, .last: return mayHavePlace(node.a)
      case .or, .orValue: return mayHavePlace(node.a) || mayHavePlace(node.b)
      default: return false
      }
    default: return false
    }
  }
}
