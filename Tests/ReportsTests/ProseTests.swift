import Policy
import Reports
import Syntax
import Testing

/// The line that gives the reason, and how prose is wrapped.
struct ProseTests {
  private func reason(_ why: String, width: Int? = nil) -> [Substring] {
    let rule = RuleInfo(id: "T1", name: "t", summary: "", severity: .info, category: "", scope: "", why: why)
    let place = Place(SourceFile(path: "a", text: ""), .empty(at: 0))
    let finding = Finding(rule: rule, severity: .info, message: "m", place: place)
    let text = ReportFormat.pretty.render(
      Report(findings: [finding], fileCount: 1, milliseconds: 0), options: RenderOptions(width: width, isQuiet: true))
    return text.split(separator: "\n").dropFirst(3).map(\.self)
  }

  @Test(arguments: [
    ("One. Two.", "One."),
    ("Tags move, e.g. `latest`.\nMore.", "Tags move, e.g. `latest`."),
    ("Version 1.2 is\nold! Really.", "Version 1.2 is old!"),
    ("No full stop\n\nNext paragraph.", "No full stop"),
    ("\n  (It is so.) Yes.", "(It is so.)"),
  ])
  func theFirstSentenceIsTheReason(why: String, sentence: String) {
    #expect(reason(why) == ["   = why: \(sentence)"])
  }

  @Test func proseIsWrappedToTheTerminal() {
    #expect(
      reason("The quick brown fox jumps over the lazy dog and runs away", width: 50) == [
        "   = why: The quick brown fox jumps over the lazy",
        "          dog and runs away",
      ])
  }
}
