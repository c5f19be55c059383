import Foundation
import Testing

/// One of the stacks of `Samples/`: as it was delivered, and hardened.
struct Sample: CustomTestStringConvertible, Sendable {
  /// The folder's name.
  let name: String

  var testDescription: String { name }

  /// The folder that holds the samples.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")

  /// All stacks that are there twice, by name.
  static let all: [Sample] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map(Sample.init).filter { FileManager.default.fileExists(atPath: $0.hardened.path) }
  }()

  /// The stack as it was delivered.
  var delivered: URL { Sample.folder.appending(path: "\(name)/delivered") }

  /// The same stack with every policy kept.
  var hardened: URL { Sample.folder.appending(path: "\(name)/hardened") }

  /// A finding, as the JSON report has it.
  struct Finding: Decodable {
    let rule: String
    let policies: [String]
    let path: String
    let line: Int
  }

  /// What all rules find in the stack as it was delivered, whatever the environment.
  func findings() throws -> [Finding] {
    struct Report: Decodable { let findings: [Finding] }
    let result = try Tool(directory: delivered).run("--no-config", "--profile", "all", "--format", "json", ".")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8)).findings
  }

  /// The texts to which an expression evaluates for the things of a scope, in all projects of a folder, each once.
  static func facts(_ expression: String, on scope: String, in directory: URL) throws -> Set<String> {
    struct Answer: Decodable {
      struct Subject: Decodable { let result: Text }
      struct Text: Decodable { let value: String }
      let results: [Subject]
    }
    let result = try Tool(directory: directory).run("eval", expression, ".", "--on", scope, "--format", "json")
    try #require(result.status == 0, "\(result.errors)")
    return Set(try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)).results.map(\.result.value))
  }
}
