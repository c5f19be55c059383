import Nginx
import Testing

/// Facts that come from a look at the whole configuration.
struct SurveyTests {
  @Test func aTwinIsAServerWithTLSAndOneOfTheNames() {
    let servers = config(
      """
      server { listen 80; server_name a b; }
      server { listen 443 ssl; server_name b; }
      server { listen 80; server_name _; }
      server { listen 443 ssl; server_name _; }
      """
    ).servers
    #expect(servers.map { $0["has_tls_twin"] } == ["true", "true", "false", "true"])
  }

  @Test func namesAreToldOnceEach() {
    let config = config("server { set $A 1; set $a 2; if ($uri ~ (x)) { return 200 ${b}$1; } }")
    #expect(config["variable_names"] == "[a, b, uri]")
    #expect(config.objects("directives").first?["child_names"] == "[if, set]")
  }

  @Test(arguments: [
    ("server { listen 80; } server { listen 80; }", "[true, false]"),
    ("server { } server { listen 0.0.0.0:80; }", "[true, false]"),
    ("server { listen 80; } server { listen *:80 default_server; }", "[false, false]"),
    ("server { listen 80; listen 80; } server { listen 81; }", "[false, false]"),
    ("server { listen 443 ssl; } server { listen 443 quic; }", "[false, false]"),
    ("server { listen 127.0.0.1:80; } server { listen 80; }", "[false, false]"),
    ("server { listen $port; } server { listen $port; }", "[false, false]"),
  ])
  func theFirstOfASharedSocketIsItsDefaultUnlessAnotherAsks(text: String, expected: String) {
    let servers = config(text).servers.map { $0["is_implicit_default"] }
    #expect("[\(servers.joined(separator: ", "))]" == expected)
  }

  @Test func theSocketIsPointedAt() throws {
    let server = try #require(config("server { listen 81; listen 80; } server { listen 80; }").servers.first)
    #expect(server.text(at: "is_implicit_default") == "listen 80")
  }

  @Test(arguments: [
    ("location / { deny all; }", "true"), ("location / { auth_basic x; }", "true"),
    ("auth_basic x; location / { }", "true"), ("location ~ /\\. { deny all; }", "false"), ("location / { }", "false"),
    ("location /a { location /b { allow 10.0.0.1; deny all; } }", "true"),
  ])
  func aServerIsGuardedByAnyOfItsLocations(body: String, expected: String) {
    #expect(config("server { \(body) }").servers.first?["is_guarded"] == expected)
  }

  @Test func upstreamsAreFoundByName() {
    let locations = config(
      "upstream a { server b; } server { location /1 { proxy_pass http://a; } location /2 { proxy_pass http://b; } }"
    ).locations
    #expect(locations.map { $0["proxies_to_upstream"] } == ["true", "false"])
  }

  @Test func onlyKnownNamesAreListed() {
    let config = config("http { gzip on; nonsense 1; map $a $b { gzip_types 1; } }")
    #expect(config["directive_names"] == "[gzip, http, map]")
  }

  @Test(arguments: [
    ("proxy_hide_header content-type; location / { add_header Content-Type a; }", "true"),
    ("location / { proxy_hide_header X-Other; add_header Content-Type a; }", "false"),
    ("location /b { proxy_hide_header Content-Type; } location / { add_header Content-Type a; }", "false"),
  ])
  func hiddenUpstreamHeadersCountWhereTheyAreInForce(body: String, expected: String) {
    #expect(config("server { \(body) }").headers.first?["is_hidden_from_upstreams"] == expected)
  }
}
