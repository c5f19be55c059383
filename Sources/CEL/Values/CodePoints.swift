extension String {
  /// Whether both hold the same code points; Swift's own `==` takes canonically equivalent strings as equal, which
  /// expressions must not.
  func hasSameCodePoints(as other: String) -> Bool {
    // Swift's comparison is the fastest there is for the short texts that differ, as most do; it walks long ones twice.
    let count = utf8.count
    guard count == other.utf8.count, count > 64 || self == other else { return false }
    let result: Bool?? = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        for index in 0..<count where left[index] != right[index] { return false }
        return true
      }
    }
    if let result, let result { return result }
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
