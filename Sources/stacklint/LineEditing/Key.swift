/// What somebody pressed.
enum Key: Equatable {
  case text(String)
  case enter, tab
  case left, right, wordLeft, wordRight, start, end
  case up, down
  case deleteBackward, deleteForward, deleteToEnd, deleteToStart, deleteWordBackward
  case clearScreen
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D, which on an empty line is the end of input.
  case endOfInput
  /// Anything that means nothing here.
  case other
}

/// Makes keys of the bytes that a terminal sends (ECMA-48 control sequences, as xterm and its relatives send them).
struct KeyDecoder {
  /// The next byte; nil when there is none (any more).
  private let next: () -> UInt8?

  /// The byte that follows at once; nil when nothing does: Escape was pressed alone.
  private let nextAtOnce: () -> UInt8?

  init(next: @escaping () -> UInt8?, nextAtOnce: @escaping () -> UInt8?) {
    self.next = next
    self.nextAtOnce = nextAtOnce
  }

  /// The next key; nil at the end of input.
  func key() -> Key? {
    guard let byte = next() else { return nil }
    switch byte {
    case 0x01: return .start
    case 0x02: return .left
    case 0x03: return .interrupt
    case 0x04: return .endOfInput
    case 0x05: return .end
    case 0x06: return .right
    case 0x08, 0x7F: return .deleteBackward
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x0B: return .deleteToEnd
    case 0x0C: return .clearScreen
    case 0x0E: return .down
    case 0x10: return .up
    case 0x15: return .deleteToStart
    case 0x17: return .deleteWordBackward
    case 0x1B: return escape()
    case 0x20...0x7E: return .text(String(UnicodeScalar(byte)))
    case 0xC2...0xF4: return character(byte)
    default: return .other
    }
  }

  /// A character of several bytes in UTF-8.
  private func character(_ first: UInt8) -> Key {
    var bytes = [first]
    for _ in 0..<(first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1) {
      guard let byte = nextAtOnce() else { return .other }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .other
  }

  private func escape() -> Key {
    switch nextAtOnce() {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"): return nextAtOnce().map { named($0, modified: false) } ?? .other
    case UInt8(ascii: "b"): return .wordLeft
    case UInt8(ascii: "f"): return .wordRight
    case 0x7F: return .deleteWordBackward
    default: return .other
    }
  }

  /// `ESC [ parameters final`.
  private func controlSequence() -> Key {
    var parameters: [UInt8] = []
    while let byte = nextAtOnce() {
      switch byte {
      // Parameters and intermediate bytes; a sequence that is longer than any key's is swallowed.
      case 0x20...0x3F: if parameters.count < 16 { parameters.append(byte) }
      case UInt8(ascii: "~"): return numbered(parameters)
      default: return named(byte, modified: parameters.contains(UInt8(ascii: ";")))
      }
    }
    return .other
  }

  private func named(_ final: UInt8, modified: Bool) -> Key {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): modified ? .wordRight : .right
    case UInt8(ascii: "D"): modified ? .wordLeft : .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .start
    default: .other
    }
  }

  private func numbered(_ parameters: [UInt8]) -> Key {
    switch String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self) {
    case "1", "7": .start
    case "3": .deleteForward
    case "4", "8": .end
    default: .other
    }
  }
}
