import Nginx
import Syntax
import Testing

struct ContextTests {
  @Test(arguments: [
    ("events {} http {}", ConfigContext.main), ("http { }", .main), ("user nginx;\nworker_processes auto;", .main),
    ("server { listen 80; }", .http), ("upstream a { server b:80; }", .http), ("map $a $b { default 1; }", .http),
    ("limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;", .http), ("location / { root /x; }", .server),
    ("listen 80;\nserver_name a;\nroot /x;", .server),
    ("proxy_pass http://a;\nproxy_set_header Host $host;", .location),
    ("server a:80;\nkeepalive 8;", .upstream), ("worker_connections 1024;", .events),
    ("upstream a { server b:5432; }\nserver { listen 5432; proxy_pass a; }", .stream),
    ("server { listen 143; protocol imap; proxy on; }", .mail),
    ("server_name a;\nevents { }\nhttp { }", .main), ("server { }\nhttp { }", .main),
    ("add_header X-Frame-Options DENY;", .unknown), ("# nothing", .unknown), ("", .unknown),
    ("ssl_protocols TLSv1.2;", .unknown),
  ])
  func theContentTellsTheContext(text: String, context: ConfigContext) {
    #expect(config(text, path: "a.conf").context == context)
  }

  @Test func theFolderDecidesWhereTheContentDoesNot() {
    #expect(config("gzip on;", path: "nginx/conf.d/gzip.conf").context == .http)
    #expect(config("gzip on;", path: "nginx/snippets/gzip.conf").context == .unknown)
    #expect(config("location / { }", path: "nginx/conf.d/x.conf").context == .server)
  }

  @Test func aFragmentIsNotWhole() {
    #expect(config("server { }").isFragment)
    #expect(!config("server { }").isWhole)
    #expect(config("events { } http { }").isWhole)
    #expect(!config("worker_processes auto;").isWhole)
  }
}

struct DirectiveTests {
  @Test(arguments: [
    ("prox_pass http://a;", "false", "proxy_pass"), ("proxy_pass http://a;", "true", "absent"),
    ("more_set_headers 'A: b';", "true", "absent"), ("banana 1;", "false", "absent"), ("${X} a;", "unknown", "absent"),
  ])
  func namesAreKnownOrHaveASuggestion(text: String, isKnown: String, suggestion: String) throws {
    let directive = try #require(config("location / { \(text) }").directives.last)
    #expect(directive["is_known"] == isKnown)
    #expect(directive["suggestion"] == suggestion)
  }

  @Test(arguments: [
    ("events { } http { listen 80; }", "false", "true"), ("events { } http { server { listen; } }", "true", "false"),
    ("http { server { location / { proxy_pass a b; } } }", "true", "false"),
    ("http { upstream a { server b; } }", "true", "true"), ("server_name a; listen 80;", "unknown", "true"),
    ("http { server { location / { echo a; } } }", "unknown", "unknown"),
    ("stream { server { listen 1; proxy_pass a:1; } }", "true", "true"),
  ])
  func contextAndArgumentCountAreChecked(text: String, isAllowed: String, hasValidCount: String) throws {
    let directive = try #require(config(text).directives.last)
    #expect(directive["is_allowed_here"] == isAllowed)
    #expect(directive["has_valid_argument_count"] == hasValidCount)
  }

  @Test func linesOfAMapAreNone() {
    #expect(config("map $a $b { default proxy_pass; proxy_pass 1; }").directives.map(\.name) == ["map"])
  }

  @Test func whatNginxDroppedIsKnownAsSuch() throws {
    let directive = try #require(config("server { spdy_chunk_size 8k; }").directives.last)
    #expect(directive["removed_in"] == "1.19.6")
  }
}
