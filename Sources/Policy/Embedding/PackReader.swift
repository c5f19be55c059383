/// Reads what `PackWriter` wrote; everything malformed throws.
struct PackReader: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let constant: StaticString?
  private var position = 0

  /// Reads bytes that need not stay where they are.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    constant = nil
  }

  /// Reads a constant of the binary, parts of which can be read later.
  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    constant = text
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position >= bytes.count }

  /// The bytes of the next string, without copying them; valid as long as the text that is read.
  mutating func readBytes() throws(MalformedPack) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: ":") {
      let digit = Int(bytes[position]) - Int(UInt8(ascii: "0"))
      guard (0...9).contains(digit), count < 100_000_000 else { throw MalformedPack() }
      count = count * 10 + digit
      position += 1
    }
    let start = position + 1
    guard start <= bytes.count, count <= bytes.count - start else { throw MalformedPack() }
    position = start + count
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  /// A part that is decoded when it is needed; at once where the bytes may move.
  mutating func readDeferred<Value: Sendable>(
    _ decode: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(MalformedPack) -> Deferred<Value> {
    let part = try readBytes()
    guard let constant else {
      guard let value = decode(part) else { throw MalformedPack() }
      return Deferred(value)
    }
    let range = (position - part.count)..<position
    return Deferred {
      decode(
        UnsafeBufferPointer(
          rebasing: UnsafeBufferPointer(start: constant.utf8Start, count: constant.utf8CodeUnitCount)[range]))
    }
  }

  mutating func readString() throws(MalformedPack) -> String {
    String(decoding: try readBytes(), as: UTF8.self)
  }

  mutating func readInt() throws(MalformedPack) -> Int {
    guard let number = Int(try readString()) else { throw MalformedPack() }
    return number
  }

  mutating func readBool() throws(MalformedPack) -> Bool { try readBytes().first == UInt8(ascii: "1") }

  mutating func readOptionalString() throws(MalformedPack) -> String? {
    try readBool() ? try readString() : nil
  }

  mutating func readList<Element>(
    _ body: (inout PackReader) throws(MalformedPack) -> Element
  ) throws(MalformedPack) -> [Element] {
    let count = try readInt()
    guard count >= 0, count <= bytes.count - position else { throw MalformedPack() }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try body(&self)) }
    return list
  }
}

/// Says that embedded rules cannot be decoded: the binary was built from parts that do not belong together.
struct MalformedPack: Error {}
