import Syntax

/// Finds the end of the Lua code in a `*_by_lua_block { … }`: the brace that closes it, braces in strings and comments
/// left out (Lua 5.1 reference manual, 2.1).
struct LuaScanner {
  private let bytes: [UInt8]
  private var offset: Int

  /// The offset of the closing brace, or the end of the file.
  static func endOfBlock(in bytes: [UInt8], from start: Int) -> Int {
    var scanner = LuaScanner(bytes: bytes, offset: start)
    return scanner.endOfBlock()
  }

  private mutating func endOfBlock() -> Int {
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case Byte.openBrace: depth += 1
      case Byte.closeBrace:
        if depth == 0 { return offset }
        depth -= 1
      case Byte.doubleQuote, Byte.singleQuote: skipString()
      case Byte.openBracket: skipLongBracket()
      case Byte.dash where offset + 1 < bytes.count && bytes[offset + 1] == Byte.dash: skipComment()
      default: break
      }
      offset += 1
    }
    return bytes.count
  }

  /// Leaves `offset` on the closing quote, or on the line feed that ends a string without one.
  private mutating func skipString() {
    let quote = bytes[offset]
    offset += 1
    while offset < bytes.count, bytes[offset] != quote, bytes[offset] != Byte.lineFeed {
      if bytes[offset] == Byte.backslash { offset += 1 }
      offset += 1
    }
  }

  private mutating func skipComment() {
    offset += 2
    if offset < bytes.count, bytes[offset] == Byte.openBracket {
      let start = offset
      skipLongBracket()
      if offset > start { return }
    }
    while offset < bytes.count, bytes[offset] != Byte.lineFeed { offset += 1 }
  }

  /// Leaves `offset` on the last byte of a `[[ … ]]` or `[==[ … ]==]`, or where it was when none starts there.
  private mutating func skipLongBracket() {
    var start = offset + 1
    while start < bytes.count, bytes[start] == Byte.equals { start += 1 }
    guard start < bytes.count, bytes[start] == Byte.openBracket else { return }
    let level = start - offset - 1
    start += 1
    while start < bytes.count {
      if bytes[start] == Byte.closeBracket {
        var end = start + 1
        while end < bytes.count, bytes[end] == Byte.equals { end += 1 }
        if end - start - 1 == level, end < bytes.count, bytes[end] == Byte.closeBracket {
          offset = end
          return
        }
        start = end
      } else {
        start += 1
      }
    }
    offset = bytes.count
  }
}
