/// Turns libyaml's indices, which count code points, into byte offsets.
struct OffsetIndex {
  private static let stride = 256

  private let bytes: UnsafeBufferPointer<UInt8>

  /// The byte offset of every 256th code point; empty when every character is one byte long.
  private let checkpoints: [Int]

  /// The index of a UTF-8 text; a byte order mark at its start is no character for libyaml.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
    self.bytes = bytes
    self.start = start
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      checkpoints = []
      return
    }
    var checkpoints: [Int] = []
    var count = 0
    for offset in start..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
      if count % OffsetIndex.stride == 0 { checkpoints.append(offset) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// The offset of the first character.
  let start: Int

  /// The byte offset of a code point, counted from `start`; the end of the text for an index beyond it.
  func byteOffset(_ index: Int) -> Int {
    if checkpoints.isEmpty { return min(start + index, bytes.count) }
    let checkpoint = index / OffsetIndex.stride
    guard checkpoint < checkpoints.count else { return bytes.count }
    var offset = checkpoints[checkpoint]
    var left = index % OffsetIndex.stride
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The index of the code point that starts at a byte offset.
  func index(ofByte offset: Int) -> Int {
    if checkpoints.isEmpty { return offset - start }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle }
    }
    var count = low * OffsetIndex.stride
    for position in checkpoints[low]..<max(checkpoints[low], min(offset, bytes.count))
    where bytes[position] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
