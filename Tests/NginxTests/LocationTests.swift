import Nginx
import Testing

struct LocationTests {
  private func location(_ text: String) throws -> NginxLocation {
    try #require(config("http { server { \(text) } }").locations.last)
  }

  @Test(arguments: [
    ("/a", "", "/a"), ("= /a", "=", "/a"), ("=/a", "=", "/a"), ("~ \\.php$", "~", "\\.php$"),
    ("~*\\.js", "~*", "\\.js"),
    ("^~ /a", "^~", "/a"), ("@fallback", "@", "fallback"),
  ])
  func modifierAndPathAreSplit(words: String, modifier: String, path: String) throws {
    let location = try location("location \(words) { }")
    #expect(location.modifier == modifier)
    #expect(location.path == path)
  }

  @Test(arguments: [
    ("http://backend:8000/api/", "http", "backend", "8000", "/api/"),
    ("http://backend", "http", "backend", "80", "absent"),
    ("https://a.example", "https", "a.example", "443", "absent"), ("http://$up:80", "http", "unknown", "80", "absent"),
    ("http://${HOST}", "http", "unknown", "unknown", "absent"),
    ("http://unix:/x.sock:/", "http", "absent", "absent", "absent"),
    ("http://[::1]:81", "http", "[::1]", "81", "absent"), ("$scheme://a", "unknown", "a", "absent", "absent"),
    ("http://backend:$port", "http", "backend", "unknown", "absent"),
  ])
  func theTargetOfAProxyIsRead(pass: String, scheme: String, host: String, port: String, uri: String) throws {
    let location = try location("location / { proxy_pass \(pass); }")
    #expect(location["proxy_scheme"] == scheme)
    #expect(location["proxy_host"] == host)
    #expect(location["proxy_port"] == port)
    #expect(location["proxy_uri"] == uri)
  }

  @Test func constantVariablesOfATargetAreKnown() throws {
    let location = try location(
      "set $app web; location / { set $port 81; proxy_pass http://$app:${port}$request_uri; }")
    #expect(location["proxy_pass"] == "http://$app:${port}$request_uri")
    #expect(location["proxy_host"] == "web")
    #expect(location["proxy_port"] == "81")
    #expect(location["proxy_uri"] == "$request_uri")
    #expect(
      try self.location("if ($a) { set $app b; } location / { proxy_pass http://$app; }")["proxy_host"] == "unknown")
    #expect(
      try self.location("set $app a; set $app b; location / { proxy_pass http://$app; }")["proxy_host"] == "unknown")
  }

  @Test func forwardedHeadersReplaceAsAWhole() throws {
    let outer =
      "proxy_set_header Host $host; proxy_set_header X-Real-IP $remote_addr; proxy_set_header X-Forwarded-For $x; proxy_set_header X-Forwarded-Proto $scheme;"
    #expect(try location("\(outer) location / { proxy_pass http://a; }")["missing_forwarded_headers"] == "[]")
    #expect(
      try location("\(outer) location / { proxy_pass http://a; proxy_set_header Upgrade $u; }")[
        "missing_forwarded_headers"]
        == "[Host, X-Real-IP, X-Forwarded-For, X-Forwarded-Proto]")
    #expect(
      try location("location / { include proxy_params; proxy_pass http://a; }")["missing_forwarded_headers"]
        == "unknown")
    #expect(config("proxy_pass http://a;").locations.isEmpty)
    #expect(
      config("server { location / { proxy_pass http://a; } }").locations.first?["missing_forwarded_headers"]
        == "[Host, X-Real-IP, X-Forwarded-For, X-Forwarded-Proto]")
  }

  @Test func aWebSocketNeedsThreeSettings() throws {
    #expect(
      try location("location /ws { proxy_pass http://a; }")["missing_websocket_settings"]
        == "[proxy_http_version, Upgrade, Connection]")
    #expect(
      try location(
        "proxy_http_version 1.1; location /a { proxy_pass http://a; proxy_set_header Upgrade $u; proxy_set_header Connection upgrade; }"
      )["missing_websocket_settings"] == "[]")
    #expect(try location("location /ws { proxy_pass http://a; }")["is_websocket"] == "true")
    #expect(try location("location /news { proxy_pass http://a; }")["is_websocket"] == "false")
  }

  @Test(arguments: [
    ("location /img { alias /x/; }", "true"), ("location /img/ { alias /x/; }", "false"),
    ("location /img { alias /x; }", "false"), ("location ^~ /img { alias /x/; }", "true"),
    ("location ~ ^/img { alias /x/; }", "false"), ("location = /img { alias /x/; }", "false"),
  ])
  func aliasTraversalNeedsAPrefixWithoutSlash(text: String, hasTraversal: String) throws {
    #expect(try location(text)["has_alias_traversal"] == hasTraversal)
  }

  @Test(arguments: [
    ("/api/", "true", "false"), ("= /api/v1/auth/login", "true", "true"), ("~ ^/(login|signup)", "false", "true"),
    ("/authors/", "false", "false"), ("/capital", "false", "false"), ("~* \\.(js|css)$", "false", "false"),
  ])
  func thePathTellsThePurpose(path: String, isAPI: String, isLogin: String) throws {
    let location = try location("location \(path) { proxy_pass http://a; }")
    #expect(location["is_api"] == isAPI)
    #expect(location["is_login"] == isLogin)
  }

  @Test func settingsAreThoseOfTheInnermostBlock() throws {
    let location = try location(
      "gzip on; proxy_buffering off; proxy_read_timeout 1h; location / { access_log off; expires 1y; location /a { gzip off; } }"
    )
    #expect(location["gzip"] == "false")
    #expect(location["proxy_buffering"] == "false")
    #expect(location["proxy_read_timeout"] == "3600")
    #expect(location["is_logged"] == "false")
    #expect(location["expires"] == "1y")
  }
}
