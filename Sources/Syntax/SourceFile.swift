import Synchronization

/// One file's bytes and the path that reports show for it.
///
/// Identity matters: two source files are equal only when they are the same object.
public final class SourceFile: Sendable {
  /// The largest file that is read, in bytes; it keeps every offset within a `Span`.
  public static let maximumByteCount = 64 << 20

  /// The path as the user would write it, with `/` between its parts; never resolved or made absolute.
  public let path: String

  /// The file's content, unchanged: byte order mark, carriage returns and all.
  public let bytes: [UInt8]

  private let cachedLineTable = Mutex<LineTable?>(nil)

  /// A source file that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A source file that holds the UTF-8 bytes of `text`.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The starts of all lines; computed when first asked for.
  public var lineTable: LineTable {
    cachedLineTable.withLock { cached in
      if let table = cached { return table }
      let table = LineTable(bytes)
      cached = table
      return table
    }
  }

  /// The span of the whole file.
  public var span: Span { Span(0, bytes.count) }

  /// The bytes of a span; what lies beyond the end of the file is left out.
  public subscript(span: Span) -> ArraySlice<UInt8> {
    bytes[min(span.start, bytes.count)..<min(span.end, bytes.count)]
  }

  /// The text of a span; bytes that are no UTF-8 become replacement characters.
  public func text(_ span: Span) -> String {
    String(decoding: self[span], as: UTF8.self)
  }
}

extension SourceFile: Hashable {
  /// Whether both are the same object.
  public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
