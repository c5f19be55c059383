extension FunctionCatalogue {
  static let logic: [FunctionDeclaration] = [
    FunctionDeclaration(
      "_&&_", nil, "Whether both hold; one that is false decides, even beside an error.",
      .global(.bool, .bool, gives: .bool)),
    FunctionDeclaration(
      "_||_", nil, "Whether one holds; one that is true decides, even beside an error.",
      .global(.bool, .bool, gives: .bool)),
    FunctionDeclaration("!_", nil, "Whether it does not hold.", .global(.bool, gives: .bool)),
    FunctionDeclaration(
      "_?_:_", nil, "The first value if the condition holds, else the second.", .global(.bool, a, a, gives: a)),
  ]

  static let comparisons: [FunctionDeclaration] = [
    FunctionDeclaration("_==_", nil, "Whether both are equal.", .global(a, a, gives: .bool)),
    FunctionDeclaration("_!=_", nil, "Whether both differ.", .global(a, a, gives: .bool)),
    order("_<_", "Whether the first is less, or comes before."),
    order("_<=_", "Whether the first is less or equal."),
    order("_>_", "Whether the first is greater, or comes after."),
    order("_>=_", "Whether the first is greater or equal."),
    FunctionDeclaration(
      "@in", nil, "Whether a list has the element, or a map the key.", .global(a, .list(a), gives: .bool),
      .global(a, .map(a, b), gives: .bool)),
  ]

  private static func order(_ name: String, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, nil, documentation, .global(.int, .int, gives: .bool), .global(.string, .string, gives: .bool),
      .global(.double, .double, gives: .bool), .global(.uint, .uint, gives: .bool),
      .global(.bool, .bool, gives: .bool), .global(.bytes, .bytes, gives: .bool),
      .global(.timestamp, .timestamp, gives: .bool), .global(.duration, .duration, gives: .bool),
      .global(.int, .double, gives: .bool), .global(.double, .int, gives: .bool), .global(.int, .uint, gives: .bool),
      .global(.uint, .int, gives: .bool), .global(.uint, .double, gives: .bool),
      .global(.double, .uint, gives: .bool))
  }

  static let arithmetic: [FunctionDeclaration] = [
    FunctionDeclaration(
      "_+_", .add, "The sum; of strings, bytes and lists the one after the other.",
      .global(.int, .int, gives: .int), .global(.string, .string, gives: .string),
      .global(.double, .double, gives: .double), .global(.uint, .uint, gives: .uint),
      .global(.bytes, .bytes, gives: .bytes), .global(.list(a), .list(a), gives: .list(a)),
      .global(.timestamp, .duration, gives: .timestamp), .global(.duration, .timestamp, gives: .timestamp),
      .global(.duration, .duration, gives: .duration)),
    FunctionDeclaration(
      "_-_", .subtract, "The difference.", .global(.int, .int, gives: .int),
      .global(.double, .double, gives: .double), .global(.uint, .uint, gives: .uint),
      .global(.timestamp, .duration, gives: .timestamp), .global(.timestamp, .timestamp, gives: .duration),
      .global(.duration, .duration, gives: .duration)),
    FunctionDeclaration(
      "_*_", .multiply, "The product.", .global(.int, .int, gives: .int), .global(.double, .double, gives: .double),
      .global(.uint, .uint, gives: .uint)),
    FunctionDeclaration(
      "_/_", .divide, "The quotient; of integers without the fraction.", .global(.int, .int, gives: .int),
      .global(.double, .double, gives: .double), .global(.uint, .uint, gives: .uint)),
    FunctionDeclaration(
      "_%_", .remainder, "The remainder, with the sign of the first.", .global(.int, .int, gives: .int),
      .global(.uint, .uint, gives: .uint)),
    FunctionDeclaration(
      "-_", .negate, "The number with the other sign.", .global(.int, gives: .int),
      .global(.double, gives: .double)),
  ]

  static let access: [FunctionDeclaration] = [
    FunctionDeclaration(
      "_[_]", nil, "The element of a list, from 0, or the value of a key.", .global(.list(a), .int, gives: a),
      .global(.map(a, b), a, gives: b), .global(.optional(.list(a)), .int, gives: .optional(a)),
      .global(.optional(.map(a, b)), a, gives: .optional(b))),
    FunctionDeclaration(
      "_[?_]", nil, "The same as an optional: none where there is no such element or key.",
      .global(.list(a), .int, gives: .optional(a)), .global(.map(a, b), a, gives: .optional(b)),
      .global(.optional(.list(a)), .int, gives: .optional(a)),
      .global(.optional(.map(a, b)), a, gives: .optional(b))),
  ]
}
