import BuiltinRules
import Policy
import Stack
import Syntax
import Testing

/// The files in `Rules/` beside what the binary holds.
struct RuleFileTests {
  private static let directory = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Rules"

  private func sources() throws -> [SourceFile] { try RuleFiles.find(below: Self.directory).get() }

  @Test func theBinaryHoldsEveryFile() throws {
    let files = try sources().map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
    let expected = BuiltinRules.all.map { "\($0.info.id)-\($0.info.name).yaml" }
    #expect(Set(files) == Set(expected), "a rule's file is called ID-name.yaml")
    #expect(files.count == expected.count)
  }

  @Test func embeddingChangesNothing() throws {
    let compiled = try RuleReader().read(try sources()).get()
    #expect(compiled.map(\.info.why) == BuiltinRules.all.map(\.info.why))
    #expect(RulePack.encode(compiled) == RulePack.encode(BuiltinRules.all))
  }
}
