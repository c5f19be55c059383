/// What the value of a key may be (Compose specification, the JSON schema of compose-spec).
indirect enum Shape: Sendable {
  /// Anything.
  case any
  /// A text; a bare number or boolean is none.
  case text
  /// A text or a number.
  case scalar
  /// A boolean, or a text that Compose takes for one.
  case bool
  /// A number, or a text that is one.
  case number
  /// A size in bytes: a number, or a text with a unit.
  case size
  /// A text such as `1m30s`.
  case duration
  /// A list of values.
  case list(Shape)
  /// A text, or a list of texts.
  case textOrList
  /// `KEY=value` items, or a mapping to scalars.
  case keyed
  /// A mapping with known keys.
  case mapping(KeyTable)
  /// A mapping with keys of the author's choice.
  case mappingOf(Shape)
  /// A list of names, or a mapping from names.
  case named(Shape)
  /// A scalar, or a mapping with known keys.
  case scalarOr(KeyTable)
  /// A boolean, or a mapping with known keys.
  case boolOr(KeyTable)
  /// One of several shapes, told apart by whether the value is a scalar, a list or a mapping.
  case either([Shape])
}

/// The keys of a mapping and what their values may be; `x-` keys are always allowed.
final class KeyTable: Sendable {
  /// What holds such a mapping, for messages: `a service`.
  let owner: String

  /// The keys.
  let keys: [String: Shape]

  init(_ owner: String, _ keys: [String: Shape]) {
    self.owner = owner
    self.keys = keys
  }
}
