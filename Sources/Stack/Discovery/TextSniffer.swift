import Glibc
import Syntax

/// What the sniffers share: the lines and words of the beginning of a file.
enum TextSniffer {
  /// The number of bytes at the beginning of a file that decide of its language.
  static let prefixByteCount = 32 << 10

  /// Whether the text holds a NUL, as no text does.
  static func isBinary(_ text: UnsafeRawBufferPointer) -> Bool { text.contains(0) }

  /// Whether a template engine must run before the text is what it will be: `{{ … }}`, `{% … %}`, `<% … %>`.
  static func hasTemplateMarks(_ text: UnsafeRawBufferPointer) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      switch (previous, byte) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "%")),
        (UInt8(ascii: "<"), UInt8(ascii: "%")):
        return true
      default: previous = byte
      }
    }
    return false
  }

  /// The text without a byte order mark.
  static func withoutMark(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    text.starts(with: Byte.byteOrderMark) ? UnsafeRawBufferPointer(rebasing: text[3...]) : text
  }

  /// The lines, without their endings.
  static func lines(_ text: UnsafeRawBufferPointer) -> TextLines { TextLines(text: withoutMark(text)) }

  /// The words of a line.
  static func words(_ line: Slice<UnsafeRawBufferPointer>) -> [Slice<UnsafeRawBufferPointer>] {
    line.split { $0 == 0x20 || $0 == 0x09 }
  }
}

/// The lines of a text.
struct TextLines: Sequence, IteratorProtocol {
  private let text: UnsafeRawBufferPointer
  private var position = 0

  init(text: UnsafeRawBufferPointer) { self.text = text }

  /// The next line.
  mutating func next() -> Slice<UnsafeRawBufferPointer>? {
    guard position < text.count, let start = text.baseAddress else { return nil }
    let first = position
    let feed = memchr(start + first, 0x0A, text.count - first).map { UnsafeRawPointer($0) - start } ?? text.count
    position = feed + 1
    return text[first..<(feed > first && text[feed - 1] == 0x0D ? feed - 1 : feed)]
  }
}
