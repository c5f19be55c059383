import Syntax

extension SecretValue {
  /// Whether a value looks like it came out of a generator of keys: long, of one alphabet, and without the repetitions
  /// and words that people write.
  ///
  /// Hexadecimal digits need 32 characters, others 20; placeholders, paths, addresses, versions and UUIDs are none.
  public static func looksRandom(_ value: String) -> Bool {
    guard value.utf8.count >= 20 else { return false }
    var bytes = Array(value.utf8.prefix(1024))
    // Laravel and others say in front how the key is encoded.
    if bytes.starts(with: "base64:".utf8) { bytes.removeFirst(7) }
    guard bytes.count >= 20 else { return false }
    while bytes.last == UInt8(ascii: "=") { bytes.removeLast() }
    let isHexadecimal = bytes.allSatisfy { $0.isDigit || (0x61...0x66).contains($0 | 0x20) }
    guard isHexadecimal || bytes.allSatisfy(isOfBase64) else {
      return false
    }
    if isHexadecimal { return bytes.count >= 32 && bitsPerByte(bytes) >= 3.0 && !isPlaceholder(value) }
    // Words joined by dashes or slashes read as text: a path, a host, a UUID.
    let runs = bytes.split { !($0.isLetter || $0.isDigit) }
    guard let longest = runs.map(\.count).max(), longest >= 16 else { return false }
    let hasDigit = bytes.contains(where: \.isDigit)
    let hasSmall = bytes.contains(where: \.isSmallLetter)
    let hasCapital = bytes.contains(where: \.isCapital)
    return hasDigit && (hasSmall || hasCapital) && changes(of: bytes) * 5 >= bytes.count && bitsPerByte(bytes) >= 3.7
      && !isPlaceholder(value)
  }

  /// Whether a byte is one of base64, in either alphabet.
  private static func isOfBase64(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == Byte.plus || byte == Byte.slash || byte == Byte.underscore
      || byte == Byte.dash
  }

  /// The entropy of the distribution of bytes, in bits.
  private static func bitsPerByte(_ bytes: [UInt8]) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count)
    return counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / total
      return sum - share * log2OfShare(share)
    }
  }

  /// The logarithm to the base 2 of a number between 0 and 1, to a hundredth, which is all that a threshold needs.
  private static func log2OfShare(_ share: Double) -> Double {
    var mantissa = share
    var result = 0.0
    while mantissa < 1 {
      mantissa *= 2
      result -= 1
    }
    var bit = 0.5
    while bit > 0.002 {
      mantissa *= mantissa
      if mantissa >= 2 {
        mantissa /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }

  /// How often the kind of character changes: small letter, capital, digit.
  private static func changes(of bytes: [UInt8]) -> Int {
    func kind(_ byte: UInt8) -> Int { byte.isDigit ? 0 : byte.isCapital ? 1 : byte.isSmallLetter ? 2 : 3 }
    return zip(bytes, bytes.dropFirst()).count { kind($0) != kind($1) }
  }
}
