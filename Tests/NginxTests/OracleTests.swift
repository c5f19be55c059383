import Syntax
import Testing

@testable import Nginx

/// Holds the lexer to nginx itself. The first word of a directive that nginx does not know comes back in its complaint,
/// decoded, and so do the errors of its reader with their lines.
@Suite(.enabled(if: NginxOracle.program != nil, "nginx is not installed"), .serialized)
struct OracleTests {
  private typealias Verdict = NginxOracle.Verdict

  private static let pieces = [
    "\\", "\"", "'", "$", "{", "}", ";", "#", " ", "\n", "a", "b", "t", "n", ")", "${", "\\\"", "\\;", " ;", "; ", "\t",
    "\r\n",
    "x y", "\"a b\"", "'c'", "${d}", "{ e; }",
  ]

  @Test func wordsAndErrorsAreNginxs() throws {
    let oracle = try NginxOracle()
    defer { oracle.clean() }
    var generator = Generator(state: 7)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        OracleTests.pieces.randomElement(using: &generator) ?? ""
      }.joined()
      guard let ours = firstComplaint(about: text) else { continue }
      #expect(try oracle.complaint(about: text) == ours, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "events { }\nhttp { server { listen 80 } }", "events { }\nhttp { server { root /x\n location / { } } }",
    "events { }\nhttp { server; }", "events { }\nhttp {\n map $uri $b {\n a {\n } } }", "events { }\n;",
    "events { }\n}",
    "events { }\nhttp { server { add_header a \"b\"c; } }", "events { }\nhttp { server { add_header a \"b; } }\n\n",
    "events { }\nhttp { server { listen 80; \n", "events { }\nhttp { server { location ~ ^/a{2} { } } }",
    "events { }\nhttp { server { listen 80", "events { } }", "{", "events { }\nhttp { types { a b } }",
  ])
  func brokenFilesAreRejectedAtNginxsLine(text: String) throws {
    let oracle = try NginxOracle()
    defer { oracle.clean() }
    let problem = try #require(parse(text).problems.first)
    let line = parse(text).source.lineTable.line(at: problem.span.start)
    #expect(try oracle.complaint(about: text) == NginxOracle.Verdict(message: problem.message, line: line))
  }

  /// What nginx would say first of a text whose directives it does not know, by our tokens; nil when they hold a tag of a
  /// template language, which we step over and nginx does not.
  private func firstComplaint(about text: String) -> Verdict? {
    let tree = parse(text)
    if tree.problems.contains(where: { $0.message == NginxLexer.templateMessage }) { return nil }
    func verdict(_ message: String, at offset: Int) -> Verdict {
      Verdict(message: message, line: tree.source.lineTable.line(at: offset))
    }
    var lexer = NginxLexer(tree.source.bytes)
    var hasWords = false
    while let token = lexer.next() {
      if let problem = lexer.problems.first { return verdict(problem.message, at: problem.span.start) }
      switch token.kind {
      case .word: hasWords = true
      case .semicolon, .open:
        let message =
          hasWords
          ? "unknown directive \"\(tree.roots.first?.name ?? "")\"" : "unexpected \"\(tree.source.text(token.span))\""
        return verdict(message, at: token.span.start)
      case .close: return verdict("unexpected \"}\"", at: token.span.start)
      default: break
      }
    }
    return hasWords
      ? verdict("unexpected end of file, expecting \";\" or \"}\"", at: tree.source.bytes.count) : nil
  }

  /// A small generator with a fixed start, so that a failure can be repeated (splitmix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
