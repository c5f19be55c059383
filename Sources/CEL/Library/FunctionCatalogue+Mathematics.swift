extension FunctionCatalogue {
  static let mathematics: [FunctionDeclaration] = [
    extreme("math.greatest", .greatest, "The greatest of the numbers."),
    extreme("math.least", .least, "The least of the numbers."),
    ofDouble("math.ceil", .ceil, "The next whole number up."),
    ofDouble("math.floor", .floor, "The next whole number down."),
    ofDouble("math.round", .round, "The nearest whole number, halves away from zero."),
    ofDouble("math.trunc", .truncate, "The number without its fraction."),
    ofNumber("math.abs", .absolute, "The number without its sign."),
    ofNumber("math.sign", .sign, "-1, 0 or 1."),
    FunctionDeclaration(
      "math.sqrt", .squareRoot, "The square root.", .global(.double, gives: .double), .global(.int, gives: .double),
      .global(.uint, gives: .double)),
    FunctionDeclaration(
      "math.isNaN", .isNaN, "Whether it is not a number.", .global(.double, gives: .bool)),
    FunctionDeclaration(
      "math.isInf", .isInfinite, "Whether it is infinite.", .global(.double, gives: .bool)),
    FunctionDeclaration(
      "math.isFinite", .isFinite, "Whether it is a finite number.", .global(.double, gives: .bool)),
    ofBits("math.bitAnd", .bitAnd, "The bits that both have."),
    ofBits("math.bitOr", .bitOr, "The bits that one has."),
    ofBits("math.bitXor", .bitXor, "The bits that only one has."),
    FunctionDeclaration(
      "math.bitNot", .bitNot, "The bits turned over.", .global(.int, gives: .int), .global(.uint, gives: .uint)),
    shift("math.bitShiftLeft", .shiftLeft, "The bits moved up."),
    shift("math.bitShiftRight", .shiftRight, "The bits moved down, zeros following."),
  ]

  private static func extreme(_ name: String, _ function: Function, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, documentation, .variadic(.int, gives: .int), .variadic(.double, gives: .double),
      .variadic(.uint, gives: .uint), .global(.list(.int), gives: .int), .global(.list(.double), gives: .double),
      .global(.list(.uint), gives: .uint), .global(.list(.dyn), gives: .dyn), .variadic(.number, gives: .dyn))
  }

  private static func ofDouble(_ name: String, _ function: Function, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(name, function, documentation, .global(.double, gives: .double))
  }

  private static func ofNumber(_ name: String, _ function: Function, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, documentation, .global(.int, gives: .int), .global(.double, gives: .double),
      .global(.uint, gives: .uint))
  }

  private static func ofBits(_ name: String, _ function: Function, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, documentation, .global(.int, .int, gives: .int), .global(.uint, .uint, gives: .uint))
  }

  private static func shift(_ name: String, _ function: Function, _ documentation: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, documentation, .global(.int, .int, gives: .int), .global(.uint, .int, gives: .uint))
  }
}

extension CELType {
  /// A type parameter that stands for `int`, `uint` and `double` at once.
  static let number = CELType.parameter("number")
}
