import Syntax

/// A test without which a condition cannot be true: a flag that a variable reaches by its fields is set, or is not.
///
/// What `TextGuard` is to `directive.name == 'gzip' && …`, this is to `command.is_install && …`: most things that a rule
/// runs on fail it, and reading one field costs a tenth of an evaluation.
public struct FlagGuard: Sendable {
  private let variable: Int
  private let path: [FieldReference]
  private let expected: Bool

  /// Whether the last field's value counts, or only whether there is one.
  private let asksForPresence: Bool

  /// Whether the condition is false for a frame, whatever its other parts are. Where the flag is not known, or the
  /// variable is no object of its type, this does not say so.
  public func rulesOut(_ frame: [Value]) -> Bool {
    guard frame.indices.contains(variable), case .object(var object) = frame[variable] else { return false }
    for (depth, reference) in path.enumerated() {
      guard object.schema === reference.schema else { return false }
      let value = reference.field.read(object)
      if depth == path.count - 1 { return isSet(value).map { $0 != expected } ?? false }
      // What is absent has no fields.
      guard let value else { return expected }
      guard case .object(let next) = value else { return false }
      object = next
    }
    return false
  }

  /// nil when it cannot be known.
  private func isSet(_ value: Value?) -> Bool? {
    guard let value else { return false }
    if asksForPresence { return value.isFailure ? nil : true }
    if case .bool(let flag) = value { return flag }
    return nil
  }
}

extension FlagGuard {
  /// The first such test among the parts of a condition that `&&` joins; nil when there is none.
  init?(_ tables: ProgramTables) {
    for node in tables.conjuncts() {
      if let test = FlagGuard(node, tables, expected: true) {
        self = test
        return
      }
    }
    return nil
  }

  private init?(_ node: Node, _ tables: ProgramTables, expected: Bool) {
    switch node.operation {
    case .not:
      self.init(tables.nodes[node.a], tables, expected: !expected)
    case .hasField:
      self.init(node, tables, expected: expected, asksForPresence: true)
    case .field:
      guard case .bool = tables.fields[node.b].defaultValue else { return nil }
      self.init(node, tables, expected: expected, asksForPresence: false)
    default: return nil
    }
  }

  private init?(_ node: Node, _ tables: ProgramTables, expected: Bool, asksForPresence: Bool) {
    var path = [tables.fields[node.b]]
    var operand = tables.nodes[node.a]
    while operand.operation == .field {
      path.insert(tables.fields[operand.b], at: 0)
      operand = tables.nodes[operand.a]
    }
    guard operand.operation == .variable else { return nil }
    self.init(variable: operand.a, path: path, expected: expected, asksForPresence: asksForPresence)
  }
}
