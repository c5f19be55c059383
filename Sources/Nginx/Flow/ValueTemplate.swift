import Syntax

/// A text with variables, cut into its pieces as nginx's script engine does.
struct ValueTemplate {
  /// A piece.
  enum Piece: Equatable {
    /// Text that stands for itself.
    case literal(String)
    /// A variable, in lower case; a digit for a numbered capture.
    case variable(String)
  }

  /// The pieces in order.
  let pieces: [Piece]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == Byte.dollar, let (name, end) = ValueTemplate.reference(bytes, index + 1) else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal = []
      pieces.append(.variable(name))
      index = end
    }
    if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
    self.pieces = pieces
  }

  /// The numbered captures that the text uses.
  var captureNumbers: [Int] {
    pieces.compactMap { piece in
      if case .variable(let name) = piece, let number = Int(name), name.utf8.count == 1 { number } else { nil }
    }
  }

  /// The variable that the whole text is; nil when it is anything else.
  var onlyVariable: String? {
    guard pieces.count == 1, case .variable(let name) = pieces[0] else { return nil }
    return name
  }

  /// The variable that starts behind a dollar sign: one digit, or letters, digits and underscores, perhaps in braces.
  private static func reference(_ bytes: [UInt8], _ start: Int) -> (name: String, end: Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] > 0x30, bytes[start] <= 0x39 {
      return (String(decoding: bytes[start...start], as: UTF8.self), start + 1)
    }
    let isBraced = bytes[start] == Byte.openBrace
    let first = isBraced ? start + 1 : start
    var end = first
    while end < bytes.count, bytes[end].isNamePart { end += 1 }
    guard end > first else { return nil }
    if isBraced, end >= bytes.count || bytes[end] != Byte.closeBrace { return nil }
    return (String(decoding: bytes[first..<end], as: UTF8.self).lowercased(), isBraced ? end + 1 : end)
  }
}
