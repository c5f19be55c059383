/// The smallest part of an expression's text.
struct Token {
  enum Kind: UInt8 {
    case end
    /// A name, reserved words included; what it means depends on where it stands.
    case identifier
    /// `` `like-this` ``, a field whose name is no identifier.
    case quotedIdentifier
    case int, uint, double, string, bytes
    case dot, comma, colon, question
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case plus, minus, star, slash, percent, not
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case and, or
  }

  var kind: Kind
  var start: Int
  var end: Int

  var range: Range<Int> { start..<end }
}

/// Thrown by the lexer and the parser at the first thing that breaks the grammar.
struct SyntaxFailure: Error {
  let diagnostic: Diagnostic

  init(_ message: String, _ range: Range<Int>, hint: String? = nil) {
    diagnostic = Diagnostic(message: message, range: range, hint: hint)
  }
}
