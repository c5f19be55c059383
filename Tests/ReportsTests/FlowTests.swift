import FoundationEssentials
import Policy
import Syntax
import Testing

@testable import Reports

/// The way of data to a finding, in the formats that can show it.
struct FlowTests {
  private let source = SourceFile(path: "nginx.conf", text: "set $x $arg_a;\nreturn 302 $x;\n")

  private var report: Report {
    let rule = RuleInfo(
      id: "NGX134", name: "open-redirect", summary: "", severity: .error, category: "security", scope: "nginx.sink",
      why: "")
    let first = Place(source, Span(7, 13))
    let last = Place(source, Span(26, 28))
    let finding = Finding(
      rule: rule, severity: .error, message: "m", place: last, related: [RelatedPlace(first, "read")],
      flow: [RelatedPlace(first, "read"), RelatedPlace(last, "used")])
    return Report(findings: [finding], fileCount: 1, milliseconds: 0)
  }

  @Test func jsonListsTheSteps() throws {
    let text = ReportFormat.json.render(report)
    struct Decoded: Decodable {
      struct Finding: Decodable { let flow: [Step] }
      struct Step: Decodable {
        let path, message: String
        let line, column: Int
      }
      let findings: [Finding]
    }
    let steps = try #require(JSONDecoder().decode(Decoded.self, from: Data(text.utf8)).findings.first).flow
    #expect(steps.map(\.message) == ["read", "used"])
    #expect(steps.map(\.line) == [1, 2])
    #expect(steps.map(\.column) == [8, 12])
  }

  @Test func sarifHasACodeFlowOfOneThread() throws {
    let text = ReportFormat.sarif.render(report)
    struct Decoded: Decodable {
      struct Run: Decodable { let results: [Result] }
      struct Result: Decodable { let codeFlows: [CodeFlow] }
      struct CodeFlow: Decodable { let threadFlows: [ThreadFlow] }
      struct ThreadFlow: Decodable { let locations: [FlowLocation] }
      struct FlowLocation: Decodable { let location: Location }
      struct Location: Decodable {
        let physicalLocation: DecodedSARIF.PhysicalLocation
        let message: DecodedSARIF.Message
      }
      let runs: [Run]
    }
    let results = try JSONDecoder().decode(Decoded.self, from: Data(text.utf8)).runs.flatMap(\.results)
    let flows = try #require(results.first).codeFlows.flatMap(\.threadFlows)
    #expect(flows.count == 1)
    let locations = flows.flatMap(\.locations).map(\.location)
    #expect(locations.map(\.message.text) == ["read", "used"])
    #expect(locations.map(\.physicalLocation.region.startLine) == [1, 2])
  }

  @Test func thePageListsTheStepsOnceAndInOrder() throws {
    let page = ReportFormat.html.render(report)
    let list = try #require(page.firstRange(of: "<ol>").map { page[$0.upperBound...] })
    let items = list.split(separator: "</ol>").first?.split(separator: "<li ").map { $0.prefix { $0 != ">" } }
    #expect(items == ["class=\"source\" tabindex=\"-1\"", "class=\"sink\" tabindex=\"-1\""])
    #expect(page.ranges(of: ">read<").count == 1)
    #expect(page.ranges(of: ">used<").count == 1)
  }

  @Test func aFindingWithoutFlowHasNone() {
    #expect(!ReportFormat.html.render(SampleReport.report).contains("<details class=\"flow\""))
    #expect(!ReportFormat.sarif.render(SampleReport.report).contains("codeFlows"))
    #expect(!ReportFormat.json.render(SampleReport.report).contains("\"flow\""))
  }
}
