import Foundation

/// The built `stacklint`, run as a user runs it.
struct Tool {
  /// What one run left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// A directory for one test, removed with `remove`.
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  /// Writes a file below the directory.
  func write(_ path: String, _ text: String) throws {
    let file = directory.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// The tool in a directory that is there already and stays.
  init(directory: URL) { self.directory = directory }

  /// Runs the tool in the directory.
  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Result {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs the tool in the directory.
  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
    try run(Self.binary.path, arguments, input: input, environment: environment)
  }

  /// Runs another program in the directory.
  func run(
    _ program: String, _ arguments: [String], input: String = "",
    environment: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = environment
    let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    let errors = standardError.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// The executable lies beside the test bundle.
  static let binary: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
    return bundle.deletingLastPathComponent().appending(path: "stacklint")
  }()
}
