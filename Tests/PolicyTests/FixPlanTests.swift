import Syntax
import Testing

@testable import Policy

/// Which fixes are chosen to be applied together, and what they do to the bytes.
struct FixPlanTests {
  private let source = SourceFile(path: ".env", text: "0123456789")

  @Test func theLaterOfTwoThatOverlapWaits() {
    let plan = plan([[(2, 5, "x")], [(4, 6, "y")], [(6, 8, "z")]])
    #expect(plan.steps.map(\.edits.first?.text) == ["x", "z"])
    #expect(plan.unfit.isEmpty)
  }

  @Test func allEditsOfAFixWaitTogether() {
    let plan = plan([[(2, 5, "x")], [(0, 1, "y"), (4, 6, "y")], [(0, 1, "z")]])
    #expect(plan.steps.map(\.edits.first?.text) == ["x", "z"])
  }

  @Test(arguments: [(5, 5, 5, 5), (5, 5, 5, 7), (5, 5, 3, 5), (3, 5, 5, 5), (3, 7, 5, 5)])
  func anInsertionTouchesWhatItStandsBeside(first: Int, firstEnd: Int, second: Int, secondEnd: Int) {
    #expect(plan([[(first, firstEnd, "x")], [(second, secondEnd, "y")]]).steps.count == 1)
  }

  @Test func replacementsMayStandSideBySide() {
    #expect(plan([[(3, 5, "x")], [(5, 7, "y")]]).steps.count == 2)
  }

  @Test func aFixOfAFileThatIsNotLintedIsRefused() {
    let elsewhere = SourceFile(path: "other/.env", text: "0123456789")
    let finding = finding([TextEdit(source, Span(0, 1), "x"), TextEdit(elsewhere, Span(0, 1), "x")])
    let plan = FixPlan(
      Report(findings: [finding], fileCount: 1, milliseconds: 0), level: .safe, sources: [source], refused: [],
      isWritable: { _ in true })
    #expect(plan.steps.isEmpty)
    #expect(plan.unfit.map(\.reason) == ["other/.env, which it changes, is not among the linted files"])
  }

  @Test(arguments: [[(0, 4, "x"), (2, 6, "y")], [(8, 12, "x")], [(2, 4, "23")]])
  func aFixThatCannotBeMeantIsRefused(edits: [(Int, Int, String)]) {
    let plan = plan([edits])
    #expect(plan.steps.isEmpty)
    #expect(plan.unfit.count == 1)
  }

  @Test func editsAreCarriedOutFromTheBytesAsTheyWere() {
    let edits = FileEdits([edit(8, 8, "c"), edit(0, 2, "a"), edit(8, 8, "d"), edit(4, 5, "")])
    #expect(String(decoding: edits.applied(to: source.bytes), as: UTF8.self) == "a23567cd89")
    #expect(edits.newSpans == [Span(0, 1), Span(3, 3), Span(6, 7), Span(7, 8)])
  }

  @Test(arguments: [(0, 0, 1), (1, 0, 1), (2, 1, 1), (3, 2, 2), (4, 3, 3), (5, 3, 3), (7, 5, 5), (8, 6, 8), (9, 9, 9)])
  func offsetsMoveWithTheEdits(old: Int, first: Int, last: Int) {
    let edits = FileEdits([edit(0, 2, "a"), edit(4, 5, ""), edit(8, 8, "c"), edit(8, 8, "d")])
    #expect(edits.moved(old) == (first, last))
  }

  @Test func whatTwoChangesKeepIsKnown() {
    let first = FileEdits([edit(2, 4, "ab")])
    let second = FileEdits([TextEdit(SourceFile(path: "", text: "01ab456789"), Span(3, 6), "")])
    #expect(
      KeptRange.composed(first.kept(byteCount: 10), second.kept(byteCount: 10)) == [
        KeptRange(oldStart: 0, newStart: 0, count: 2), KeptRange(oldStart: 6, newStart: 3, count: 4),
      ])
  }

  private func plan(_ fixes: [[(Int, Int, String)]]) -> FixPlan {
    let findings = fixes.enumerated().map { index, edits in
      finding(edits.map { edit($0, $1, $2) }, evidence: "\(index)")
    }
    return FixPlan(
      Report(findings: findings, fileCount: 1, milliseconds: 0), level: .safe, sources: [source], refused: [],
      isWritable: { _ in true })
  }

  private func edit(_ start: Int, _ end: Int, _ text: String) -> TextEdit { TextEdit(source, Span(start, end), text) }

  private func finding(_ edits: [TextEdit], evidence: String = "") -> Finding {
    Finding(
      rule: RuleInfo(
        id: "ACME1", name: "acme", summary: "", severity: .info, category: "style", scope: "env.variable", why: ""),
      severity: .info, message: "", place: Place(source, Span(0, 1)), evidence: evidence,
      fix: Fix(title: "Mend", isSafe: true, edits: edits))
  }
}
