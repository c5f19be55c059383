import Foundation
import Policy
import Reports
import Syntax
import Testing
import YAML

/// The schemas in `Docs/schemas` say what programs get, no less and no more.
struct ReportSchemaTests {
  private func validator(_ name: String) throws -> SchemaValidator {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = try String(contentsOf: root.appending(path: "Docs/schemas/\(name).json"), encoding: .utf8)
    return try SchemaValidator(schema, isClosed: true)
  }

  private func value(_ json: String) throws -> YAMLValue {
    try #require(YAMLDocument.read(SourceFile(path: "report.json", text: json), language: .compose).root)
  }

  private let options = RenderOptions(showStatistics: true)

  @Test func theReportIsAsItsSchemaSays() throws {
    let text = ReportFormat.json.render(SampleReport.report, options: options)
    #expect(try validator("report").faults(value(text)) == [])
  }

  @Test func eachLineIsAsItsSchemaSays() throws {
    let validator = try validator("report-line")
    for line in ReportFormat.ndjson.render(SampleReport.report, options: options).split(separator: "\n") {
      #expect(try validator.faults(value(String(line))) == [], "\(line)")
    }
  }

  @Test(arguments: [
    ("\"severity\": \"error\"", "\"severity\": \"fatal\""), ("\"line\": 1,", "\"line\": 0,"),
    ("\"fingerprint\"", "\"finger\""), ("\"failure\": false", "\"failure\": 3"), ("\"version\": 1", "\"version\": 2"),
    ("\"safety\": \"safe\"", "\"safety\": \"surely\""), ("\"files\": 3", "\"files\": -3"),
  ])
  func anotherReportIsNot(old: String, new: String) throws {
    let text = ReportFormat.json.render(SampleReport.report, options: options)
    try #require(text.contains(old))
    #expect(try !validator("report").faults(value(text.replacing(old, with: new))).isEmpty)
  }
}
