import Foundation
import Testing

/// What the README shows is what the tool prints; `script/docs` rewrites it.
struct ReadmeTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func capturedOutputIsCurrent() throws {
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let lines = readme.components(separatedBy: "\n")
    let prefix = "<!-- output of: stacklint "
    let start = try #require(lines.firstIndex { $0.hasPrefix(prefix) })
    let arguments = lines[start].dropFirst(prefix.count).dropLast(" -->".count).components(separatedBy: " ")
    let end = try #require(lines[(start + 2)...].firstIndex(of: "```"))
    let shown = lines[(start + 2)..<end].joined(separator: "\n")

    let result = try Tool(directory: root).run(["--no-config"] + arguments)
    #expect(result.output == shown + "\n", "run script/docs")
    #expect(result.status == 1)
  }
}
