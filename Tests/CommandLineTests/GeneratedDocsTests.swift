import Foundation
import Testing

/// What is generated in `Docs/` is what the tool prints now.
struct GeneratedDocsTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: [
    (["schema", "--format", "markdown"], "Docs/policy-reference.md"),
    (["schema", "--json-schema", "rule"], "Docs/schemas/rule.json"),
    (["schema", "--json-schema", "configuration"], "Docs/schemas/configuration.json"),
    (["schema", "--json-schema", "pack"], "Docs/schemas/pack.json"),
    (["schema", "--json-schema", "graph"], "Docs/schemas/graph.json"),
    (["schema", "--json-schema", "baseline"], "Docs/schemas/baseline.json"),
  ])
  func theFileIsCurrent(arguments: [String], path: String) throws {
    let written = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    let result = try Tool(directory: root).run(arguments)
    #expect(result.status == 0)
    #expect(result.output == written, "\(path) is stale: run script/docs")
  }
}
