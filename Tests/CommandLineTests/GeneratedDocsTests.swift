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
    (["schema", "--json-schema", "baseline"], "Docs/schemas/baseline.json"),
    (["manual"], "Docs/stacklint.1"),
  ])
  func theFileIsCurrent(arguments: [String], path: String) throws {
    let written = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    let result = try Tool(directory: root).run(arguments)
    #expect(result.status == 0)
    #expect(result.output == written, "\(path) is stale: run script/docs")
  }

  @Test func everyRuleHasItsPage() throws {
    let tool = try Tool()
    defer { tool.remove() }
    #expect(try tool.run("rules", "--no-config", "--pages", "rules").status == 0)
    let (new, old) = (tool.directory.appending(path: "rules"), root.appending(path: "Docs/rules"))
    let names = try FileManager.default.contentsOfDirectory(atPath: new.path).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: old.path).sorted() == names, "run script/docs")
    for name in names {
      let page = try String(contentsOf: new.appending(path: name), encoding: .utf8)
      let written = try? String(contentsOf: old.appending(path: name), encoding: .utf8)
      #expect(page == written, "Docs/rules/\(name) is stale: run script/docs")
    }
  }

  @Test func pagesNeedAFolder() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("rules", "--no-config", "--pages", "no/such/place")
    #expect(result.status == 2)
    #expect(result.errors == "stacklint: cannot make no/such/place: No such file or directory\n")
  }
}
