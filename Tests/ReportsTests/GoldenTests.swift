import Policy
import Reports
import Stack
import Testing

/// What each format makes of the same report, byte for byte.
struct GoldenTests {
  private static let tool = ToolInfo(version: "1.2.3", informationURI: "https://example.org/stacklint")

  private static let repository = RepositoryState(
    address: "https://github.com/acme/shop.git", revision: String(repeating: "4f", count: 20), branch: "main",
    pathToRoot: "../")

  @Test(arguments: [
    (ReportFormat.pretty, RenderOptions(tool: tool), "pretty.txt"),
    (.pretty, RenderOptions(color: true, width: 80, showStatistics: true, tool: tool), "pretty-color.txt"),
    (.compact, RenderOptions(tool: tool), "compact.txt"),
    (.json, RenderOptions(tool: tool), "report.json"),
    (.ndjson, RenderOptions(showStatistics: true, tool: tool), "report.ndjson"),
    (.sarif, RenderOptions(tool: tool, repository: repository), "report.sarif"),
    (.github, RenderOptions(showStatistics: true, tool: tool), "github.txt"),
    (.gitlab, RenderOptions(tool: tool), "gitlab.json"),
    (.junit, RenderOptions(tool: tool), "junit.xml"),
    (.checkstyle, RenderOptions(tool: tool), "checkstyle.xml"),
    (.markdown, RenderOptions(showStatistics: true, tool: tool), "report.md"),
    (.html, RenderOptions(tool: tool), "report.html"),
  ])
  func rendersTheSampleAsRecorded(format: ReportFormat, options: RenderOptions, file: String) throws {
    try expectGolden(format.render(SampleReport.report, options: options), file)
  }

  @Test(arguments: [
    (ReportFormat.pretty, "empty-pretty.txt"), (.compact, "empty-compact.txt"), (.json, "empty.json"),
    (.ndjson, "empty.ndjson"), (.sarif, "empty.sarif"), (.github, "empty-github.txt"), (.gitlab, "empty-gitlab.json"),
    (.junit, "empty-junit.xml"), (.checkstyle, "empty-checkstyle.xml"), (.markdown, "empty.md"),
    (.html, "empty.html"),
  ])
  func rendersARunWithoutFindingsAsRecorded(format: ReportFormat, file: String) throws {
    let report = Report(findings: [], rules: [SampleReport.floating], fileCount: 12, milliseconds: 3)
    try expectGolden(format.render(report, options: RenderOptions(tool: Self.tool)), file)
  }
}
