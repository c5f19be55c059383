import Foundation
import Testing

/// The line that says how far a long run is.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script(1) is not installed"))
struct ProgressTests {
  /// Lints on a terminal while ShellCheck takes a while.
  private func run(seconds: Double, terminal: String = "xterm", _ options: String = "") throws -> String {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM debian:12.5\nRUN true\n")
    try tool.write(".stacklint.yml", "profile: strict\nshellcheck: on\n")
    try tool.write("bin/shellcheck", "#!/bin/sh\nsleep \(seconds)\necho '{\"comments\":[]}'\n")
    let command =
      "chmod +x bin/shellcheck; PATH=\"$PWD/bin:$PATH\" TERM=\(terminal)"
      + " script -qec 'stacklint --format compact \(options) Dockerfile' /dev/null </dev/null"
    return try tool.shell(command).output
  }

  @Test func aLongRunSaysWhatItDoesAndCleansUp() throws {
    let output = try run(seconds: 1.5)
    let line = try #require(output.firstRange(of: "\r\u{1B}[Kstacklint: asking ShellCheck …"))
    let end = try #require(output.lastRange(of: "\r\u{1B}[K"))
    #expect(end.lowerBound > line.lowerBound)
    let report = try #require(output.firstRange(of: "Dockerfile:"))
    #expect(report.lowerBound >= end.upperBound)
  }

  @Test(arguments: [("dumb", ""), ("xterm", "--quiet"), ("xterm", "2>/dev/null")])
  func nobodyIsShownWhatTheyDoNotWant(terminal: String, option: String) throws {
    #expect(try !run(seconds: 1, terminal: terminal, option).contains("asking"))
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
