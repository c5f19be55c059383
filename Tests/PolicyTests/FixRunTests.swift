import BuiltinRules
import Foundation
import Syntax
import Testing

@testable import Policy

/// What fixing makes of a text, and which fixes it refuses.
struct FixRunTests {
  @Test func aSafeFixIsApplied() throws {
    let result = try fix("Dockerfile", "FROM debian:12.5\nRUN apt-get install -y x && apt update\n", "DKR043")
    #expect(result.text == "FROM debian:12.5\nRUN apt-get install -y x && apt-get update\n")
    #expect(result.after.findings.isEmpty)
    #expect(result.fixed.count == 1)
  }

  @Test func anUnsafeFixWaitsUntilItIsAskedFor() throws {
    let text = "FROM debian:12.5 AS Build\n"
    #expect(try fix("Dockerfile", text, "DKR101", level: .safe).changes.isEmpty)
    #expect(try fix("Dockerfile", text, "DKR101", level: .unsafe).text == "FROM debian:12.5 AS build\n")
  }

  @Test func fixesAtOnePlaceTakeTurns() throws {
    let result = try fix(
      "Dockerfile", "FROM debian:12.5\nRUN apt-get install curl\n", "DKR020,DKR025", level: .unsafe)
    #expect(result.text == "FROM debian:12.5\nRUN apt-get install curl -y --no-install-recommends\n")
    #expect(result.fixed.count == 2)
  }

  @Test func aSuppressedFindingIsLeftAlone() throws {
    let text = "# stacklint ignore=CMP003 -- old engine\nversion: \"3\"\nservices: {}\n"
    #expect(try fix("compose.yaml", text, "CMP003").changes.isEmpty)
  }

  @Test func whatIsRemovedLeavesNoEmptyLine() throws {
    #expect(try fix("compose.yaml", "version: \"3\"\nservices: {}\n", "CMP003").text == "services: {}\n")
  }

  @Test func carriageReturnsStay() throws {
    let result = try fix("compose.yaml", "services: {}\r\nversion: \"3\"\r\nname: a\r\n", "CMP003")
    #expect(result.text == "services: {}\r\nname: a\r\n")
  }

  @Test func linesThatAreAddedEndAsThoseAroundThem() throws {
    let rule = try rule("ENV901", when: "variable.value == 'old'", replace: "new\\nB=2")
    #expect(try fix(".env", "A=old\r\nC=3\r\n", [rule]).text == "A=new\r\nB=2\r\nC=3\r\n")
    #expect(try fix(".env", "Z=1\r\nA=old", [rule]).text == "Z=1\r\nA=new\r\nB=2")
    #expect(try fix(".env", "A=old\nC=3\n", [rule]).text == "A=new\nB=2\nC=3\n")
  }

  @Test func bytesThatAreNoTextStay() throws {
    let result = try fix(
      "Dockerfile", Array("FROM a:1\n# ".utf8) + [0xFF, 0x0A] + Array("run x\n".utf8), "DKR099")
    #expect(result.changes.first?.after == Array("FROM a:1\n# ".utf8) + [0xFF, 0x0A] + Array("RUN x\n".utf8))
  }

  @Test func aFixThatLeavesItsFindingIsRefused() throws {
    let rules = try [rule("ACME1", when: "variable.value == 'a' || variable.value == 'b'", replace: "b")]
    let result = try fix(".env", "A=a\n", rules)
    #expect(result.changes.isEmpty)
    #expect(
      result.after.notices.map(\.message) == [".env:1: the fix for ACME1 is not applied: it would leave the finding"])
  }

  @Test func aFixThatBringsAnotherFindingIsRefused() throws {
    let rules = try [
      rule("ACME1", when: "variable.value == 'a'", replace: "b"), rule("ACME2", when: "variable.value == 'b'"),
    ]
    let result = try fix(".env", "A=a\n", rules)
    #expect(result.changes.isEmpty)
    #expect(result.after.notices.map(\.message).first?.hasSuffix("it would bring ACME2 in line 1 of .env") == true)
  }

  @Test func aFixThatBreaksTheSyntaxIsRefused() throws {
    let result = try fix(".env", "A=a\nB=b\n", [rule("ACME1", when: "variable.value == 'a'", replace: "\\\"b")])
    #expect(result.changes.isEmpty)
    #expect(result.after.notices.map(\.message).first?.hasSuffix("it would bring ENV000 in line 1 of .env") == true)
  }

  @Test func theSyntaxCountsThoughItsRuleIsOff() throws {
    let rules = try [rule("ACME1", when: "variable.value == 'a'", replace: "\\\"b")]
    let result = try fix(".env", "A=a\nB=b\n", rules, besides: [])
    #expect(result.changes.isEmpty)
    #expect(result.after.notices.map(\.message).first?.hasSuffix(".env would no longer parse at line 1") == true)
  }

  @Test func oneFaultyFixDoesNotHoldUpTheOthers() throws {
    // The faulty fix makes the last variable the second of its name, which the other rule reports there, far away.
    let rules = try [
      rule("ACME1", when: "variable.value.startsWith('a')", replace: "{variable.name == 'V7' ? 'z' : 'b'}"),
      rule(
        "ACME2", when: "variable.name == 'LAST' && file.variables.exists(v, v.value == 'z')"),
    ]
    let lines = (0..<20).map { "V\($0)=a\($0)\n" }.joined() + "LAST=1\n"
    let result = try fix(".env", lines, rules)
    let fixed = (0..<20).map { $0 == 7 ? "V7=a7\n" : "V\($0)=b\n" }.joined() + "LAST=1\n"
    #expect(result.text == fixed)
    #expect(result.after.findings.map(\.place.start.line) == [8])
    #expect(result.after.notices.count == 1)
  }

  @Test(arguments: ["DKR099,DKR043,DKR020,DKR025,DKR015,DKR102", "all"])
  func aSecondRunChangesNothing(select: String) throws {
    let text = """
      from debian:12.5 as Base
      MAINTAINER me
      RUN apt update && apt install curl
      ENV A 1
      EXPOSE 80/TCP
      CMD ['a', 'b']

      """
    let select = select == "all" ? BuiltinRules.all.map(\.info.id).joined(separator: ",") : select
    let first = try fix("Dockerfile", text, select, level: .unsafe)
    let second = try fix("Dockerfile", try #require(first.text), select, level: .unsafe)
    #expect(second.changes.isEmpty)
    #expect(first.after.findings.map(\.message) == second.before.findings.map(\.message))
  }

  // MARK: -

  private func fix(
    _ path: String, _ text: String, _ select: String, level: FixLevel = .safe
  ) throws -> FixResult {
    try fix(path, Array(text.utf8), select, level: level)
  }

  private func fix(
    _ path: String, _ bytes: [UInt8], _ select: String, level: FixLevel = .safe
  ) throws -> FixResult {
    let selection = RuleSelection(only: select.split(separator: ",").map { RuleReference(String($0)) })
    let rules = try selection.resolve(BuiltinRules.all, Configuration()).get()
    let run = LintRun(.one(LintPolicy(allRules: BuiltinRules.all, rules: rules)))
    return try FixRun(run, level: level).execute(.text(path: path, bytes: bytes))
  }

  private func fix(
    _ path: String, _ text: String, _ rules: [CompiledRule], besides builtin: [String] = ["ENV000"]
  ) throws -> FixResult {
    let all = rules + BuiltinRules.all.filter { builtin.contains($0.info.id) }
    let run = LintRun(.one(LintPolicy(allRules: all, rules: RuleSet(all))))
    return try FixRun(run, level: .safe).execute(.text(path: path, bytes: Array(text.utf8)))
  }

  /// A rule on variables, with an edit of the value.
  private func rule(_ id: String, when: String, replace: String? = nil) throws -> CompiledRule {
    let fix = replace.map { "fix: {title: Mend, safety: safe, edits: [{at: variable.value, replace: \"\($0)\"}]}\n" }
    let text = """
      id: \(id)
      name: rule-\(id.lowercased())
      summary: Wrong
      severity: warning
      category: correctness
      on: env.variable
      when: "\(when)"
      message: wrong
      why: For the test, nothing else.
      \(fix ?? "")examples: [{bad: "A=1  # <- finding"}, {bad: "A=2  # <- finding"}, {good: A=3}, {good: A=4}]
      """
    return try RuleReader().read(SourceFile(path: "\(id).yaml", text: text)).get()
  }
}

extension FixResult {
  /// The text of the only file that changes.
  fileprivate var text: String? { changes.first.map { String(decoding: $0.after, as: UTF8.self) } }
}
