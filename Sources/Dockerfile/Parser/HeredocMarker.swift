import Syntax

/// A `<<NAME` on an instruction's line.
struct HeredocMarker {
  /// The delimiter without quotes.
  var name: [UInt8]

  /// Whether variables in the body are expanded: nothing in the delimiter is quoted.
  var expands: Bool

  /// Whether leading tabs are stripped (`<<-`).
  var stripsTabs: Bool

  /// The marker that a whole word is, `0<<-"EOF"`; nil if it is none.
  init?(_ bytes: [UInt8], _ word: Range<Int>) {
    var index = word.lowerBound
    let end = word.upperBound
    while index < end, bytes[index].isDigit { index += 1 }
    guard index + 2 < end, bytes[index] == Byte.less, bytes[index + 1] == Byte.less else { return nil }
    index += 2
    stripsTabs = bytes[index] == Byte.dash
    if stripsTabs { index += 1 }
    guard bytes.index(of: Byte.less, in: index..<end) == nil,
      let decoded = HeredocMarker.unquote(bytes, index..<end), !decoded.name.isEmpty
    else { return nil }
    (name, expands) = (decoded.name, !decoded.isQuoted)
  }

  /// The markers on a logical line, in the order in which their bodies follow.
  ///
  /// The line is cut into words as a shell would, with `\` as the escape whatever the file says; a quote that is never
  /// closed means that there are no markers at all. A marker is a word of its own: `cat<<EOF` is not one.
  static func all(in bytes: [UInt8], _ line: Range<Int>) -> [HeredocMarker] {
    guard bytes.contains(pair: Byte.less, Byte.less, in: line) else { return [] }
    var markers: [HeredocMarker] = []
    var index = line.lowerBound
    while true {
      while case let width = bytes.spaceWidth(at: index, before: line.upperBound), width > 0 { index += width }
      guard index < line.upperBound else { return markers }
      let start = index
      while index < line.upperBound, bytes.spaceWidth(at: index, before: line.upperBound) == 0 {
        guard let next = skip(bytes, index, line.upperBound) else { return [] }
        index = next
      }
      if let marker = HeredocMarker(bytes, start..<min(index, line.upperBound)) { markers.append(marker) }
    }
  }

  /// Skips one character, escape or quoted string; nil if a quote is not closed.
  private static func skip(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    switch bytes[index] {
    case Byte.backslash: return min(index + 2, end)
    case Byte.singleQuote: return bytes.index(of: Byte.singleQuote, in: (index + 1)..<end).map { $0 + 1 }
    case Byte.doubleQuote:
      var index = index + 1
      while index < end {
        if bytes[index] == Byte.doubleQuote { return index + 1 }
        index += bytes[index] == Byte.backslash ? 2 : 1
      }
      return nil
    default: return index + 1
    }
  }

  private static func unquote(_ bytes: [UInt8], _ range: Range<Int>) -> (name: [UInt8], isQuoted: Bool)? {
    var name: [UInt8] = []
    var isQuoted = false
    var index = range.lowerBound
    var quote: UInt8?
    while index < range.upperBound {
      let byte = bytes[index]
      if quote == nil, bytes.spaceWidth(at: index, before: range.upperBound) > 0 { return nil }
      index += 1
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == Byte.singleQuote || byte == Byte.doubleQuote {
        quote = byte
        isQuoted = true
      } else if byte == Byte.backslash, quote != Byte.singleQuote, index < range.upperBound {
        let next = bytes[index]
        isQuoted = true
        if quote == nil || next == Byte.doubleQuote || next == Byte.dollar || next == Byte.backslash {
          name.append(next)
          index += 1
        } else {
          name.append(byte)
        }
      } else {
        name.append(byte)
      }
    }
    return quote == nil ? (name, isQuoted) : nil
  }
}
