import Dockerfile
import Stack
import Syntax
import Testing

@testable import Policy

/// Where a comment can stand that takes a finding out.
struct PlacementTests {
  private func finder(_ text: String, _ language: Language) -> PlacementFinder {
    PlacementFinder(Parsers.parse(SourceFile(path: "file", text: text), language))
  }

  /// The line before which a comment goes for something in a text.
  private func line(for word: String, in text: String, _ language: Language) throws -> Int? {
    let source = SourceFile(path: "file", text: text)
    let start = try #require(text.utf8.firstRange(of: word.utf8)).lowerBound
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: start)
    let placement = PlacementFinder(Parsers.parse(source, language))
      .before(Place(source, Span(offset, offset + word.utf8.count)))
    return placement.map { source.lineTable.line(at: $0.offset) }
  }

  @Test func wholeFileCommentsGoBehindWhatMustComeFirst() {
    #expect(finder("# syntax=a\n# escape=`\nFROM a\n", .dockerfile).top.offset == 22)
    #expect(finder("\u{FEFF}services: {}\n", .compose).top.offset == 3)
    #expect(
      finder("FROM a\n", .dockerfile).top.comment(["A1", "B2"], reason: "x") == "# stacklint ignore-file=A1,B2 -- x\n")
  }

  @Test func aDockerfileTakesCommentsBetweenInstructionsOnly() throws {
    let text = "FROM a\nRUN b \\\n  && c <<E\nd\nE\nUSER e\n"
    #expect(try line(for: "c", in: text, .dockerfile) == 2)
    #expect(try line(for: "USER e", in: text, .dockerfile) == 6)
  }

  @Test func noCommentCanStandInsideOfAText() throws {
    let text = "a: |\n  b\n  c\nd: 'e\n  f'\ng:\n  - h\n"
    #expect(try line(for: "c", in: text, .compose) == nil)
    #expect(try line(for: "f", in: text, .compose) == nil)
    #expect(try line(for: "a", in: text, .compose) == 1)
    #expect(try line(for: "h", in: text, .compose) == 7)
    #expect(try line(for: "x", in: "http {\n  log_format a 'b\n  x';\n}\n", .nginx) == nil)
  }
}
