/// Texts searched and cut at ASCII characters, byte by byte.
///
/// What the languages give a meaning is ASCII. To look for it among a text's characters costs a hundred times as much,
/// for a character may be made of many scalars.
extension StringProtocol where SubSequence == Substring {
  /// The parts between an ASCII character, as `split` gives them.
  public func cut(at separator: UInt8, omittingEmpty: Bool = true) -> [Substring] {
    cut(omittingEmpty: omittingEmpty) { $0 == separator }
  }

  /// The parts between ASCII characters, as `split` gives them.
  ///
  /// - Parameter isSeparator: whether a byte separates; it must not say so of a byte beyond ASCII.
  @inlinable
  public func cut(omittingEmpty: Bool = true, where isSeparator: (UInt8) -> Bool) -> [Substring] {
    let bytes = Substring(self).utf8
    var parts: [Substring] = []
    var start = bytes.startIndex
    var position = start
    while position < bytes.endIndex {
      let next = bytes.index(after: position)
      if isSeparator(bytes[position]) {
        if !omittingEmpty || start < position { parts.append(Substring(bytes[start..<position])) }
        start = next
      }
      position = next
    }
    if !omittingEmpty || start < position { parts.append(Substring(bytes[start...])) }
    return parts
  }

  /// The text up to an ASCII character; all of it where that is not in it.
  public func head(before separator: UInt8) -> Substring {
    let bytes = Substring(self).utf8
    return Substring(bytes.prefix { $0 != separator })
  }
}

extension StringProtocol {
  /// Whether an ASCII character is in the text.
  public func has(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }

  /// Whether a short text is in this one, compared byte by byte.
  public func has(_ needle: String) -> Bool {
    guard let first = needle.utf8.first else { return true }
    return has(first) && utf8.range(of: needle.utf8) != nil
  }

  /// Whether all of the text is ASCII, so that its bytes are its characters.
  public var isASCII: Bool {
    utf8.withContiguousStorageIfAvailable { $0.reduce(0, |) < 0x80 } ?? utf8.allSatisfy { $0 < 0x80 }
  }
}

extension String {
  /// Where an ASCII character last stands; nil where it is not in the text.
  public func lastIndex(of byte: UInt8) -> Index? {
    guard let offset = utf8.withContiguousStorageIfAvailable({ $0.lastIndex(of: byte) }) else {
      return utf8.lastIndex(of: byte)
    }
    return offset.map { utf8.index(startIndex, offsetBy: $0) }
  }

  /// Whether the text, a path, is another one or lies below it.
  public func isPath(within folder: String) -> Bool {
    guard hasPrefix(folder) else { return false }
    return utf8.dropFirst(folder.utf8.count).first.map { $0 == Byte.slash } ?? true
  }
}
