import Testing

@testable import Nginx

/// What is said of configurations that nginx would not load.
struct ValidityTests {
  private func errors(_ text: String, files: [String: String] = [:]) -> [String] {
    config(text, files: files).loadErrors.map(\.message)
  }

  @Test func theFindingStandsOnNginxsLine() {
    let error = config("server {\n  server_tokens\n    # why\n    off on;\n}").loadErrors.first
    #expect(error?.place?.start.line == 4)
    #expect(error?.place?.text == "off on;")
    #expect(config("server {\n  gzip\n    maybe;\n}").loadErrors.first?.place?.text == "maybe")
    #expect(config("events {}\nhttp {\n  upstream a {\n  }\n}").loadErrors.first?.place?.start.line == 4)
  }

  @Test func allMistakesAreToldInNginxsOrder() {
    let text = "http { server { listen 80; location /a { } location /a { } gzip maybe; root $nothing; sendfil on; } }"
    #expect(
      errors(text) == [
        "invalid value \"maybe\" in \"gzip\" directive, it must be \"on\" or \"off\"", "unknown directive \"sendfil\"",
        "duplicate location \"/a\"", "unknown \"nothing\" variable", "no \"events\" section in configuration",
      ])
  }

  @Test(arguments: [
    "location / { proxy_pass http://${BACKEND}; client_max_body_size $MAX; }",
    "server { listen {{ port }}; gzip {{ x }}; }",
    "server { client_max_body_size __SIZE__; proxy_read_timeout ${mail.timeout}; }",
    "server { ${ipv4.enabled}listen ${port}; banana 1; }", "{% if a %} gzip on; {% endif %} gzip off;",
  ])
  func whatSomebodyFillsInIsNotJudged(text: String) {
    #expect(errors(text) == [])
  }

  @Test func aVariableIsNoDirective() {
    #expect(errors("location / { set $a b; $a on; }") == ["unknown directive \"$a\""])
    #expect(errors("location / { $EXTRA on; }") == [])
  }

  @Test func whatIsNestedTooDeepIsNotJudged() {
    let depth = NginxParser.maximumDepth + 20
    let text = String(repeating: "location / { ", count: depth) + String(repeating: "} ", count: depth)
    #expect(errors("events { } http { server { \(text)} }") == [])
    #expect(parse("http { server { \(text)} }").problems.map(\.message) == ["blocks are nested more than 100 deep"])
  }

  @Test func settingsThatNoServerInheritsAreNotCompared() {
    let sizes = "fastcgi_buffers 4 4k; fastcgi_buffer_size 4k; fastcgi_busy_buffers_size 64k;"
    #expect(errors("events { } http { \(sizes) ssl_certificate_key $nope; }") == [])
    #expect(errors("events { } http { \(sizes) server { } }").count == 1)
  }

  @Test func aFileOfStreamsAloneIsPartOfAnother() {
    #expect(config("stream { }", path: "nginx/udp.conf").loadErrors.map(\.message) == [])
    #expect(config("stream { }").loadErrors.map(\.message) == ["no \"events\" section in configuration"])
  }

  @Test func filesOutOfSightMayHoldWhatIsMissing() {
    #expect(errors("http { include x.conf; access_log /a main; server { root $a; limit_req zone=z; } }") == [])
    #expect(errors("events { } http { access_log /a main; include x.conf; }") == ["unknown log format \"main\""])
    #expect(errors("upstream a { include servers.conf; }") == [])
    #expect(errors("load_module x.so; events { } http { anything on; server { root $anything; } }") == [])
  }

  @Test func includedFilesAreJudgedWhereTheyStand() {
    let files = ["a.conf": "root /x;", "b.conf": "listen 80;"]
    let config = config("events { } http { server { root /y; include a.conf; } include b.conf; }", files: files)
    #expect(
      config.loadErrors.map(\.message) == [
        "\"root\" directive is duplicate", "\"listen\" directive is not allowed here",
      ])
    #expect(config.loadErrors.map { $0.place?.source.path } == ["a.conf", "b.conf"])
    #expect(config.loadErrors.first?.related?.place?.source.path == "nginx.conf")
  }

  @Test func newerAndForeignDirectivesAreKnown() {
    #expect(errors("server { listen 443 quic; listen 443 ssl; http2 on; http3 on; brotli on; health_check; }") == [])
  }

  @Test(
    arguments: [
      ("10", 10), ("10s", 10), ("1h30m", 5400), ("1y", nil), ("1M", nil), ("30 s", nil), ("1d 2h", 93_600), ("m", nil),
      ("500ms", 0), ("5s5m", nil), ("", nil), ("9999999999999999999", nil),
    ] as [(String, Int?)])
  func timesAreReadAsNginxReadsThem(text: String, seconds: Int?) {
    #expect(ValueSyntax.time(text, inSeconds: false).map { $0 / 1000 } == seconds)
  }

  @Test(arguments: [
    "a**", "^*", "[", "[z-a]", "[\\w-.]", "(", ")", "a)", "(?<n>a)(?<n>b)", "\\", "(?<1>a)", "a{2,1}", "\\2(a)", "(?z)",
    "*.php", "[[:foo:]]", "(?<=a+)b", "\\y", "(?P<n", "x{99999}", "{2}",
  ])
  func brokenPatternsAreSeen(pattern: String) {
    #expect(RegexTree(pattern).fault != nil)
  }

  @Test(arguments: [
    "^/a{2}$", "a{,3}", "[]a]", "[\\w-]", "[-a]", "(?i)a(?-i:b)", "(?=a)b", "\\Q(\\E", "(?<n>a)\\k<n>", "a{x}",
    "x*+y++z??",
    "[[:alpha:]_]", "(a)\\1", "()*", "\\x41\\p{L}\\d", "(?#c)a", "a|", "[^]]", "(?|a|b)",
  ])
  func soundPatternsAreAccepted(pattern: String) {
    #expect(RegexTree(pattern).fault == nil)
  }

  @Test func manyServersTakeLinearTime() {
    func servers(_ count: Int) -> String {
      let server = "server { listen 80; root /srv; location / { try_files $uri =404; } location /a { return 404; } }\n"
      return "events { }\nhttp {\n" + String(repeating: server, count: count) + "}\n"
    }
    let clock = ContinuousClock()
    let small = config(servers(500))
    let large = config(servers(4000))
    let first = clock.measure { #expect(small.loadErrors.isEmpty) }
    let second = clock.measure { #expect(large.loadErrors.isEmpty) }
    #expect(second < first * 24 + .milliseconds(200))
  }
}
