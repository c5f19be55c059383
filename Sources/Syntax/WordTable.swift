/// A set of words, for texts that mostly are none of them: names of programs, options of a command line.
///
/// The words are known when a program is built, so that the hash need not guard against chosen texts: it takes a few
/// instructions for each of the first bytes.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let words: [String]

  /// The positions of the words by their hash, those that do not fit at the next free place; -1 where there is none.
  /// Half of the places are free at least, and their number is a power of two.
  private let places: [Int32]

  /// The set of these words.
  public init(_ words: some Sequence<String>) {
    let words = Array(Set(words))
    var size = 4
    while size < words.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (position, word) in words.enumerated() {
      var place = Self.hash(word) & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(clamping: position)
    }
    (self.words, self.places) = (words, places)
  }

  /// The set of the words of a literal.
  public init(arrayLiteral elements: String...) { self.init(elements) }

  /// Whether a text is one of the words.
  public func contains(_ text: String) -> Bool { position(of: text) != nil }

  /// Where a word stands among all; nil for a text that is none.
  @usableFromInline func position(of text: String) -> Int? {
    var place = Self.hash(text) & (places.count - 1)
    while case let position = Int(places[place]), position >= 0 {
      if words[position] == text { return position }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// The words in the order of their positions.
  @usableFromInline var all: [String] { words }

  private static func hash(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      // FNV-1a, of the first bytes.
      var hash: UInt32 = 0x811C_9DC5 ^ UInt32(truncatingIfNeeded: bytes.count)
      for index in 0..<min(bytes.count, 16) { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
      return Int(hash ^ hash >> 15)
    }
  }
}

/// Values by words, for texts that mostly are none of the words.
public struct WordTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  @usableFromInline let words: WordSet
  @usableFromInline let values: [Value]

  /// The table of a literal; the last value of a word counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { $1 }))
  }

  /// The table of some words.
  public init(_ values: [String: Value]) {
    words = WordSet(values.keys)
    self.values = words.all.compactMap { values[$0] }
  }

  /// The value of a word; nil for a text that is none.
  @inlinable public subscript(_ text: String) -> Value? { words.position(of: text).map { values[$0] } }
}
