import Glibc

/// Standard input as bytes.
enum StandardInput {
  /// Whether it is a terminal.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Everything until its end; a failure when it cannot be read, as a directory or a closed one.
  static func readAll() throws -> [UInt8] {
    var result: [UInt8] = []
    while let chunk = try readChunk() { result += chunk }
    return result
  }

  /// What is there next, waiting for it; nil at the end.
  static func readChunk() throws -> ArraySlice<UInt8>? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 { return buffer[..<count] }
      if count == 0 { return nil }
      if errno != EINTR {
        throw RunFailure("cannot read standard input: \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// Standard input line by line, each as soon as it is there.
struct StandardInputLines {
  /// A longer line is cut: no expression is that long.
  private static let maximumByteCount = 1 << 20

  private var pending: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> String? {
    var line: [UInt8] = []
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        line += pending[..<end].prefix(Self.maximumByteCount - line.count)
        pending = pending[(end + 1)...]
        return String(decoding: line, as: UTF8.self)
      }
      line += pending.prefix(Self.maximumByteCount - line.count)
      pending = []
      guard !isAtEnd, let chunk = try StandardInput.readChunk() else {
        isAtEnd = true
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      }
      pending = chunk
    }
  }
}
