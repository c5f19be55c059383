import Syntax

/// Finds the tags of template languages in configuration: `{{ … }}`, `{% … %}`, `{# … #}` (Jinja and its kin), `<% … %>`,
/// and `{NAME}`, which start scripts replace.
///
/// nginx accepts none of them where this is asked, so recognising them costs no valid file anything. A tag ends on the
/// line where it starts.
struct TemplateTagSearch {
  /// Up to where each closing byte pair is known to be missing, so that a line full of `{{` is searched only once.
  private var missing: [UInt8: Int] = [:]

  /// The end of the tag that starts at `start`; nil when none starts there.
  mutating func end(in bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let closing: (UInt8, UInt8)
    switch (bytes[start], bytes[start + 1]) {
    case (Byte.openBrace, Byte.openBrace): closing = (Byte.closeBrace, Byte.closeBrace)
    case (Byte.openBrace, Byte.percent): closing = (Byte.percent, Byte.closeBrace)
    case (Byte.openBrace, Byte.hash): closing = (Byte.hash, Byte.closeBrace)
    case (Byte.less, Byte.percent): closing = (Byte.percent, Byte.greater)
    case (Byte.openBrace, UInt8(ascii: "A")...UInt8(ascii: "Z")): return endOfName(in: bytes, from: start + 2)
    default: return nil
    }
    let key = closing.0 ^ closing.1
    if let end = missing[key], start < end { return nil }
    var offset = start + 2
    while offset + 1 < bytes.count, bytes[offset] != Byte.lineFeed {
      if bytes[offset] == closing.0, bytes[offset + 1] == closing.1 { return offset + 2 }
      offset += 1
    }
    missing[key] = offset
    return nil
  }

  /// The end of a `{NAME}` after its first letter. Nothing in nginx has a brace right before a name in capitals and one
  /// right after it.
  private func endOfName(in bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, offset - start < 128 {
      switch bytes[offset] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), Byte.underscore: offset += 1
      case Byte.closeBrace: return offset + 1
      default: return nil
      }
    }
    return nil
  }
}
