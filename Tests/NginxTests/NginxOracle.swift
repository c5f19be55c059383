import Foundation

/// The nginx of this machine, asked what it thinks of a configuration.
struct NginxOracle {
  /// The program; nil when it is not installed.
  static let program: URL? = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(filePath: $0) }

  /// nginx's first complaint, and the 1-based line that it names.
  struct Verdict: Equatable {
    let message: String
    let line: Int
  }

  private let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-nginx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  /// Removes what the oracle wrote.
  func clean() { try? FileManager.default.removeItem(at: directory) }

  /// What nginx does not like in a text; nil when it accepts it.
  func complaint(about text: String) throws -> Verdict? {
    guard let program = NginxOracle.program else { return nil }
    let file = directory.appending(path: "nginx.conf")
    try Data(text.utf8).write(to: file)
    let process = Process()
    process.executableURL = program
    process.arguments = ["-t", "-c", file.path(), "-p", directory.path(), "-e", "stderr"]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard let start = output.range(of: "[emerg] "), let end = output.range(of: " in \(file.path()):") else {
      return nil
    }
    let message = output[start.upperBound..<end.lowerBound]
    let line = output[end.upperBound...].prefix { $0.isNumber }
    let text = message[(message.range(of: ": ")?.upperBound ?? message.startIndex)...]
    return Verdict(message: String(text), line: Int(line) ?? 0)
  }

  /// What nginx refuses a text for, with its line; 0 where it names none. Nil when it accepts the text.
  func refusal(of text: String) throws -> Verdict? {
    guard let program = NginxOracle.program else { return nil }
    let file = directory.appending(path: "nginx.conf")
    try Data("pid \(directory.path())/pid;\n\(text)".utf8).write(to: file)
    let process = Process()
    process.executableURL = program
    process.arguments = ["-t", "-q", "-c", file.path(), "-p", directory.path(), "-e", "stderr"]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let refusals = output.split(separator: "\n").compactMap { line -> Substring? in
      guard let start = line.range(of: "[emerg] ")?.upperBound else { return nil }
      let rest = line[start...]
      let isLog = rest.prefix { $0.isNumber || $0 == "#" }.contains("#")
      return isLog ? rest[(rest.range(of: ": ")?.upperBound ?? rest.startIndex)...] : rest
    }
    guard let message = refusals.first else { return nil }
    guard let end = message.range(of: " in \(file.path()):") else { return Verdict(message: String(message), line: 0) }
    let line = Int(message[end.upperBound...].prefix { $0.isNumber }) ?? 0
    return Verdict(message: String(message[..<end.lowerBound]), line: max(0, line - 1))
  }

  /// Whether a refusal is about the machine rather than about the configuration.
  static func dependsOnMachine(_ message: String) -> Bool {
    ["host not found", "failed (", "getpwnam", "unsupported on this platform", "cannot load"].contains {
      message.contains($0)
    }
  }
}
