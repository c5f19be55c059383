import Syntax

/// The path and the query of a request, as nginx takes them from the request line.
struct RequestPath {
  /// The path: percent signs decoded, `.` and `..` resolved, slashes merged where they are.
  let path: String

  /// What follows the `?`; empty without one.
  let query: String

  /// Reads a request's target; nil for one that nginx refuses.
  init?(_ target: String, mergesSlashes: Bool) {
    guard target.hasPrefix("/") else { return nil }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    query = parts.count == 2 ? String(parts[1]) : ""
    let written = parts[0].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
    guard let decoded = RequestPath.decoded(Array(written.utf8)) else { return nil }
    var segments: [ArraySlice<UInt8>] = []
    let pieces = decoded.dropFirst().split(separator: Byte.slash, omittingEmptySubsequences: false)
    for (position, piece) in pieces.enumerated() {
      let isLast = position == pieces.count - 1
      if piece.elementsEqual([Byte.dot]) {
        if isLast { segments.append([]) }
      } else if piece.elementsEqual([Byte.dot, Byte.dot]) {
        guard segments.popLast() != nil else { return nil }
        if isLast { segments.append([]) }
      } else if !piece.isEmpty || isLast || !mergesSlashes {
        segments.append(piece)
      }
    }
    path = "/" + String(decoding: Array(segments.joined(separator: [Byte.slash])), as: UTF8.self)
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == Byte.percent else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
        return nil
      }
      let byte = high << 4 | low
      if byte == 0 { return nil }
      result.append(byte)
      index += 3
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
