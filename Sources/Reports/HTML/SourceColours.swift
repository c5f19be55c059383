/// Colours for one line of a configuration file, whatever its language: comments, quoted texts, variables, and the word that
/// begins a statement. A guess that only helps the eye.
struct SourceColours {
  private let bytes: [UInt8]

  /// The coloured parts, in ascending order; none overlap.
  private var parts: [(range: Range<Int>, name: String)] = []

  /// The colours of a line.
  init(_ line: String) {
    bytes = Array(line.utf8)
    var offset = bytes.firstIndex { !Self.isSpace($0) } ?? bytes.count
    if let end = endOfHead(from: offset) {
      parts.append((offset..<end, "keyword"))
      offset = end
    }
    while offset < bytes.count {
      let next = part(at: offset)
      if let next { parts.append(next) }
      offset = next?.range.upperBound ?? offset + 1
    }
  }

  /// Writes a range of the line.
  func write(_ range: Range<Int>, to html: inout HTMLWriter) {
    var offset = range.lowerBound
    for part in parts where part.range.overlaps(range) {
      let shown = part.range.clamped(to: range)
      html.write(text(offset..<shown.lowerBound))
      html.element("i", [("class", part.name)], text: text(shown))
      offset = shown.upperBound
    }
    if offset < range.upperBound { html.write(text(offset..<range.upperBound)) }
  }

  private func text(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The end of a word that a statement begins with: an instruction in capitals, a key before its colon, a directive of a line
  /// that ends as directives do.
  private func endOfHead(from start: Int) -> Int? {
    var start = start
    while start + 1 < bytes.count, bytes[start] == UInt8(ascii: "-"), Self.isSpace(bytes[start + 1]) { start += 2 }
    var end = start
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "=") { return end }
    if bytes[start..<end].allSatisfy({ (0x41...0x5A).contains($0) }) { return end }
    let last = bytes.last { !Self.isSpace($0) }
    return last == UInt8(ascii: ";") || last == UInt8(ascii: "{") ? end : nil
  }

  private func part(at offset: Int) -> (range: Range<Int>, name: String)? {
    switch bytes[offset] {
    case UInt8(ascii: "#") where offset == 0 || Self.isSpace(bytes[offset - 1]):
      return (offset..<bytes.count, "comment")
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard offset == 0 || !Self.isWord(bytes[offset - 1]) else { return nil }
      let end = bytes[(offset + 1)...].firstIndex(of: bytes[offset])
      return end.map { (offset..<$0 + 1, "string") }
    case UInt8(ascii: "$"): return endOfVariable(from: offset).map { (offset..<$0, "variable") }
    default: return nil
    }
  }

  private func endOfVariable(from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start + 1] == UInt8(ascii: "{") {
      return bytes[start...].prefix(100).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
    }
    var end = start + 1
    while end < bytes.count, Self.isWord(bytes[end]), bytes[end] != UInt8(ascii: "-"), bytes[end] != UInt8(ascii: ".") {
      end += 1
    }
    return end > start + 1 ? end : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
