/// Tells from its beginning whether a text is a Dockerfile.
enum DockerfileSniffer {
  /// Whether the first instruction is FROM, or ARG as it may stand before it, and no template engine is to run first.
  static func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
    guard !TextSniffer.isBinary(text), !TextSniffer.hasTemplateMarks(text) else { return false }
    for line in TextSniffer.lines(text) {
      let words = TextSniffer.words(line).prefix(5).map { String(decoding: $0, as: UTF8.self) }
      guard let first = words.first else { continue }
      if first.hasPrefix("#") {
        if first.lowercased().hasPrefix("#syntax=") || (words.count > 1 && words[1].lowercased().hasPrefix("syntax=")) {
          return true
        }
        continue
      }
      switch first.lowercased() {
      case "from": return isFrom(words)
      // `ARG` opens nothing else that is written with a name after it.
      case "arg" where words.count > 1: return true
      default: return false
      }
    }
    return false
  }

  /// `FROM image`, `FROM --platform=… image AS name`; not Python's `from a import b`, and no SQL.
  private static func isFrom(_ words: [String]) -> Bool {
    let operands = words.dropFirst().drop { $0.hasPrefix("--") }
    guard let image = operands.first, !image.hasSuffix(";") else { return false }
    let rest = operands.dropFirst()
    return rest.isEmpty || rest.first?.lowercased() == "as" || rest.first?.hasPrefix("#") == true
  }
}
