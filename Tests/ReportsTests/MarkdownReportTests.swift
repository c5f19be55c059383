import Policy
import Reports
import Syntax
import Testing

/// Markdown for people who read it on a platform.
struct MarkdownReportTests {
  private func row(_ message: String) -> String {
    let source = SourceFile(path: "a|b.yml", text: "x")
    let finding = Finding(
      rule: SampleReport.packages, severity: .info, message: message, place: Place(source, Span(0, 1)))
    let text = ReportFormat.markdown.render(Report(findings: [finding], fileCount: 1, milliseconds: 0))
    let row = text.split(separator: "\n").first { $0.hasPrefix("| **") } ?? ""
    return String(row.dropFirst("| **note** | 1:1 | ".count).dropLast(" | `DKR007` unclean-install |".count))
  }

  @Test(arguments: [
    ("`node` is not pinned", "`node` is not pinned"),
    ("`a|b` and `c`", "<code>a&#124;b</code> and `c`"),
    ("a | b", "a \\| b"),
    ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
    ("[here](https://evil.example)", "\\[here\\](https://evil.example)"),
    ("thanks to @somebody", "thanks to <span>@</span>somebody"),
    ("a ` alone", "a \\` alone"),
    ("`back\\slash`", "<code>back&#92;slash</code>"),
    ("two\nlines", "two\\\\nlines"),
    ("turned \u{202E}around", "turned \\\\u\\{202e\\}around"),
  ])
  func whatAFileSaysStaysText(message: String, cell: String) {
    #expect(row(message) == cell)
  }

  @Test func whatDoesNotFitIsCounted() {
    let full = MarkdownReport(SampleReport.report).text
    for limit in stride(from: 300, to: full.utf8.count, by: 97) {
      let text = MarkdownReport(SampleReport.report, limit: limit).text
      #expect(text.utf8.count <= limit)
      let rows = text.split(separator: "\n").count { $0.hasPrefix("| **") }
      let left = SampleReport.report.findings.count - rows
      #expect(text.contains("… and \(left) more finding") == (left > 0))
    }
    #expect(MarkdownReport(SampleReport.report, limit: full.utf8.count + 200 + 1).text == full)
  }
}
