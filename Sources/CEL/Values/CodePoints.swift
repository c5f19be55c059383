extension String {
  /// Whether both hold the same code points; Swift's own `==` takes canonically equivalent strings as equal, which
  /// expressions must not.
  func hasSameCodePoints(as other: String) -> Bool {
    // Swift's comparison is the fastest there is, and what it tells apart is different.
    guard utf8.count == other.utf8.count, self == other else { return false }
    return utf8.elementsEqual(other.utf8)
  }

  /// Whether this string comes before the other, by code points. The order of UTF-8 bytes is the same order.
  func precedesByCodePoints(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// The number of code points.
  var codePointCount: Int {
    var count = 0
    for byte in utf8 where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
  }
}
