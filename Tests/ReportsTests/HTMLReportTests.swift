import Foundation
import Policy
import Reports
import Stack
import Syntax
import Testing

/// The page in a real browser. Where there is none (Debian: `chromium`), these say so and are skipped.
@Suite(
  .enabled(if: Browser.program != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(2)))
struct HTMLReportTests {
  /// Shows a report in a browser of its own.
  private func show(
    _ report: Report, stacks: [StackGraph] = [], isDark: Bool = false, _ body: (Browser) throws -> Void
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString).html")
    try Data(ReportFormat.html.render(report, options: RenderOptions(stacks: stacks)).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let browser = try Browser()
    defer { browser.close() }
    try browser.open(file.absoluteString, isDark: isDark)
    try body(browser)
    // Nothing was refused by the page's policy, no script failed, nothing was fetched.
    let loud = browser.events.filter { event in
      let method = event["method"] as? String
      return method == "Log.entryAdded" || method == "Runtime.exceptionThrown" || method == "Runtime.consoleAPICalled"
    }
    #expect(loud.isEmpty, "\(loud)")
    let requests = browser.events.filter { $0["method"] as? String == "Network.requestWillBeSent" }
      .compactMap { (($0["params"] as? [String: Any])?["request"] as? [String: Any])?["url"] as? String }
    #expect(requests.allSatisfy { $0.hasPrefix("file:") && $0.contains(".html") }, "\(requests)")
  }

  private func rules(_ browser: Browser) throws -> [String] {
    let text = try browser.evaluate(
      "[...document.querySelectorAll('article.finding')].filter(a => a.offsetParent !== null).map(a => a.dataset.rule).join()"
    )
    return (text as? String ?? "").split(separator: ",").map(String.init)
  }

  private let all = SampleReport.report.findings.map(\.rule.id)

  @Test func everyFindingIsSeen() throws {
    try show(SampleReport.report) { browser in
      #expect(try rules(browser) == all)
      let messages =
        try browser.evaluate(
          "[...document.querySelectorAll('.finding .message')].map(m => m.textContent).join('\\n')") as? String
      #expect(
        messages == SampleReport.report.findings.map { $0.message.replacing("`", with: "") }.joined(separator: "\n"))
    }
  }

  @Test func theExactBytesAreMarked() throws {
    try show(SampleReport.report) { browser in
      let marks = try browser.evaluate(
        "[...document.querySelectorAll('[data-rule=DKR001] mark, [data-rule=STK001] .source mark')].map(m => m.textContent).join('|')"
      )
      #expect(marks as? String == "web|root|COPY . .|node")
    }
  }

  @Test func aFilterInTheAddressIsApplied() throws {
    try show(SampleReport.report) { browser in
      let page = try #require(browser.evaluate("location.href") as? String)
      for (fragment, count) in [
        ("severity=error", 2), ("severity=error,info", 4), ("rule=NGX060", 2), ("file=web%2FDockerfile", 2),
        ("about=db", 2), ("environment=production", 1), ("fixable=yes", 2), ("text=postgresql", 1),
        ("text=db+memory", 1), ("text=nowhere", 0), ("severity=info&rule=NGX060", 0),
      ] {
        try browser.open(page + "#" + fragment)
        #expect(try rules(browser).count == count, "\(fragment)")
        let isSaid = try browser.evaluate("!document.querySelector('.nothing').hidden") as? Bool
        #expect(isSaid == (count == 0))
        let shown = try browser.evaluate("document.getElementById('shown').textContent") as? String
        #expect(shown == "\(count) of 10")
      }
      // Filters that are set by hand get into the address, so that it can be sent on.
      try browser.open(page)
      try browser.evaluate("document.querySelector('[data-severity=warning]').click()")
      let hash = try browser.evaluate("location.hash") as? String
      #expect(hash == "#severity=error%2Cinfo")
      #expect(try rules(browser).count == 4)
    }
  }

  @Test func everythingCanBeDoneWithKeys() throws {
    try show(SampleReport.report) { browser in
      func focused() throws -> String? { try browser.evaluate("document.activeElement.dataset.rule ?? ''") as? String }
      try browser.press("j")
      #expect(try focused() == all[0])
      try browser.press("j")
      try browser.press("j")
      try browser.press("k")
      #expect(try focused() == all[1])
      try browser.press("o")
      #expect(try browser.evaluate("document.activeElement.id") as? String == "rule-\(all[1])")
      try browser.press("1")
      #expect(try rules(browser).count == 8)
      #expect(try browser.evaluate("location.hash") as? String == "#severity=warning%2Cinfo")
      try browser.press("1")
      #expect(try rules(browser) == all)
      try browser.press("/")
      #expect(try browser.evaluate("document.activeElement.name") as? String == "text")
      for key in ["c", "s", "p"] { try browser.press(key) }
      try browser.evaluate("document.activeElement.blur()")
      #expect(try rules(browser).count < all.count)
      try browser.press("r")
      #expect(try rules(browser) == all)
      try browser.press("?")
      #expect(try browser.evaluate("document.querySelector('dialog').open") as? Bool == true)
      try browser.press("?")
      #expect(try browser.evaluate("document.querySelector('dialog').open") as? Bool == false)
    }
  }

  @Test(arguments: [false, true])
  func textIsReadableInLightAndInDark(isDark: Bool) throws {
    try show(SampleReport.report, isDark: isDark) { browser in
      #expect(try poorlyReadable(browser) == "")
      try keep(browser.screenshot(), isDark ? "dark" : "light")
    }
  }

  /// The texts with less contrast than WCAG 2 asks for (1.4.3), of all that are seen.
  private func poorlyReadable(_ browser: Browser) throws -> String? {
    try browser.evaluate(
      """
      (() => {
        const parse = c => c.match(/[\\d.]+/g).map(Number);
        const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
        const poor = [];
        for (const e of document.querySelectorAll('h1, h2, h3, p, a, span, b, button, i, mark, li, summary, figcaption')) {
          if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('.line:not(.hit), .skip, [hidden]')) continue;
          const [x, y] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((a, b) => b - a);
          if ((x + 0.05) / (y + 0.05) < 4.5) poor.push(e.className + ' ' + e.textContent.slice(0, 20));
        }
        return poor.join('\\n');
      })()
      """) as? String
  }

  @Test func aNarrowWindowIsNeverWiderThanItself() throws {
    try show(SampleReport.report) { browser in
      let url = try #require(browser.evaluate("location.href") as? String)
      try browser.open(url, width: 380)
      #expect(try browser.evaluate("document.documentElement.scrollWidth") as? Int == 380)
    }
  }

  @Test func theStackIsDrawnAndLeadsToTheFindings() throws {
    let nasty = "</svg><script>owned=1</script>"
    let files = [
      "compose.yaml": """
      name: shop
      services:
        web:
          image: nginx:1.27.3
          ports: ["80:80"]
          volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
          depends_on: [api, "\(nasty)"]
        api:
          build: ./api
          depends_on: [db]
        db:
          image: postgres:17.2
        "\(nasty)":
          image: redis:7.4.1
          depends_on: [web]
      """,
      "nginx.conf": "events {}\nhttp { server { location / { proxy_pass http://api:8000; } } }\n",
      "api/Dockerfile": "FROM python:3.12.7\nUSER root\n",
    ]
    let trees = files.sorted { $0.key < $1.key }.compactMap { path, text in
      let source = SourceFile(path: path, text: text)
      return Classifier.language(path: path, bytes: source.bytes).map { Parsers.parse(source, $0) }
    }
    let stacks = StackGraph.all(in: StackAssembly(environmentOf: { _ in nil }).plans(trees).map { $0.make() })
    let findings = trees.map { tree in
      Finding(
        rule: SampleReport.root, severity: .error, message: "m", place: Place(tree.source, Span(0, 4)))
    }
    try show(Report(findings: findings, fileCount: 3, milliseconds: 0), stacks: stacks) { browser in
      let names = try browser.evaluate("[...document.querySelectorAll('svg .name')].map(n => n.textContent).join()")
      #expect(names as? String == "web,api,db,\(nasty),outside")
      let arrows = try browser.evaluate("document.querySelectorAll('svg .arrow').length") as? Int
      #expect(arrows == 6)
      #expect(try browser.evaluate("typeof owned") as? String == "undefined")
      // Boxes do not lie upon each other.
      let overlaps = try browser.evaluate(
        """
        (() => { const boxes = [...document.querySelectorAll('svg rect')].map(r => r.getBoundingClientRect());
          return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length; })()
        """)
      #expect(overlaps as? Int == 0)
      try keep(browser.screenshot(), "stack")
      try browser.evaluate(
        "document.querySelectorAll('svg a')[1].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
      )
      try browser.evaluate("new Promise(done => setTimeout(done, 50))")
      let shown = try browser.evaluate(
        "[...document.querySelectorAll('article.finding:not([hidden])')].map(a => a.dataset.file).join()")
      #expect(shown as? String == "api/Dockerfile")
    }
  }

  /// What a client sends goes through a map and a variable of its own into a redirect.
  private static let flowing: Report = {
    let source = SourceFile(
      path: "nginx.conf",
      text: """
        map $arg_next $to {
          default $arg_next;
        }
        server {
          set $where $to;
          return 302 $where;
        }

        """)
    func place(_ text: String) -> Place { SampleReport.place(of: text, in: source) }
    let rule = RuleInfo(
      id: "NGX134", name: "open-redirect", summary: "Visitors are sent anywhere", severity: .error,
      category: "security",
      scope: "nginx.sink", why: "A link to your site ends at the attacker's.")
    let steps = [
      RelatedPlace(place("$arg_next;"), "`$arg_next` comes from the client"),
      RelatedPlace(place("default $arg_next;"), "the map gives it to `$to`"),
      RelatedPlace(place("set $where $to;"), "`$where` takes it on"),
      RelatedPlace(place("$where;"), "it goes into the redirect"),
    ]
    let finding = Finding(
      rule: rule, severity: .error, message: "`$arg_next` decides where visitors are sent", place: place("$where;"),
      related: steps.dropLast() + [RelatedPlace(place("server"), "of this server")], flow: steps)
    let other = Finding(rule: rule, severity: .warning, message: "m", place: place("server"))
    return Report(findings: [other, finding], fileCount: 1, milliseconds: 0)
  }()

  private static let stepTexts = """
    source nginx.conf:2:11 $arg_next comes from the client|2|$arg_next;
    step nginx.conf:2:3 the map gives it to $to|2|default $arg_next;
    step nginx.conf:5:3 $where takes it on|5|set $where $to;
    sink nginx.conf:6:14 it goes into the redirect|6|$where;
    """

  @Test(arguments: [false, true])
  func theStepsOfADataFlowAreListedInOrder(isDark: Bool) throws {
    try show(Self.flowing, isDark: isDark) { browser in
      let steps = try browser.evaluate(
        """
        [...document.querySelectorAll('.flow ol > li')].map(li => [li.querySelector('p').textContent,
          ...[...li.querySelectorAll('.number, mark')].map(part => part.textContent)].join('|')).join('\\n')
        """)
      #expect(steps as? String == Self.stepTexts)
      // A step is not told a second time as a related place.
      let related = try browser.evaluate(
        "[...document.querySelectorAll('.related p')].map(p => p.textContent).join('\\n')")
      #expect(related as? String == "nginx.conf:4:1 of this server")
      #expect(try browser.evaluate("document.querySelectorAll('.flow').length") as? Int == 1)
      #expect(try poorlyReadable(browser) == "")
      try keep(browser.screenshot(), isDark ? "flow-dark" : "flow-light")
    }
  }

  @Test func theStepsOfADataFlowCanBeReachedWithKeys() throws {
    try show(Self.flowing) { browser in
      func focused() throws -> String? {
        try browser.evaluate("(document.activeElement.querySelector('.place') ?? document.body).textContent") as? String
      }
      // Without the focus on a finding, or without a flow in it, there is no step to go to.
      try browser.press("n")
      #expect(try browser.evaluate("document.activeElement === document.body") as? Bool == true)
      try browser.press("j")
      try browser.press("n")
      #expect(try focused() == "nginx.conf:4:1")
      try browser.press("j")
      try browser.evaluate("document.querySelector('.flow').open = false")
      for place in ["2:11", "2:3", "5:3", "6:14", "6:14"] {
        try browser.press("n")
        #expect(try focused() == "nginx.conf:\(place)")
        #expect(try browser.evaluate("document.activeElement.offsetParent !== null") as? Bool == true)
      }
      try browser.press("p")
      #expect(try focused() == "nginx.conf:5:3")
      for _ in 0..<3 { try browser.press("p") }
      #expect(try browser.evaluate("document.activeElement.matches('article.finding')") as? Bool == true)
      #expect(try browser.evaluate("document.querySelector('.flow summary').tabIndex") as? Int == 0)
    }
  }

  /// A file that tries to become part of the page, in every place where its text is shown.
  @Test func hostileFilesStayText() throws {
    let nasty =
      "</script></style></pre><script>owned=1</script><img src=x onerror=owned=1><svg onload=owned=1>\u{202E}\u{0}\" onclick=\"owned=1' --> ]]> <base href=//evil.example> [x](javascript:owned=1) `</code><script>owned=1</script>`"
    let rule = RuleInfo(
      id: "TST001", name: nasty, summary: nasty, severity: .warning, category: nasty, scope: "test.thing",
      why: "\(nasty)\n\n- \(nasty)\n\n```\n\(nasty)\n```\n\n**\(nasty)**", advice: nasty, policies: [nasty],
      references: ["javascript:owned=1", "https://example.org/\"><script>owned=1</script>", nasty],
      equivalents: [nasty: [nasty]],
      examples: [RuleExample(isBad: true, files: [(nasty, nasty)])])
    let source = SourceFile(path: "a\(nasty).yml", text: "x: \(nasty)\n\(nasty)\n")
    let findings = [Span(0, 1), Span(3, 40), Span(0, source.bytes.count)].map { span in
      Finding(
        rule: rule, severity: .error, message: nasty, place: Place(source, span),
        related: [RelatedPlace(Place(source, span), nasty)],
        flow: [RelatedPlace(Place(source, span), nasty), RelatedPlace(Place(source, Span(3, 9)), nasty + "!")],
        evidence: nasty, subject: nasty,
        fix: Fix(title: nasty, isSafe: true, edits: [TextEdit(source, span, nasty)]), environments: [nasty])
    }
    let report = Report(
      findings: findings, suppressed: [SuppressedFinding(findings[0], reason: nasty)],
      notices: [Notice(nasty, isFailure: true)], rules: [rule], fileCount: 1, milliseconds: 0)
    try show(report) { browser in
      #expect(try browser.evaluate("typeof owned") as? String == "undefined")
      let foreign = "img, svg, base, iframe, object, embed, [onclick], [onerror]"
      let count = try browser.evaluate("document.querySelectorAll('\(foreign)').length") as? Int
      #expect(count == 0)
      #expect(try browser.evaluate("document.querySelectorAll('script').length") as? Int == 1)
      let addresses = try browser.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
      #expect((addresses as? [String])?.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https:") } == true)
      #expect(try rules(browser).count == 3)
      #expect(try browser.evaluate("document.querySelectorAll('.line.hit').length > 0") as? Bool == true)
      #expect(try browser.evaluate("document.querySelectorAll('.flow li').length") as? Int == 6)
    }
  }

  /// Whatever should get into the page in spite of all: its policy does not let it run.
  @Test func thePolicyLetsNothingElseRun() throws {
    let page = ReportFormat.html.render(SampleReport.report)
      .replacing("<header>", with: "<script>owned=1</script><img src=x onerror=owned=1><header onclick=owned=1>")
    let file = FileManager.default.temporaryDirectory.appending(path: "stacklint-\(UUID().uuidString).html")
    try Data(page.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let browser = try Browser()
    defer { browser.close() }
    try browser.open(file.absoluteString)
    try browser.evaluate("document.querySelector('header').click()")
    #expect(try browser.evaluate("typeof owned") as? String == "undefined")
    #expect(browser.events.contains { "\($0)".contains("Content Security Policy") })
    #expect(try rules(browser) == all)
  }

  /// With `STACKLINT_SCREENSHOTS=DIR`, what was seen is kept for people to look at.
  private func keep(_ image: Data, _ name: String) throws {
    #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    guard let folder = ProcessInfo.processInfo.environment["STACKLINT_SCREENSHOTS"] else { return }
    try image.write(to: URL(fileURLWithPath: folder).appending(path: "report-\(name).png"))
  }
}
