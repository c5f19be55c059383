/// A set of byte values: what a bracket expression or a regular expression's class matches.
public struct ByteSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  @usableFromInline var words: SIMD4<UInt64> = .zero

  /// The empty set.
  public static let none = ByteSet()

  /// Every byte.
  public static let all = ByteSet(0...255)

  /// `0` to `9`.
  public static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))

  /// ASCII letters, digits and the underscore.
  public static let wordBytes = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
    .union(ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))).union(digits).union([Byte.underscore])

  /// ASCII's white space: tab to carriage return, and the space.
  public static let spaces = ByteSet(0x09...0x0D).union([Byte.space])

  /// The line feed alone.
  public static let lineFeed = ByteSet([Byte.lineFeed])

  /// The empty set.
  @inlinable public init() {}

  /// The bytes of a range.
  public init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  /// The bytes of a sequence.
  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// The bytes of a literal.
  public init(arrayLiteral elements: UInt8...) {
    self.init(elements)
  }

  /// Whether nothing is in the set.
  @inlinable public var isEmpty: Bool { words == .zero }

  /// How many bytes are in the set.
  public var count: Int { words.indices.reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The smallest member that people can read, else the smallest one; nil for the empty set.
  public var example: UInt8? {
    intersection(.smallLetters).first ?? intersection(.visible).first ?? first
  }

  /// The only member; nil when there is none or more than one.
  public var only: UInt8? { count == 1 ? first : nil }

  /// The smallest member; nil for the empty set.
  private var first: UInt8? {
    for index in words.indices where words[index] != 0 {
      return UInt8(truncatingIfNeeded: index << 6 + words[index].trailingZeroBitCount)
    }
    return nil
  }

  private static let smallLetters = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
  private static let visible = ByteSet(0x21...0x7E)

  /// Whether a byte is in the set.
  @inlinable public func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
  }

  /// Puts a byte in.
  @inlinable public mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  /// Puts a range of bytes in; nothing when it runs backwards.
  public mutating func insert(from low: UInt8, through high: UInt8) {
    guard low <= high else { return }
    for byte in low...high { insert(byte) }
  }

  /// Takes a byte out.
  @inlinable public mutating func remove(_ byte: UInt8) { words[Int(byte >> 6)] &= ~(1 << UInt64(byte & 63)) }

  /// What is in one of two sets.
  public func union(_ other: ByteSet) -> ByteSet { with(words | other.words) }

  /// What is in both sets.
  public func intersection(_ other: ByteSet) -> ByteSet { with(words & other.words) }

  /// What is in this set only.
  public func subtracting(_ other: ByteSet) -> ByteSet { with(words & ~other.words) }

  /// Everything that is not in the set.
  public var inverted: ByteSet { with(~words) }

  /// Whether all of the set is in another.
  public func isSubset(of other: ByteSet) -> Bool { subtracting(other).isEmpty }

  /// Whether some byte is in both sets.
  public func overlaps(_ other: ByteSet) -> Bool { !intersection(other).isEmpty }

  /// The set with the other letter case of each ASCII letter in it.
  public var ignoringCase: ByteSet {
    // Capitals and small letters are 32 apart, and in one word.
    let capitals: UInt64 = 0x07FF_FFFE
    let letters = words[1]
    var result = self
    result.words[1] |= (letters >> 32 & capitals) | (letters & capitals) << 32
    return result
  }

  private func with(_ words: SIMD4<UInt64>) -> ByteSet {
    var result = ByteSet()
    result.words = words
    return result
  }
}
