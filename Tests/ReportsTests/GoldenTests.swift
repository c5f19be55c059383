import Policy
import Reports
import Testing

/// What each format makes of the same report, byte for byte.
struct GoldenTests {
  private static let tool = ToolInfo(version: "1.2.3", informationURI: "https://example.org/stacklint")

  @Test(arguments: [
    (ReportFormat.pretty, RenderOptions(tool: tool), "pretty.txt"),
    (.pretty, RenderOptions(color: true, width: 80, showStatistics: true, tool: tool), "pretty-color.txt"),
    (.compact, RenderOptions(tool: tool), "compact.txt"),
    (.json, RenderOptions(tool: tool), "report.json"),
    (.sarif, RenderOptions(tool: tool), "report.sarif"),
  ])
  func rendersTheSampleAsRecorded(format: ReportFormat, options: RenderOptions, file: String) throws {
    try expectGolden(format.render(SampleReport.report, options: options), file)
  }

  @Test(arguments: [
    (ReportFormat.pretty, "empty-pretty.txt"), (.compact, "empty-compact.txt"), (.json, "empty.json"),
    (.sarif, "empty.sarif"),
  ])
  func rendersARunWithoutFindingsAsRecorded(format: ReportFormat, file: String) throws {
    let report = Report(findings: [], rules: [SampleReport.floating], fileCount: 12, milliseconds: 3)
    try expectGolden(format.render(report, options: RenderOptions(tool: Self.tool)), file)
  }
}
