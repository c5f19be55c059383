extension StringProtocol {
  /// Whether a short text stands in this one, byte for byte.
  ///
  /// The standard library's search goes by characters, which costs a hundred times as much; what is looked for in the
  /// languages of this project are names and marks, for which bytes are what counts.
  package func contains(_ text: String) -> Bool {
    let result: Bool?? = utf8.withContiguousStorageIfAvailable { haystack in
      text.utf8.withContiguousStorageIfAvailable { needle in haystack.contains(needle) }
    }
    if let result, let result { return result }
    return Array(utf8).withUnsafeBufferPointer { haystack in
      Array(text.utf8).withUnsafeBufferPointer { needle in haystack.contains(needle) }
    }
  }
}

extension String {
  /// What follows the last slash that is not at its end; all of it where there is none.
  package var lastPathPart: String {
    let result = utf8.withContiguousStorageIfAvailable { bytes -> String? in
      var end = bytes.count
      while end > 0, bytes[end - 1] == Byte.slash { end -= 1 }
      var start = end
      while start > 0, bytes[start - 1] != Byte.slash { start -= 1 }
      return start == end || end - start == bytes.count ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
    }
    return (result ?? nil) ?? self
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether bytes stand among these.
  fileprivate func contains(_ needle: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    guard count >= needle.count else { return false }
    for start in 0...(count - needle.count) where self[start] == first {
      var length = 1
      while length < needle.count, self[start + length] == needle[length] { length += 1 }
      if length == needle.count { return true }
    }
    return false
  }
}
