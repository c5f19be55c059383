import Foundation
import Testing

/// `Docs/writing-policies.md` keeps its word: its files are written as they stand there, its commands print what it shows.
struct WritingPoliciesTests {
  /// A fenced block: a file, or a session on the console.
  private enum Block {
    case file(path: String, text: String)
    case console(String)
  }

  private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Docs/writing-policies.md")

  /// The blocks in the order of the document.
  private func blocks() throws -> [Block] {
    let lines = try String(contentsOf: Self.document, encoding: .utf8).components(separatedBy: "\n")
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard lines[index].hasPrefix("```") else { continue }
      let info = lines[index].dropFirst(3).split(separator: " ").map(String.init)
      let end = try #require(
        lines[(index + 1)...].firstIndex(of: "```"), "line \(index + 1) opens a block that does not end")
      let text = lines[(index + 1)..<end].joined(separator: "\n") + "\n"
      switch info.first {
      case "console": blocks.append(.console(text))
      default:
        blocks.append(.file(path: try #require(info.dropFirst().first, "line \(index + 1) names no file"), text: text))
      }
      index = end
    }
    return blocks
  }

  @Test func everyFileAndEveryCommandDoesWhatThePageSays() throws {
    let tool = try Tool()
    defer { tool.remove() }
    var commandCount = 0
    for block in try blocks() {
      switch block {
      case .file(let path, let text): try tool.write(path, text)
      case .console(let session):
        for (command, expected) in Self.commands(session) {
          commandCount += 1
          let result = try tool.shell(command)
          #expect(result.output + result.errors == expected, "\(command)")
        }
      }
    }
    #expect(commandCount >= 6)
  }

  /// Each rule of the page, the broken one left out, passes its own test with nothing left open.
  @Test func everyRuleOfThePageIsTested() throws {
    var count = 0
    for case .file(let path, let text) in try blocks() where path.hasPrefix("policies/acme/") && path.hasSuffix(".yaml")
    {
      let tool = try Tool()
      defer { tool.remove() }
      try tool.write(path, text)
      let result = try tool.run("test", "--strict", "policies")
      #expect(result.output == "1 rule, 4 examples, 0 failed\n" && result.status == 0, "\(path): \(result.errors)")
      count += 1
    }
    #expect(count >= 10)
  }

  /// The commands of a session with what each prints.
  private static func commands(_ session: String) -> [(command: String, output: String)] {
    var commands: [(command: String, output: String)] = []
    for line in session.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), ""))
      } else if let last = commands.indices.last {
        commands[last].output += line + "\n"
      }
    }
    return commands
  }
}
