/// One step of a program: an operation and the nodes or tables that it refers to.
///
/// Nodes stand in post-order, operands before what uses them, the root last; so a program is a flat array without
/// references, and its encoded form is plain postfix notation.
struct Node {
  var operation: Operation
  /// A `Function` or a `ComprehensionKind`, by its number.
  var code: UInt8 = 0
  /// The first local slot of a comprehension.
  var slot: UInt16 = 0
  var first: Int32 = 0
  var second: Int32 = 0
  var third: Int32 = 0

  var a: Int { Int(first) }
  var b: Int { Int(second) }
  var c: Int { Int(third) }
}

/// What a node does. The number is part of a program's encoded form.
enum Operation: UInt8, CaseIterable {
  /// `constants[a]`
  case constant
  /// The frame's value at `a`.
  case variable
  /// The macro variable in slot `a`.
  case local
  /// Field `fields[b]` of node `a`; the same as an optional; whether it is there.
  case field, optionalField, hasField
  /// The field or key that `constants[b]` names of node `a`, found at run time.
  case name, optionalName, hasName
  case and, or, not, conditional
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained
  case index, optionalIndex
  /// `b` nodes from `children[a]`; an optional element is the complement of its node.
  case list
  /// `b` pairs of nodes from `children[a]`; an optional entry has the complement of its key's node.
  case map
  /// Kind `code` over node `a` with bodies `b` and `c`, its variable in `slot`.
  case comprehension
  /// The same with two variables, in `slot` and the one after it.
  case comprehensionPair
  /// Function `code` of none, one, two or three nodes.
  case call0, call1, call2, call3
  /// Function `code` of `b` nodes from `children[a]`.
  case callList
  /// Whether `patterns[b]` matches node `a`.
  case matches
  /// The error that `constants[a]` names.
  case undeclared
}

/// A field that a program reads.
final class FieldReference: Sendable {
  let schema: ObjectSchema
  let index: Int
  let field: AnyField
  /// What an absent field reads as.
  let defaultValue: Value

  /// Field number `index` of a schema; nil when the schema has no such field.
  init?(_ schema: ObjectSchema, _ index: Int) {
    guard schema.fields.indices.contains(index) else { return nil }
    self.schema = schema
    self.index = index
    field = schema.fields[index]
    defaultValue = .defaultValue(of: field.type)
  }
}
