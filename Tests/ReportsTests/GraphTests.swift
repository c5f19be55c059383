import Policy
import Stack
import Syntax
import Testing
import YAML

@testable import Reports

/// How stacks are drawn.
struct GraphTests {
  private static let files = [
    "compose.prod.yaml": """
    name: shop
    services:
      web:
        image: nginx:1.27.3
        ports: ["80:80"]
        networks: [front, back]
        volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
        depends_on:
          api: {condition: service_healthy}
      api:
        build: ./api
        user: "1000"
        networks: [back]
        depends_on: [db]
      db:
        image: postgres:17.2
        networks: [back]
    networks:
      front:
      back: {internal: true}
    """,
    "nginx.conf": """
    events {}
    http {
      server {
        location / { proxy_pass http://api:8000; }
        location /api/ { proxy_pass http://api:8000; }
        location /old { proxy_pass http://legacy.example.com; }
        location /any { proxy_pass http://$where; }
      }
    }
    """,
    "api/Dockerfile": "FROM python:3.12.7 AS runtime\nCMD [\"uvicorn\", \"a:a\", \"--host\", \"0.0.0.0\"]\n",
  ]

  private static func drawing(_ files: [String: String]) -> StackDrawing {
    let trees = files.sorted { $0.key < $1.key }.compactMap { path, text in
      let source = SourceFile(path: path, text: text)
      return Classifier.language(path: path, bytes: source.bytes).map { Parsers.parse(source, $0) }
    }
    let units = StackAssembly(environmentOf: { $0.contains("prod") ? "production" : nil }).plans(trees).map {
      $0.make()
    }
    let graphs = units.compactMap { ($0.root(named: "stack.project") as? StackProject).map { StackGraph($0) } }
    let findings = trees.filter { $0.source.path.hasSuffix("Dockerfile") }.map { tree in
      Finding(
        rule: SampleReport.floating, severity: .warning, message: "a \"finding\"",
        place: Place(tree.source, Span(0, 4)))
    }
    return StackDrawing(graphs, findings: Report(findings: findings, fileCount: trees.count, milliseconds: 0))
  }

  @Test(arguments: [(StackDrawing.Format.dot, "graph.dot"), (.mermaid, "graph.mmd"), (.json, "graph.json")])
  func drawsTheSampleAsRecorded(format: StackDrawing.Format, file: String) throws {
    try expectGolden(Self.drawing(Self.files).text(format), file)
  }

  @Test func whatIsWrittenFitsTheSchema() throws {
    let source = SourceFile(path: "graph.json", text: Self.drawing(Self.files).text(.json))
    let root = try #require(YAMLDocument.read(source, language: .compose).root)
    #expect(try SchemaValidator(FileSchema.graph.text).faults(root) == [])
  }

  @Test func namesCannotBreakOutOfADrawing() {
    let name = "a\\\"]; x [label=\\\"b<script>`*_#|\\u001b"
    let drawing = Self.drawing(["compose.yaml": "services:\n  \"\(name)\":\n    image: \"\(name)\"\n"])
    let dot = drawing.text(.dot)
    #expect(!dot.contains("\u{1B}"))
    #expect(!dot.contains("x [label=\"b"))
    let mermaid = drawing.text(.mermaid)
    #expect(!mermaid.contains("<script"))
    #expect(mermaid.split(separator: "\n").allSatisfy { $0.filter { $0 == "\"" }.count % 2 == 0 })
  }
}
