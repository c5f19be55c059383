/// The words that no variable can be called.
enum ReservedWords {
  /// The words of the language itself, and those that it keeps for the languages that embed it.
  private static let words: Set<String> = [
    "false", "in", "null", "true",
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "namespace",
    "package", "return", "var", "void", "while",
  ]

  static func contains(_ word: String) -> Bool { words.contains(word) }
}
