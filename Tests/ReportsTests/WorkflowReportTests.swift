import Policy
import Reports
import Syntax
import Testing

/// Annotations of GitHub Actions.
struct WorkflowReportTests {
  private func finding(
    _ severity: Severity, _ message: String = "m", path: String = "web/Dockerfile", line: Int = 1
  ) -> Finding {
    let source = SourceFile(path: path, text: String(repeating: "RUN x\n", count: 100))
    return Finding(
      rule: SampleReport.packages, severity: severity, message: message,
      place: Place(source, Span(6 * (line - 1), 6 * line - 1)), evidence: message)
  }

  private func lines(_ findings: [Finding]) -> [Substring] {
    ReportFormat.github.render(
      Report(findings: findings, fileCount: 1, milliseconds: 0), options: RenderOptions(isQuiet: true)
    ).split(separator: "\n")
  }

  @Test func aStepMakesTenAnnotationsOfEachKindTheWorstFirst() {
    let findings = (1...12).flatMap {
      [finding(.info, line: $0), finding(.warning, line: $0), finding(.error, line: $0)]
    }
    let lines = lines(findings)
    let kinds = lines.prefix(30).map { $0.dropFirst(2).prefix { $0 != " " } }
    #expect(
      kinds == Array(repeating: "error", count: 10) + Array(repeating: "warning", count: 10)
        + Array(repeating: "notice", count: 10))
    #expect(lines[30].hasPrefix("::group::6 more findings"))
    #expect(lines[31] == "web/Dockerfile:11:1: error: m [DKR007 unclean-install]")
    #expect(lines.last == "::endgroup::")
    #expect(lines.count == 38)
  }

  @Test func aFindingOnOneLineHasColumnsOneOnSeveralHasNone() {
    let source = SourceFile(path: "a", text: "x = {\n}\n")
    let long = Finding(rule: SampleReport.root, severity: .error, message: "m", place: Place(source, Span(0, 7)))
    #expect(lines([finding(.error)]).first?.contains("line=1,col=1,endColumn=6,") == true)
    #expect(lines([long]).first?.contains("line=1,endLine=2,title") == true)
  }

  @Test(arguments: [
    ("a,b:c%.yml", "file=a%2Cb%3Ac%25.yml,"),
    ("a\nb", "file=a%0Ab,"),
    ("a\u{1B}b", "file=a\\u{1b}b,"),
  ])
  func aPathCannotAddParameters(path: String, parameter: String) {
    #expect(lines([finding(.error, path: path)]).first?.contains(parameter) == true)
  }

  /// The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it.
  @Test func theRestOfTheLogHoldsNoCommands() {
    let findings = (1...20).map { finding(.error, "##[set-env name=a]b", path: "::add-mask::x", line: $0) }
    let rest = lines(findings).drop { !$0.hasPrefix("::group::") }.dropFirst().dropLast()
    #expect(rest.count == 10)
    for line in rest {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"))
      #expect(!line.contains("##["))
    }
  }

  @Test func aMessageStaysOnItsLine() {
    let lines = lines([finding(.error, "a\r\n::error::b%0A")])
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix("::a\\r\\n::error::b%250A") == true)
  }
}
