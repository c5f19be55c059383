import Syntax

/// Which names stand in a block, roughly: of most names that do not, it says so without a look at any.
///
/// Rules ask every block for dozens of settings that it does not have.
struct NameSketch: Sendable {
  private var bits: UInt64 = 0

  /// Notes a name.
  mutating func insert(_ name: String) { bits |= NameSketch.bit(of: name) }

  /// Whether a name may be among those noted; a no is sure.
  func mayHold(_ name: String) -> Bool { bits & NameSketch.bit(of: name) != 0 }

  /// The bit that names share whose lengths and some of whose bytes are the same.
  private static func bit(of name: String) -> UInt64 {
    let hash: UInt8? = name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      var hash = UInt8(truncatingIfNeeded: bytes.count) &* 5
      hash &+= first &* 3
      hash &+= bytes[bytes.count / 2] &* 7
      hash &+= last &* 11
      return hash
    }
    return 1 << UInt64((hash ?? 0) & 63)
  }
}
