import Syntax

/// The names in git's index: the files that are tracked (gitformat-index(5), versions 2 to 4).
struct GitIndex {
  /// The names that somebody asked for, relative to the root of the work tree.
  let names: Set<String>

  /// Reads an index; nil for what is none.
  ///
  /// - Parameter isWanted: whether a name, given by its bytes, is to be kept.
  init?(_ bytes: [UInt8], where isWanted: (ArraySlice<UInt8>) -> Bool) {
    // Names of objects are SHA-1, or SHA-256 in repositories that say so elsewhere: entries only fit one of them.
    for hashByteCount in [20, 32] {
      var reader = Reader(bytes, hashByteCount: hashByteCount)
      if let names = reader.names(where: isWanted) {
        self.names = names
        return
      }
    }
    return nil
  }

  private struct Reader {
    private let bytes: [UInt8]
    private let hashByteCount: Int
    private var position = 12

    init(_ bytes: [UInt8], hashByteCount: Int) {
      self.bytes = bytes
      self.hashByteCount = hashByteCount
    }

    /// The names that are wanted; nil when an entry has no form that fits.
    mutating func names(where isWanted: (ArraySlice<UInt8>) -> Bool) -> Set<String>? {
      guard bytes.count > position, bytes.starts(with: "DIRC".utf8) else { return nil }
      let version = integer(at: 4, byteCount: 4)
      guard (2...4).contains(version) else { return nil }
      var names: Set<String> = []
      var name: [UInt8] = []
      for _ in 0..<integer(at: 8, byteCount: 4) {
        let start = position
        let flags = start + 40 + hashByteCount
        guard flags + 2 < bytes.count, Reader.isMode(integer(at: start + 24, byteCount: 4)) else { return nil }
        let isExtended = integer(at: flags, byteCount: 2) & 0x4000 != 0
        guard !isExtended || version > 2 else { return nil }
        position = flags + (isExtended ? 4 : 2)
        if version == 4 {
          guard let removed = varint(), removed <= name.count else { return nil }
          name.removeLast(removed)
        } else {
          name.removeAll(keepingCapacity: true)
        }
        guard let end = bytes[min(position, bytes.count)...].firstIndex(of: 0) else { return nil }
        name += bytes[position..<end]
        // Before version 4 entries are padded to a multiple of eight, with one null at least.
        position = version == 4 ? end + 1 : start + (end - start) / 8 * 8 + 8
        if isWanted(name[...]) { names.insert(String(decoding: name, as: UTF8.self)) }
      }
      return names
    }

    /// Whether a mode is that of a file, a link, a submodule or a folder (of a sparse index).
    private static func isMode(_ mode: Int) -> Bool { [0x8000, 0xA000, 0xE000, 0x4000].contains(mode & 0xF000) }

    private func integer(at offset: Int, byteCount: Int) -> Int {
      bytes[offset..<(offset + byteCount)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of as many bytes as it needs, each but the last with its highest bit set (as in pack files).
    private mutating func varint() -> Int? {
      var value = 0
      for index in 0..<4 {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        value = (index == 0 ? 0 : (value + 1) << 7) | Int(byte & 0x7F)
        if byte < 0x80 { return value }
      }
      return nil
    }
  }
}
