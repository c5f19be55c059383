import Syntax

/// Tells from its beginning whether a text is an environment file.
enum EnvironmentSniffer {
  /// Whether every line assigns to a name in capitals, and there is one.
  static func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
    guard !TextSniffer.isBinary(text) else { return false }
    var isFound = false
    for line in TextSniffer.lines(text) {
      var words = TextSniffer.words(line)[...]
      if let first = words.first, first.elementsEqual("export".utf8) { words = words.dropFirst() }
      guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
      let name = first.prefix { $0 != UInt8(ascii: "=") }
      guard !name.isEmpty, name.endIndex < first.endIndex, name.allSatisfy(isNameByte) else { return false }
      isFound = true
    }
    return isFound
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isCapital || byte.isDigit || byte == Byte.underscore
  }
}
