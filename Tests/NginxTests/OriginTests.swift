import Testing

@testable import Nginx

struct OriginTests {
  @Test(arguments: [
    ("^https://www.example\\.com$", "https://wwwxexample.com"), ("example\\.com$", "https://evilexample.com"),
    ("^https://example\\.com", "https://example.com.evil.com"),
    ("(^https://a\\.b\\.com)|(^https://c\\.com$)", "https://a.b.com.evil.com"),
    ("^https?://.*example\\.com$", "https://evilexample.com"), ("\\.example\\.com", "https://a.example.com.evil.com"),
  ])
  func looseOriginsAreShown(pattern: String, address: String) throws {
    let found = try #require(OriginCheck.foreignAddress(acceptedBy: RegexTree(pattern), hasPath: false))
    let automaton = try #require(RegexAutomaton(RegexTree(pattern)))
    #expect(automaton.matches(Array(address.utf8)))
    #expect(automaton.matches(Array(found.utf8)))
  }

  @Test(arguments: [
    "^https://www\\.example\\.com$", "^https://([a-z0-9-]+\\.)?example\\.com(:[0-9]+)?$",
    "^https?://.*\\.example\\.com$",
    "^https://(a|b)\\.example\\.com$", "spam", ".+", "^https://localhost(:\\d+)?$", "^https://.*$",
  ])
  func tightOrDomainlessOriginsPass(pattern: String) {
    #expect(OriginCheck.foreignAddress(acceptedBy: RegexTree(pattern), hasPath: false) == nil)
  }

  @Test func aRefererGoesOnWithAPath() {
    #expect(OriginCheck.foreignAddress(acceptedBy: RegexTree("^https://example\\.com/"), hasPath: true) == nil)
    #expect(OriginCheck.foreignAddress(acceptedBy: RegexTree("^https://example\\.com"), hasPath: true) != nil)
    #expect(OriginCheck.demandsPath(RegexTree("^https://example\\.com/$")))
    #expect(!OriginCheck.demandsPath(RegexTree("^https://example\\.com/?$")))
  }
}

struct CaptureUseTests {
  private func missing(_ text: String) -> [String] {
    config(text).directives.map { $0["missing_captures"] }.filter { $0 != "[]" }
  }

  @Test(arguments: [
    ("location / { rewrite ^/a /b/$1; }", ["[$1]"]), ("location / { rewrite ^/(a) /b/$1$2; }", ["[$2]"]),
    ("location ~ ^/(.*)$ { rewrite ^ /b/$1; }", ["[$1]"]), ("location ~ ^/a { return 301 /$1; }", ["[$1]"]),
    ("location ~ ^/(a) { return 301 /$1; }", []), ("location / { return 301 /$1; }", []),
    ("server { if ($uri ~ ^/a) { set $x $1; } }", ["[$1]"]), ("server { if ($uri ~ ^/(a)) { set $x $1; } }", []),
    ("location ~ ^/a { if ($uri ~ (b)) { set $y 1; } return 301 /$1; }", []),
    ("location / { rewrite ^/(?<n>.*)$ /$1; rewrite \"(?i)/path\" /$1 break; }", ["[$1]"]),
  ])
  func capturesWithoutGroupAreFound(text: String, expected: [String]) {
    #expect(missing(text) == expected)
  }

  @Test(arguments: [
    ("rewrite ^/((.*))$ http://a/$1$2 redirect;", "true"), ("rewrite ^/((.*))$ http://a/$1$2;", "true"),
    ("rewrite ^/((.*))$ /a?$1$2;", "true"), ("rewrite ^/((.*))$ /a$1$2;", "false"),
    ("rewrite ^/((.*))$ http://a/$1$1$2;", "false"), ("rewrite ^/((.*))$ http://$host/$1$2;", "false"),
    ("rewrite ^/(.*)/(.*)$ http://a/$1$2;", "false"), ("rewrite ^/((.*))/((.*))$ http://a/$1$3;", "false"),
    ("rewrite ^/((.*))$ /a$1?$2;", "false"), ("rewrite ^/(?<o>(.*))$ http://a/$1$2 redirect;", "true"),
  ])
  func overlappingCapturesAreThoseOfTheAdvisory(text: String, expected: String) {
    #expect(config("location / { \(text) }").directives.last?["has_overlapping_captures"] == expected)
  }
}

struct AccessTests {
  @Test(arguments: [
    ("", "true"), ("allow 10.0.0.1; deny all;", "false"), ("allow 10.0.0.1;", "true"), ("allow all; deny all;", "true"),
    ("deny 10.0.0.1; allow all;", "true"), ("deny all;", "false"),
  ])
  func theFirstRuleForAllDecides(body: String, expected: String) {
    #expect(config("server { location / { \(body) } }").locations.first?["lets_everybody_in"] == expected)
    #expect(config("server { \(body) location / { } }").locations.first?["lets_everybody_in"] == expected)
  }

  @Test func ownRulesReplaceThoseFurtherOut() {
    #expect(
      config("server { deny all; location / { allow 10.0.0.1; } }").locations.first?["lets_everybody_in"] == "true")
  }

  @Test func lostProxyHeadersAreNamed() {
    let locations = config(
      """
      server {
        proxy_set_header Host $host;
        proxy_set_header Connection close;
        proxy_set_header X-A 1;
        location /1 { proxy_set_header x-a 2; }
        location /2 { proxy_pass http://a; }
        location /3 { proxy_set_header X-B 2; include more; }
      }
      """
    ).locations
    #expect(locations.map { $0["lost_proxy_headers"] } == ["[Host]", "[]", "unknown"])
    #expect(locations.first?["lost_client_headers"] == "[Host]")
  }

  @Test func oddSpellingsAreFoundOnce() {
    let config = config("set $Token 1; return 200 $token$TOKEN$host; return 200 $HOST;")
    #expect(config["mixed_case_variables"] == "[token, HOST]")
    #expect(config.text(at: "mixed_case_variables") == "200 $token$TOKEN$host")
  }
}
