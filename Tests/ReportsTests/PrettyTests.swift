import Policy
import Reports
import Syntax
import TestSupport
import Testing

/// How the pretty format draws source lines. Places are drawn into the text with 1️⃣ and 2️⃣.
struct PrettyTests {
  private static let rule = RuleInfo(
    id: "TST001", name: "test-rule", summary: "", severity: .warning, category: "style", scope: "test.thing", why: "")

  /// The source lines and marks of a finding between the markers.
  private func excerpt(_ marked: String, width: Int? = nil) -> String {
    let text = MarkedText(marked)
    let start = text.markers["1️⃣"] ?? 0
    return excerpt(Array(text.text.utf8), Span(start, text.markers["2️⃣"] ?? start), width: width)
  }

  private func excerpt(_ bytes: [UInt8], _ span: Span, width: Int? = nil) -> String {
    let place = Place(SourceFile(path: "file", bytes: bytes), span)
    let finding = Finding(rule: Self.rule, severity: .warning, message: "m", place: place)
    let text = ReportFormat.pretty.render(
      Report(findings: [finding], fileCount: 1, milliseconds: 0), options: RenderOptions(width: width, isQuiet: true))
    return text.split(separator: "\n").dropFirst(3).joined(separator: "\n")
  }

  @Test func theExactSpanIsUnderlined() {
    #expect(
      excerpt("FROM a\nUSER 1️⃣root2️⃣ # bad\n") == """
         2 | USER root # bad
           |      ^^^^
        """)
  }

  @Test func secretsAreNotShownWhateverTheLineIsShownFor() {
    let source = SourceFile(path: ".env", text: "DB_PASSWORD=hunter2\n")
    let secret = Place(source, Span(12, 19))
    let findings = [
      Finding(rule: Self.rule, severity: .warning, message: "a", place: secret, sensitive: [secret]),
      Finding(rule: Self.rule, severity: .warning, message: "b", place: secret),
      Finding(rule: Self.rule, severity: .warning, message: "c", place: Place(source, Span(0, 11))),
    ]
    for format in ReportFormat.allCases {
      let text = format.render(Report(findings: findings, fileCount: 1, milliseconds: 0), options: RenderOptions())
      #expect(!text.contains("hunter2"))
    }
    let pretty = ReportFormat.pretty.render(
      Report(findings: findings, fileCount: 1, milliseconds: 0), options: RenderOptions())
    #expect(pretty.contains("1 | DB_PASSWORD=*******\n"))
  }

  @Test func aGroupIsCalledByItsName() {
    let source = SourceFile(path: "nginx.conf", text: "server {\n}\n")
    let rule = RuleInfo(
      id: "TST002", name: "gap", summary: "", severity: .warning, category: "style", scope: "nginx.server", why: "")
    let findings = ["a", "b"].map {
      Finding(
        rule: rule, severity: .warning, message: $0, place: Place(source, Span(0, 6)), evidence: $0,
        subject: "example.org")
    }
    let text = ReportFormat.pretty.render(
      Report(findings: findings, fileCount: 1, milliseconds: 0), options: RenderOptions())
    #expect(text.hasPrefix("warning: 2 findings on server `example.org`\n"))
  }

  @Test func anEmptySpanGetsOneCaret() {
    #expect(
      excerpt("USER 1️⃣2️⃣root") == """
         1 | USER root
           |      ^
        """)
  }

  @Test func theEndOfTheFileGetsOneCaret() {
    #expect(
      excerpt("server {1️⃣2️⃣") == """
         1 | server {
           |         ^
        """)
    #expect(
      excerpt("server {\n1️⃣2️⃣") == """
         2 |
           | ^
        """)
  }

  @Test func aSpanBeyondTheEndIsShownAtTheEnd() {
    #expect(
      excerpt(Array("ab".utf8), Span(90, 99)) == """
         1 | ab
           |   ^
        """)
  }

  @Test func anEmptyFileHasNothingToShow() {
    #expect(excerpt([], Span(0, 0)).isEmpty)
  }

  @Test func tabsGoToTheNextStop() {
    #expect(
      excerpt("\ta\t1️⃣b\tc2️⃣\n") == """
         1 |     a   b   c
           |         ^^^^^
        """)
  }

  @Test func wideCharactersTakeTwoCells() {
    #expect(
      excerpt("# 世界 1️⃣警告2️⃣!") == """
         1 | # 世界 警告!
           |        ^^^^
        """)
    #expect(
      excerpt("# 👩‍💻👍🏽❤️🇩🇪 1️⃣x2️⃣") == """
         1 | # 👩‍💻👍🏽❤️🇩🇪 x
           |            ^
        """)
  }

  @Test func combiningCharactersTakeNone() {
    #expect(
      excerpt("e\u{301}o\u{308} 1️⃣x2️⃣") == """
         1 | e\u{301}o\u{308} x
           |    ^
        """)
  }

  @Test func theEndOfLineIsNoPartOfTheLine() {
    #expect(
      excerpt("a\r\n1️⃣bc\r\n2️⃣d\r\n") == """
         2 | bc
           | ^^
        """)
  }

  @Test func aByteOrderMarkIsNotShown() {
    #expect(
      excerpt("\u{FEFF}1️⃣FROM2️⃣ a") == """
         1 | FROM a
           | ^^^^
        """)
  }

  @Test func aSpanOfSeveralLinesIsBracketed() {
    #expect(
      excerpt("  1️⃣db:\n    image: a\n    init: true2️⃣\n") == """
         1 | /   db:
         2 | |     image: a
         3 | |     init: true
           | |______________^
        """)
  }

  @Test func aLongSpanSaysWhereItEnds() {
    #expect(
      excerpt("x\n1️⃣a\nb\nc\nd\ne2️⃣\n") == """
         2 | / a
         3 | | b
         4 | | c
           | \\ … 2 more lines, to line 6
        """)
  }

  @Test func aSpanThatStartsInsideALineShowsWhere() {
    #expect(
      excerpt("RUN 1️⃣a && \\\n  b2️⃣\n") == """
         1 | / RUN a && \\
           | |     ^^^^^^
         2 | |   b
           | |___^
        """)
  }

  @Test func aLongLineIsCutAroundTheSpan() {
    let filler = String(repeating: "0123456789", count: 12)
    #expect(
      excerpt("\(filler) 1️⃣here2️⃣ \(filler)", width: 50) == """
         1 | …234567890123456789 here 0123456789012345678…
           |                     ^^^^
        """)
    #expect(
      excerpt("1️⃣here2️⃣ \(filler)", width: 50) == """
         1 | here 01234567890123456789012345678901234567…
           | ^^^^
        """)
    #expect(
      excerpt("\(filler) 1️⃣here2️⃣", width: 50) == """
         1 | …23456789012345678901234567890123456789 here
           |                                         ^^^^
        """)
  }

  @Test func aSpanLongerThanTheLineHasRoomForIsCutToo() {
    let filler = String(repeating: "世", count: 300)
    let lines = excerpt("ab1️⃣\(filler)2️⃣", width: 50).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix("世…"))
    #expect(lines[1].hasSuffix("^^"))
  }

  @Test func controlCharactersBecomeVisible() {
    #expect(
      excerpt("a\u{1b}[31m 1️⃣b2️⃣\u{7f}\u{9b}\u{202E}\u{2028}\rc") == """
         1 | a\\u{1b}[31m b\\u{7f}\\u{9b}\\u{202e}\\u{2028}\\rc
           |             ^
        """)
  }

  @Test func invalidBytesBecomeVisible() {
    #expect(
      excerpt([0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x62], Span(7, 8)) == """
         1 | a\\xff\\xc3(\\xed\\xa0\\x80b
           |                       ^
        """)
  }

  @Test func findingsAtOnePlaceShareAHead() {
    let source = SourceFile(path: "Dockerfile", text: "FROM a\n")
    let findings = ["x", "y"].map {
      Finding(rule: Self.rule, severity: .info, message: $0, place: Place(source, Span(5, 6)))
    }
    let text = ReportFormat.pretty.render(Report(findings: findings, fileCount: 1, milliseconds: 0))
    #expect(
      text == """
        note: 2 findings on thing `a`
          --> Dockerfile:1:6
           |
         1 | FROM a
           |      ^
           |
           = TST001 test-rule: x
           = TST001 test-rule: y

        2 notes in 1 file

        """)
  }

  @Test func findingsOnOneServiceShareAHeadWhereverTheyPointOnItsLine() {
    let rule = RuleInfo(
      id: "CMP001", name: "gap", summary: "", severity: .warning, category: "security", scope: "compose.service",
      why: "")
    let source = SourceFile(path: "compose.yml", text: "services:\n  api:\n    image: a\n")
    let findings = [Span(12, 15), Span(12, 31), Span(21, 29)].map {
      Finding(rule: rule, severity: .warning, message: "gap", place: Place(source, $0))
    }
    let text = ReportFormat.pretty.render(Report(findings: findings, fileCount: 1, milliseconds: 0))
    #expect(text.contains("warning: 2 findings on service `api`\n"))
    #expect(text.contains("warning: gap [CMP001 gap]\n  --> compose.yml:3:5\n"))
  }

  @Test func quietLeavesOutTheClosingLines() {
    let report = Report(findings: [], fileCount: 1, milliseconds: 0)
    #expect(ReportFormat.pretty.render(report, options: RenderOptions(isQuiet: true)).isEmpty)
  }

  @Test(arguments: [
    (Report(findings: [], fileCount: 1, milliseconds: 0), "All clear: no findings in 1 file\n"),
    (
      Report(findings: [], fileCount: 0, milliseconds: 0),
      "Nothing to lint: no Dockerfile, Compose file or nginx configuration found\n"
    ),
    (
      Report(findings: [], notices: [Notice("x: unreadable", isFailure: true)], fileCount: 3, milliseconds: 0),
      "No findings in 3 files, but the run is incomplete\n"
    ),
  ])
  func aRunWithoutFindingsSaysWhatItMeans(report: Report, text: String) {
    #expect(ReportFormat.pretty.render(report) == text)
  }
}
