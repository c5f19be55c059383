/// Reads scalars from bytes that may not be UTF-8.
struct UTF8Reader {
  /// What stands at an offset.
  enum Element {
    case scalar(Unicode.Scalar)
    case invalidByte(UInt8)
  }

  private let bytes: [UInt8]

  /// The offset of the next byte.
  private(set) var offset: Int

  private let end: Int

  /// Reads a range of bytes; what lies outside of the array is left out.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = min(range.upperBound, bytes.count)
    offset = min(max(range.lowerBound, 0), end)
  }

  /// The next scalar, or the next byte when no well-formed sequence (Unicode, table 3-7) starts there; nil at the end.
  mutating func next() -> Element? {
    guard offset < end else { return nil }
    let lead = bytes[offset]
    offset += 1
    let length: Int
    let least: UInt32
    var value: UInt32
    switch lead {
    case 0..<0x80: return .scalar(Unicode.Scalar(lead))
    case 0xC2..<0xE0: (length, least, value) = (1, 0x80, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, least, value) = (2, 0x800, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, least, value) = (3, 0x1_0000, UInt32(lead & 0x07))
    default: return .invalidByte(lead)
    }
    guard end - offset >= length else { return .invalidByte(lead) }
    for byte in bytes[offset..<offset + length] {
      guard byte & 0xC0 == 0x80 else { return .invalidByte(lead) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return .invalidByte(lead) }
    offset += length
    return .scalar(scalar)
  }
}
