import Glibc

/// Standard input as bytes.
enum StandardInput {
  /// Everything until its end; a failure when it cannot be read, as a directory or a closed one.
  static func readAll() throws -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        result += buffer[..<count]
      } else if count == 0 {
        return result
      } else if errno != EINTR {
        throw RunFailure("cannot read standard input: \(String(cString: strerror(errno)))")
      }
    }
  }
}
