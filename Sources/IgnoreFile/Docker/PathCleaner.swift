import Syntax

/// The shortest spelling of a slash-separated path, as Go's `path.Clean` makes it.
enum PathCleaner {
  /// The path without empty and `.` parts, and with `..` taken back as far as it goes; `.` when nothing is left.
  static func clean(_ path: some Sequence<UInt8>) -> [UInt8] {
    let path = Array(path)
    let isRooted = path.first == Byte.slash
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: Byte.slash) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if let last = parts.last, !last.elementsEqual("..".utf8) {
          parts.removeLast()
          continue
        }
        if isRooted { continue }
      }
      parts.append(part)
    }
    let joined = Array(parts.joined(separator: [Byte.slash]))
    if isRooted { return [Byte.slash] + joined }
    return joined.isEmpty ? Array(".".utf8) : joined
  }
}
