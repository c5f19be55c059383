import Syntax
import Testing

struct SyntaxTreeTests {
  @Test func nodesNestAndKnowTheirParent() {
    let source = SourceFile(path: "a", text: "http { server { listen 80; } } events { }")
    var builder = SyntaxTreeBuilder(source: source, language: .nginx)
    builder.open(.directive, form: .block, nameSpan: Span(0, 4), at: 0)
    builder.open(.directive, form: .block, nameSpan: Span(7, 13), at: 7)
    builder.open(.directive, nameSpan: Span(16, 22), at: 16)
    builder.addArgument(Span(23, 25))
    builder.close(at: 26)
    builder.close(at: 28)
    builder.close(at: 30)
    builder.open(.directive, form: .block, nameSpan: Span(31, 37), at: 31)
    builder.close(at: 41)
    let tree = builder.finish()

    #expect(
      tree.dump == """
        directive http (block) @1:1-1:31
          directive server (block) @1:8-1:29
            directive listen "80" @1:17-1:27
        directive events (block) @1:32-1:42
        """)
    #expect(tree.roots.map(\.name) == ["http", "events"])
    #expect(tree.node(at: 2).parent?.name == "server")
    #expect(tree.node(at: 0).descendants.map(\.name) == ["server", "listen"])
  }

  @Test func whatIsLeftOpenIsClosedAtTheEnd() {
    let source = SourceFile(path: "a", text: "http {")
    var builder = SyntaxTreeBuilder(source: source, language: .nginx)
    builder.open(.directive, form: .block, nameSpan: Span(0, 4), at: 0)
    #expect(builder.finish().dump == "directive http (block) @1:1-1:7")
  }
}

struct SuggestionTests {
  @Test(arguments: [("FORM", "FROM"), ("proxypass", "proxy_pass"), ("Listen", "listen")])
  func aSlipIsRecognised(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: ["COPY", "FROM", "listen", "proxy_pass"]) == meant)
  }

  @Test func anUnrelatedWordGetsNoSuggestion() {
    #expect(Suggestion.nearest(to: "banana", among: ["COPY", "FROM"]) == nil)
  }
}
