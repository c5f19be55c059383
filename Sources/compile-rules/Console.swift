import Glibc

/// Standard error and exit of the build tool.
enum Console {
  /// Writes a message to standard error and ends the build with an error.
  static func fail(_ message: String) -> Never {
    var line = message + "\n"
    line.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    exit(1)
  }
}
