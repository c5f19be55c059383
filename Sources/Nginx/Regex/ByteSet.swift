/// A set of bytes.
struct ByteSet: Hashable, Sendable {
  private var words = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

  static let none = ByteSet()
  static let all = ByteSet(0...255)
  static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  static let wordBytes = ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))
    .union(ByteSet(UInt8(ascii: "A")...UInt8(ascii: "Z"))).union(digits).union(ByteSet([UInt8(ascii: "_")]))
  static let spaces = ByteSet([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])
  static let lineFeed = ByteSet([0x0A])

  init() {}

  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  static func == (left: ByteSet, right: ByteSet) -> Bool { left.words == right.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }

  var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

  /// The smallest member that people can read, else the smallest one.
  var example: UInt8? {
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") where contains(byte) { return byte }
    for byte in UInt8(0x21)...UInt8(0x7E) where contains(byte) { return byte }
    return (UInt8(0)...UInt8(255)).first(where: contains)
  }

  /// The only member; nil when there is none or more than one.
  var only: UInt8? {
    let count = words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount + words.3.nonzeroBitCount
    return count == 1 ? example : nil
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return words.0 & bit != 0
    case 1: return words.1 & bit != 0
    case 2: return words.2 & bit != 0
    default: return words.3 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words = (
      words.0 | other.words.0, words.1 | other.words.1, words.2 | other.words.2, words.3 | other.words.3
    )
    return result
  }

  func intersection(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words = (
      words.0 & other.words.0, words.1 & other.words.1, words.2 & other.words.2, words.3 & other.words.3
    )
    return result
  }

  var inverted: ByteSet {
    var result = self
    result.words = (~words.0, ~words.1, ~words.2, ~words.3)
    return result
  }

  func subtracting(_ other: ByteSet) -> ByteSet { intersection(other.inverted) }

  func isSubset(of other: ByteSet) -> Bool { subtracting(other).isEmpty }

  func overlaps(_ other: ByteSet) -> Bool { !intersection(other).isEmpty }

  /// The set with the other letter case of each ASCII letter in it.
  var ignoringCase: ByteSet {
    var result = self
    for lower in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let upper = lower & 0xDF
      if contains(lower) { result.insert(upper) }
      if contains(upper) { result.insert(lower) }
    }
    return result
  }
}
