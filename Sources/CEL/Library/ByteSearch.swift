import CRE2

/// Finds bytes in bytes, in linear time: the C library's search never steps back.
enum ByteSearch {
  static func contains(_ text: String, _ part: String) -> Bool {
    let result: Bool?? = text.utf8.withContiguousStorageIfAvailable { text in
      part.utf8.withContiguousStorageIfAvailable { first($0, in: text) != nil }
    }
    if let result, let result { return result }
    return first(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
  }

  static func isPrefix(_ part: String, of text: String) -> Bool {
    part.utf8.count <= text.utf8.count && isPart(part, of: text, at: 0)
  }

  static func isSuffix(_ part: String, of text: String) -> Bool {
    let offset = text.utf8.count - part.utf8.count
    return offset >= 0 && isPart(part, of: text, at: offset)
  }

  /// Whether a part stands at an offset from which on the text is long enough.
  private static func isPart(_ part: String, of text: String, at offset: Int) -> Bool {
    let result: Bool?? = text.utf8.withContiguousStorageIfAvailable { text in
      part.utf8.withContiguousStorageIfAvailable { part in
        for index in 0..<part.count where text[offset &+ index] != part[index] { return false }
        return true
      }
    }
    if let result, let result { return result }
    return text.utf8.dropFirst(offset).starts(with: part.utf8)
  }

  /// Where a part first stands at or after an offset.
  static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBufferPointer { text in
      part.withUnsafeBufferPointer { part in
        first(part, in: UnsafeBufferPointer(rebasing: text[start...])).map { $0 + start }
      }
    }
  }

  private static func first(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let needle = part.baseAddress, part.count > 0 else { return 0 }
    guard let haystack = text.baseAddress, text.count >= part.count else { return nil }
    let match = cre2_find(haystack, text.count, needle, part.count)
    return match < 0 ? nil : match
  }

  /// Where a part last stands at or before an offset.
  ///
  /// The bytes are searched backwards, both turned round, so that this is linear too.
  static func last(_ part: [UInt8], in text: [UInt8], upTo end: Int) -> Int? {
    let limit = min(text.count, end + part.count)
    guard limit >= part.count, let match = first(part.reversed(), in: text[..<limit].reversed(), from: 0) else {
      return nil
    }
    return limit - match - part.count
  }

  /// Where a part stands, without overlaps, at most so many times; a negative limit is none.
  static func matches(of part: [UInt8], in text: [UInt8], limit: Int64) -> [Int] {
    var result: [Int] = []
    var start = 0
    while limit < 0 || result.count < limit, let match = first(part, in: text, from: start) {
      result.append(match)
      start = match + part.count
    }
    return result
  }
}
