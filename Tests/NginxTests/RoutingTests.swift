import Nginx
import Testing

/// Which location takes a request, and what becomes of it there.
struct RoutingTests {
  private func route(
    _ text: String, _ target: String, files: Set<String> = [], method: String = "GET", headers: [String: String] = [:]
  ) throws -> NginxRoute {
    var request = NginxRequest(target)
    request.method = method
    request.headers = headers
    let server = try #require(config("events { } http { server { root /srv; \(text) } }").servers.first)
    return server.route(request) { files.contains($0) }
  }

  @Test(arguments: [
    ("/", "/"), ("/a", "/a"), ("/ab", "/a"), ("/a/x", "/a/"), ("/exact", "/exact"), ("/exact/more", "/"),
    ("/a/x.php", "\\.php$"), ("/static/x.php", "/static/"), ("/X.JPG", "\\.jpg$"), ("/nested/deep/x", "/nested/deep/"),
    ("/nested/x.php", "nested\\.?"), ("//a", "/a"), ("/b/../a", "/a"), ("/%61", "/a"), ("/a?x=/exact", "/a"),
  ])
  func theLocationIsFoundAsNginxFindsIt(target: String, path: String) throws {
    let found = try route(
      """
      location / { return 200; } location /a { return 200; } location /a/ { return 200; } location = /exact { return 200; }
      location ~ \\.php$ { return 200; } location ~* \\.jpg$ { return 200; } location ^~ /static/ { return 200; }
      location /nested/ { return 200; location ~ nested\\.? { return 200; } location ^~ /nested/deep/ { return 200; } }
      """, target)
    #expect(found.location?.path == path)
  }

  @Test func rewritesChangeThePath() throws {
    let text = """
      rewrite ^/old/(.*)$ /new/$1?from=old; location /new/ { rewrite ^/new/(.+)$ /final/$1 last; return 200 new; }
      location /final/ { return 200 "$uri $args"; } location /stay/ { rewrite ^ /final/x break; return 403; }
      """
    #expect(try route(text, "/old/x?a=1").outcome == .answer(status: 200, text: "/final/x from=old&a=1"))
    #expect(try route(text, "/old/x").steps.map { $0.location?.path } == [nil, "/new/", "/final/"])
    #expect(try route("location / { rewrite ^/(.*)$ /x$1; }", "/a").outcome == .answer(status: 500, text: ""))
    #expect(
      try route("location /r { rewrite ^ https://a.example$uri permanent; }", "/r").outcome
        == .answer(status: 301, text: "https://a.example/r"))
  }

  @Test func conditionsAreJudgedByWhatTheRequestSays() throws {
    let text = """
      if ($request_method = POST) { return 405; } if ($http_user_agent ~* "bot|spider") { return 403; }
      location / { set $kind plain; if ($arg_kind) { set $kind $arg_kind; } return 200 $kind; }
      """
    #expect(try route(text, "/", method: "POST").outcome == .answer(status: 405, text: ""))
    #expect(try route(text, "/", headers: ["user_agent": "ABot"]).outcome == .answer(status: 403, text: ""))
    #expect(try route(text, "/?kind=b").outcome == .answer(status: 200, text: "b"))
    #expect(try route(text, "/").outcome == .answer(status: 200, text: "plain"))
    #expect(try route("if ($geoip_city) { return 403; }", "/").outcome == .unknown)
  }

  @Test func filesDecideWhereTheyAreKnown() throws {
    let text = """
      location / { try_files $uri $uri/ @app; } location @app { proxy_pass http://127.0.0.1:3000; }
      location /spa/ { try_files $uri /spa/index.html; } location /none/ { try_files $uri =404; }
      error_page 404 /404.html; location = /404.html { internal; }
      """
    #expect(try route(text, "/a.css", files: ["/srv/a.css"]).outcome == .file)
    #expect(try route(text, "/a").outcome == .passed(to: "http://127.0.0.1:3000"))
    #expect(try route(text, "/spa/b", files: ["/srv/spa/index.html"]).steps.last?.path == "/spa/index.html")
    #expect(try route(text, "/none/x", files: ["/srv/404.html"]).outcome == .answer(status: 404, text: ""))
    #expect(try route(text, "/none/x", files: ["/srv/404.html"]).location?.path == "/404.html")
    #expect(try route(text, "/dir", files: ["/srv/dir/"]).outcome == .answer(status: 301, text: "/dir/"))
    let server = try #require(config("http { server { root /srv; } }").servers.first)
    #expect(server.route(NginxRequest("/x")).outcome == .unknown)
  }

  @Test func accessIsJudgedBeforeContent() throws {
    let text = """
      location /closed/ { deny all; } location /mine/ { allow 127.0.0.0/8; deny all; }
      location /theirs/ { allow 10.0.0.0/8; deny all; location /theirs/open/ { return 200 ok; } } location /in { internal; }
      location /key/ { auth_basic x; }
      """
    #expect(try route(text, "/closed/x", files: ["/srv/closed/x"]).outcome == .answer(status: 403, text: ""))
    #expect(try route(text, "/mine/x", files: ["/srv/mine/x"]).outcome == .file)
    #expect(try route(text, "/theirs/x").outcome == .answer(status: 403, text: ""))
    // `return` answers before anybody looks at addresses.
    #expect(try route(text, "/theirs/open/").outcome == .answer(status: 200, text: "ok"))
    #expect(try route(text, "/in").outcome == .answer(status: 404, text: ""))
    #expect(try route(text, "/key/").outcome == .answer(status: 401, text: ""))
  }

  @Test func headersAreThoseOfTheBlockThatAnswers() throws {
    let text = """
      add_header A outer always; add_header B outer; location /own { add_header C "$uri"; return 200 x; }
      location /error { return 404 x; } location /if { if ($arg_a) { add_header D inner; return 200 x; } return 200 x; }
      """
    func names(_ target: String) throws -> [String] {
      try route(text, target).headers.map { "\($0.name)=\($0.value ?? "?")" }
    }
    #expect(try names("/own") == ["c=/own"])
    #expect(try names("/error") == ["a=outer"])
    #expect(try names("/if?a=1") == ["d=inner"])
    #expect(try names("/if") == ["a=outer", "b=outer"])
  }

  @Test func hostilePatternsAndCirclesEnd() throws {
    let path = "/" + String(repeating: "a", count: 1500) + "!"
    #expect(try route("location ~ ^/(a+)+$ { return 200; }", path).outcome == .unknown)
    #expect(try route("error_page 404 /x; location / { return 404; }", "/").outcome == .answer(status: 404, text: ""))
    #expect(try route("location / { try_files $uri /b; }", "/").outcome == .answer(status: 500, text: ""))
    #expect(try route("location / { }", "/../x").outcome == .answer(status: 400, text: ""))
  }
}
