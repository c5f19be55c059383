import Syntax

/// A word that the shell's grammar gives a meaning where a command may start.
enum ReservedWord: String, CaseIterable, Sendable {
  case openBrace = "{"
  case closeBrace = "}"
  case not = "!"
  case time
  case `if`
  case then
  case elif
  case `else`
  case fi
  case `while`
  case until
  case `for`
  case select
  case `in`
  case `do`
  case done
  case `case`
  case esac
  case function

  /// The length in bytes.
  var count: Int { rawValue.utf8.count }

  /// Whether it ends a list of commands.
  var isCloser: Bool {
    switch self {
    case .then, .else, .elif, .fi, .do, .done, .esac, .closeBrace: true
    default: false
    }
  }

  /// The longest of them, in bytes; no more would fit into the keys of the table.
  static let maximumCount = 8

  /// The word of some bytes, which are as a key what `key` makes of them.
  init?(key: UInt64) {
    for entry in Self.table where entry.key == key {
      self = entry.word
      return
    }
    return nil
  }

  /// Appends a byte to the key of the bytes before it.
  static func key(_ key: UInt64, appending byte: UInt8) -> UInt64 { key << 8 | UInt64(byte) }

  /// Whether a reserved word can start with a byte.
  static func canStart(with byte: UInt8) -> Bool { firstBytes.contains(byte) }

  private static let firstBytes = ByteSet(allCases.compactMap(\.rawValue.utf8.first))

  private static let table = allCases.map { word in
    (key: word.rawValue.utf8.reduce(0) { key($0, appending: $1) }, word: word)
  }
}
