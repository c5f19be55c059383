import Syntax

/// The tables that come with the program: lines of words, `#` starts a comment.
enum DataFile {
  /// The words of each line.
  static func lines(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: Byte.lineFeed).compactMap { line in
      guard line.first != Byte.hash else { return nil }
      let words = line.split { $0 == Byte.space || $0 == Byte.tab }.map { String(decoding: $0, as: UTF8.self) }
      return words.isEmpty ? nil : words
    }
  }
}
