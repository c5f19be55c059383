import Nginx
import Testing

struct HeaderTests {
  private static let complete = """
    add_header X-Frame-Options DENY always; add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy no-referrer always; add_header Permissions-Policy "camera=()" always;
    """

  @Test func aServerFileThatSetsNoneLacksAll() {
    let server = config("server { listen 80; root /x; }", path: "conf.d/default.conf").servers.first
    #expect(
      server?["missing_security_headers"]
        == "[X-Frame-Options, X-Content-Type-Options, Referrer-Policy, Permissions-Policy]")
  }

  @Test(arguments: [
    "http { \(complete) server { root /x; } }", "server { \(complete) location / { root /x; } }",
    "server { location / { \(complete) root /x; } }", "server { return 301 https://$host$request_uri; }",
    "server { location / { return 301 https://a; } location /.well-known/acme-challenge/ { root /x; } }",
    "server { listen 443 ssl; ssl_reject_handshake on; }", "server { return 444; }",
    "server { more_set_headers 'X-Frame-Options: DENY' 'X-Content-Type-Options: nosniff' 'Referrer-Policy: no-referrer' 'Permissions-Policy: a=()'; root /x; }",
  ])
  func nothingIsMissing(text: String) {
    #expect(config(text).servers.first?["missing_security_headers"] == "[]")
  }

  @Test func framesMayBeForbiddenByThePolicyInstead() {
    let server = config(
      "server { root /x; add_header Content-Security-Policy \"frame-ancestors 'none'\"; add_header X-Content-Type-Options nosniff; }"
    ).servers.first
    #expect(server?["missing_security_headers"] == "[Referrer-Policy, Permissions-Policy]")
  }

  @Test func whatAFileOutOfSightCouldSetIsUnknown() {
    let include = "http { server { include snippets/headers.conf; root /x; } }"
    #expect(config(include).servers.first?["missing_security_headers"] == "unknown")
    #expect(
      config(include, files: ["snippets/headers.conf": HeaderTests.complete]).servers.first?["missing_security_headers"]
        == "[]")
    let stock = "http { include mime.types; include /etc/nginx/conf.d/*.conf; server { root /x; } }"
    #expect(config(stock).servers.first?["missing_security_headers"] != "unknown")
    #expect(config("location / { root /x; }").locations.first?["has_csp"] == "unknown")
    #expect(config("server { {% include 'x' %} root /x; }").servers.first?["missing_security_headers"] == "unknown")
  }

  @Test func anAddHeaderTakesAwayThoseFurtherOut() {
    let locations = config(
      """
      server {
        add_header X-Frame-Options DENY always;
        add_header X-Served-By a;
        location / { root /x; }
        location /a { add_header Cache-Control no-store; location /a/b { } }
        location /c { add_header X-Frame-Options SAMEORIGIN; }
        location /d { if ($a) { add_header X-D d; } }
      }
      """)
    #expect(
      locations.locations.map { $0["lost_headers"] } == [
        "[]", "[X-Frame-Options, X-Served-By]", "[]", "[X-Served-By]", "[]",
      ])
    #expect(locations.locations[1]["lost_security_headers"] == "[X-Frame-Options]")
    #expect(locations.locations[1].text(at: "lost_headers") == "add_header Cache-Control no-store")
    #expect(locations.locations[2]["headers"] == "[Cache-Control]")
    #expect(locations.ifs.first?["lost_headers"] == "[X-Frame-Options, X-Served-By]")
  }

  @Test(arguments: [("merge", "[A, B]", "[]"), ("on", "[B]", "[A]"), ("off", "[B]", "[A]")])
  func addHeaderInheritDecides(mode: String, headers: String, lost: String) {
    let location = config("server { add_header A a; location / { add_header_inherit \(mode); add_header B b; } }")
      .locations.first
    #expect(location?["headers"] == headers)
    #expect(location?["lost_headers"] == lost)
  }

  @Test func inheritanceCanBeCutWithoutAHeader() {
    let config = config("server { add_header A a; location / { add_header_inherit off; } }")
    #expect(config.locations.first?["headers"] == "[]")
  }

  @Test func headersKnowWhetherErrorsHaveThem() {
    let server = config(
      "server { add_header X-Frame-Options DENY; add_header Referrer-Policy a always; add_header X-A b; }"
    )
    .servers.first
    #expect(server?["headers_without_always"] == "[X-Frame-Options]")
  }

  @Test(arguments: [
    ("max-age=31536000; includeSubDomains; preload", "31536000", "true", "true"),
    ("max-age=300", "300", "false", "false"),
    ("includeSubDomains", "absent", "true", "false"),
  ])
  func strictTransportSecurityIsParsed(value: String, maxAge: String, subdomains: String, preload: String) throws {
    let config = config("server { add_header Strict-Transport-Security \"\(value)\" always; }")
    let hsts = try #require(config.headers.first?.hsts.value)
    #expect(hsts["max_age"] == maxAge)
    #expect(hsts["include_subdomains"] == subdomains)
    #expect(hsts["preload"] == preload)
    #expect(config.servers.first?["hsts"] == value)
  }

  @Test func aVariableThatStandsForOneTextIsResolved() {
    let mapped = """
      map $sent_http_content_type $hsts { default ""; text/html "max-age=1"; }
      server { add_header Strict-Transport-Security $hsts; }
      """
    #expect(config(mapped).servers.first?["hsts"] == "max-age=1")
    #expect(
      config("server { set $h \"max-age=2\"; add_header Strict-Transport-Security $h; }").servers.first?["hsts"]
        == "max-age=2")
    #expect(config("server { add_header Strict-Transport-Security ${HSTS}; }").servers.first?["hsts"] == "unknown")
    #expect(config("server { root /x; }").servers.first?["hsts"] == "absent")
  }
}
