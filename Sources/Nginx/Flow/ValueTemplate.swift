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
    var index = 0
    func takeLiteral(upTo end: Int) {
      if index < end { pieces.append(.literal(String(decoding: bytes[index..<end], as: UTF8.self))) }
    }
    for match in VariableScanner(bytes) {
      let name: String
      switch match.kind {
      case .capture(let number): name = "\(number)"
      case .variable(let written): name = written.inLowerCase
      case .unclosed, .nameless: continue
      }
      takeLiteral(upTo: match.range.lowerBound)
      pieces.append(.variable(name))
      index = match.range.upperBound
    }
    takeLiteral(upTo: bytes.count)
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
}
