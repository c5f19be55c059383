import StacklintKit
import Testing

struct LinterTests {
  @Test func aTextIsLintedByItsName() throws {
    let linter = try Linter(LinterOptions(select: ["floating-base-image"], readsConfiguration: false))
    let result = try linter.lint(text: "# é\nFROM nginx\n", path: "Dockerfile")
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1 && result.fileCount == 1 && result.notices.isEmpty)
    #expect(finding.rule == "DKR001" && finding.name == "floating-base-image")
    #expect(finding.path == "Dockerfile" && finding.start.line == 2 && finding.start.column == 6)
    #expect(finding.start.offset == 10 && finding.end.offset == 15)
    #expect(finding.policies == ["P02"])
    #expect(try linter.lint(text: "FROM nginx:1.27.3\n", path: "Dockerfile").findings.isEmpty)
  }

  @Test func editsComeAlong() throws {
    let linter = try Linter(LinterOptions(profile: .all, readsConfiguration: false))
    let result = try linter.lint(text: "FROM alpine:3.20\nMAINTAINER me\n", path: "Dockerfile")
    let fix = try #require(result.findings.compactMap(\.fix).first)
    #expect(!fix.edits.isEmpty && fix.edits.allSatisfy { $0.path == "Dockerfile" })
  }

  @Test func reportsAreRendered() throws {
    let result = try Linter(LinterOptions(readsConfiguration: false)).lint(text: "FROM nginx\n", path: "Dockerfile")
    #expect(try #require(result.rendered(as: "sarif")).contains("\"2.1.0\""))
    #expect(result.rendered(as: "tea-leaves") == nil)
  }

  @Test func unknownRulesAreAnError() throws {
    let error = #expect(throws: LintError.self) {
      try Linter(LinterOptions(select: ["floating-base-imag"], readsConfiguration: false))
    }
    #expect(error?.description.contains("floating-base-image") == true)
  }

  @Test func whatIsNotThereIsANotice() throws {
    let result = try Linter().lint(paths: ["no/such/place"])
    #expect(result.findings.isEmpty && result.notices.count == 1)
  }
}
