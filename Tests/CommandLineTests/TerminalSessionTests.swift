import Foundation
import Glibc
import Testing

/// `stacklint eval` on a pseudo-terminal, typed at as a person would.
@Suite(.timeLimit(.minutes(2)))
struct TerminalSessionTests {
  @Test func expressionsAreAnsweredAsTheyAreTyped() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM alpine:3.20 AS build\n")
    let session = try Session(["eval", "--load", "Dockerfile"], in: tool.directory)
    try session.expect("> ")
    try session.type("1 + 2\r")
    try session.expect("\r\n3\r\n\r> ")
    try session.type("stage.nmae\r")
    try session.expect("did you mean 'name'?")
    try session.expect("\r\n\r> ")
    try session.type("(1 +\r")
    try session.expect("but the expression ends")
    try session.expect("\r\n\r> ")
    try session.type(":quit\r")
    #expect(session.end() == 0)
  }

  @Test func linesAreEditedAndRemembered() throws {
    let tool = try Tool()
    defer { tool.remove() }
    for round in 1...2 {
      let session = try Session(["eval"], in: tool.directory)
      try session.expect("> ")
      if round == 1 {
        // 4 + 3, Home, "1", Delete: 1 + 3.
        try session.type("4 + 3\u{1B}[H1\u{1B}[3~\r")
        try session.expect("\r\n4\r\n\r> ")
      } else {
        // The line of the session before.
        try session.type("\u{1B}[A\r")
        try session.expect("\r\n4\r\n\r> ")
      }
      // Ctrl-C gives a line up, Ctrl-D ends.
      try session.type("unfinished\u{3}")
      try session.expect("\r\n\r> ")
      try session.type("\u{4}")
      #expect(session.end() == 0)
    }
    let history = tool.directory.appending(path: ".local/state/stacklint/eval-history")
    #expect(try String(contentsOf: history, encoding: .utf8) == "1 + 3\n")
  }

  @Test func tabCompletesNames() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM alpine:3.20 AS build\n")
    let session = try Session(["eval", "--load", "Dockerfile"], in: tool.directory)
    try session.expect("> ")
    try session.type("stage.runs_as\t\r")
    try session.expect("stage.runs_as_root")
    try session.expect("each dockerfile.stage:")
    try session.expect("\r\n\r> ")
    try session.type("stage.is_f\t")
    try session.expect("is_final  is_fragment")
    try session.expect("\r> ")
    try session.type("\u{3}")
    try session.expect("\r\n\r> ")
    try session.type("\u{4}")
    #expect(session.end() == 0)
  }
}

/// The tool at one end of a pseudo-terminal, the test at the other.
private final class Session {
  private let process = Process()
  private let terminal: Int32
  private var seen = ""

  struct Failure: Error, CustomStringConvertible { let description: String }

  init(_ arguments: [String], in directory: URL) throws {
    // What posix_openpt, unlockpt and ptsname do (ptmx(4)); the C library's module does not show them to Swift.
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: CInt = 0
    var number: CInt = 0
    guard terminal >= 0, ioctl(terminal, 0x4004_5431, &isLocked) == 0, ioctl(terminal, 0x8004_5430, &number) == 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    let handle = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    process.executableURL = Tool.binary
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["TERM": "xterm", "HOME": directory.path]
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(terminal)
  }

  func type(_ keys: String) throws {
    var bytes = Array(keys.utf8)
    guard write(terminal, &bytes, bytes.count) == bytes.count else { throw Failure(description: "cannot type") }
  }

  /// Waits until the terminal has shown a text, after what was waited for before.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      if let range = seen.range(of: text) {
        seen = String(seen[range.upperBound...])
        return
      }
      var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&descriptor, 1, 30_000) > 0
      let count = isReady ? read(terminal, &buffer, buffer.count) : 0
      guard count > 0 else {
        Issue.record(
          "never shown: \(text.debugDescription), but \(seen.debugDescription)", sourceLocation: sourceLocation)
        throw Failure(description: "the session does not answer")
      }
      seen += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  /// Waits for the end of the tool; its exit status.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
