import Testing

@testable import Nginx

/// Follows what clients choose to where it is used.
struct FlowTests {
  private func sinks(_ text: String) -> [NginxSink] { config(text).sinks }

  private func sink(_ body: String) -> NginxSink? { sinks("server { \(body) }").first }

  @Test(arguments: [
    ("location / { return 301 https://a$uri; }", "$uri"), ("return 302 $document_uri;", "$document_uri"),
    ("add_header X-A $uri;", "$uri"), ("set $x $uri; add_header X-A \"a $x\";", "$uri"),
    ("location ~ ^/([^/]+)$ { add_header X-A $1; }", "$uri"),
    ("location ~ /v1/((?<action>[^.]*)\\.json)?$ { add_header X-A $action; }", "$uri"),
    ("if ($uri ~ ^/x/([^/]*)$) { return 302 /$1; }", "$uri"), ("proxy_set_header X-A ${uri};", "$uri"),
    ("location / { proxy_pass http://app$uri; }", "$uri"), ("rewrite ^ https://a$uri permanent;", "$uri"),
    ("location ~ ^/(?<p>[^?]*)$ { rewrite ^ http://a/$p redirect; }", "$uri"),
    ("set $x $request_body; return 301 /$x;", "$request_body"),
  ])
  func lineFeedsReachHeaders(body: String, source: String) {
    #expect(sink(body)?["newline"] == source)
  }

  @Test(arguments: [
    "return 301 https://a$request_uri;", "return 200 $uri;", "add_header X-A $arg_a;", "add_header X-A $http_origin;",
    "location ~ ^/(\\w+)$ { return 301 /b/$1; }", "rewrite ^/([^/]*)$ https://a/$1 permanent;",
    "rewrite ^/a/([^/]*)$ /b/$1 last;", "set $x $uri; set $x 1; add_header X-A $x;",
    "location ~ ^/(a|b)$ { return 301 /x/$1; }", "try_files $uri /index.html;", "root /srv/$host;",
    "if ($uri ~ \"^/x/([a-z]+)\") { return 302 /$1; }", "add_header X-A $unknown;", "add_header X-A $2;",
    "location ~ ^/([^/]+)$ { location ~ ^/(\\w+)$ { add_header X-A $1; } }", "log_format a $uri;",
  ])
  func othersDoNot(body: String) {
    #expect(sink(body)?["newline"] ?? "absent" == "absent")
  }

  @Test func aMapPassesOnWhatItsLinesGive() {
    let text = """
      map $uri $plain { /a 1; default 2; }
      map $uri $copy { default $uri; }
      map $uri $part { ~^/([^/]+)$ $1; }
      map $http_x $listed { a.example $http_x; }
      map $http_x $checked { ~^[a-z]+$ $http_x; }
      map $copy $twice { default $copy; }
      server {
        add_header A $plain; add_header B $copy; add_header C $part; add_header D $twice;
        location /1 { proxy_pass http://$listed; }
        location /2 { proxy_pass http://$checked; }
      }
      """
    let found = sinks(text)
    #expect(found.map { $0["value"] } == ["$copy", "$part", "$twice"])
    #expect(found.map { $0["newline"] } == ["$uri", "$uri", "$uri"])
  }

  @Test func theWayOfATaintIsToldInOrder() throws {
    let sink = try #require(
      sinks(
        """
        map $arg_to $target { default app; "~^(?<name>.+)$" $name; }
        server { location / { set $url http://$target; proxy_pass $url; } }
        """
      ).first)
    let taint = try #require(sink.object("host"))
    #expect(
      taint.objects("flow").map { "\($0.place?.text ?? ""): \($0.display)" } == [
        "$arg_to: `$arg_to` comes from the client", "\"~^(?<name>.+)$\": a group of the pattern takes a part of it",
        "\"~^(?<name>.+)$\" $name: the map gives it to `$target`", "set $url http://$target: `$url` takes it on",
        "$url: it has a say in where the request goes",
      ])
  }

  @Test func whatIsReadWhereItIsUsedTakesNoSteps() throws {
    let taint = try #require(sink("location / { proxy_pass http://$arg_host; }")?.object("host"))
    #expect(taint.place?.text == "$arg_host")
    #expect(taint.objects("steps").isEmpty)
    #expect(taint.objects("flow").map(\.display) == ["it has a say in where the request goes"])
  }

  @Test func mapsInCirclesAreSurvived() {
    #expect(sinks("map $b $a { default $b; } map $a $b { default $a; } server { add_header X $a; }").isEmpty)
    #expect(sinks("server { set $a $b; set $b $a; add_header X $a; }").isEmpty)
  }

  @Test(arguments: [
    ("proxy_pass http://$arg_h;", "$arg_h"), ("proxy_pass http://$http_x/a;", "$http_x"),
    ("proxy_pass $arg_u;", "$arg_u"), ("proxy_pass http://a$arg_x;", "$arg_x"),
    ("proxy_pass http://app:$arg_port;", "$arg_port"), ("set $t http://$cookie_t; proxy_pass $t/x;", "$cookie_t"),
    ("proxy_pass http://$http_host$uri;", "$http_host"), ("fastcgi_pass $arg_x:9000;", "$arg_x"),
    ("proxy_pass $scheme://$arg_x;", "$arg_x"), ("return 302 $arg_next;", "$arg_next"),
    ("return 302 https://$arg_next/x;", "$arg_next"), ("return 302 //$arg_next;", "$arg_next"),
  ])
  func clientsChooseTheHost(body: String, source: String) {
    #expect(sink("location / { \(body) }")?["host"] == source)
  }

  @Test(arguments: [
    "proxy_pass http://app$request_uri;", "proxy_pass http://app/$arg_x;", "proxy_pass http://app$is_args$args;",
    "proxy_pass http://$host;", "set $up app; proxy_pass http://$up$request_uri;", "proxy_pass http://app?$args;",
    "return 302 /$arg_next;", "return 302 https://a/$arg_x;", "rewrite ^(.*) https://a$1/ permanent;",
    "rewrite (.*) https://a$1 permanent;", "return 301 $request_uri;",
    "proxy_pass http://unix:/a$uri;",
    "if ($arg_h = a) { proxy_pass http://$arg_h; }", "if ($arg_h ~ ^(a|b)$) { proxy_pass http://$arg_h; }",
    "if ($arg_h !~ ^[a-z]+$) { return 403; } proxy_pass http://$arg_h;", "return 301 https://$host$uri;",
  ])
  func otherAddressesAreTheConfigurationsOwn(body: String) {
    #expect(sink("location / { \(body) }")?["host"] ?? "absent" == "absent")
  }

  @Test(arguments: [
    ("location ~ ^/p/([^/]+)/(.*)$ { proxy_pass http://$1/$2; }", "$uri"),
    ("location ~ ^/p/([a-z]+)$ { proxy_pass http://$1; }", "absent"),
    ("location ~ ^/p(/.*)$ { proxy_pass http://app$1; }", "absent"),
    ("location ~ ^/p(.*)$ { proxy_pass http://app$1; }", "$uri"),
    ("server_name ~^(?<d>.+)$; location / { proxy_pass http://$d; }", "$host"),
  ])
  func capturesInAddressesCountByWhatTheyCanHold(body: String, source: String) {
    #expect(sink(body)?["host"] ?? "absent" == source)
  }

  @Test func theSchemeIsTold() {
    let sink = sink("location ~ ^/p/(?<s>[^/]+)/x$ { proxy_pass $s://app/; }")
    #expect(sink?["scheme"] == "$uri")
    #expect(sink?["host"] == "absent")
  }

  @Test(arguments: [
    ("location ~ /site(.*) { alias /srv/site/$1; }", "$uri"),
    ("location ~ ^/site/(.*)$ { alias /srv/site/$1; }", "absent"),
    ("location ~ ^/site(/.*)$ { alias /srv/site$1; }", "absent"),
    ("location ~ /site(.*) { alias /srv/site$1; }", "absent"),
    ("location /a { alias /srv/$arg_f; }", "$arg_f"), ("location /a { root /srv/$host; }", "absent"),
    ("location /a { root /srv/$http_host; }", "absent"),
    ("location /a { try_files /cache/$cookie_c =404; }", "$cookie_c"),
    ("location /a { try_files $uri $uri/ /index.php?$args; }", "absent"),
    ("location /a { try_files $uri /index.php$is_args$args =404; }", "absent"),
    ("location /a { try_files $uri /index.php?$args =404; }", "absent"),
    ("location /a { fastcgi_param SCRIPT_FILENAME /srv/$arg_page; }", "$arg_page"),
    ("location /a { fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; }", "absent"),
    ("location /a { access_log /var/log/$http_x.log; }", "$http_x"),
  ])
  func pathsThatLeadOutAreTold(body: String, source: String) {
    #expect(sink(body)?["path"] ?? "absent" == source)
  }

  @Test func theWayIsShown() throws {
    let body = "location ~ ^/x/([^/]+)$ { set $name $1; set $text \"a $name\"; add_header X-Name $text; }"
    let found = try #require(sink(body))
    #expect(found["newline"] == "$uri")
    #expect(found.place?.text == "$text")
    let steps = try #require(found.object("newline")).objects("steps")
    #expect(
      steps.map { $0.place?.text } == ["~ ^/x/([^/]+)$", "^/x/([^/]+)$", "set $name $1", "set $text \"a $name\""])
  }

  @Test func theInnermostSetCounts() {
    let text = """
      server {
        set $x $uri;
        location /1 { set $x 1; add_header A $x; }
        location /2 { add_header B $x; }
        location /3 { set $x 1; if ($arg_a) { set $x $uri; } add_header C $x; }
        location /4 { if ($arg_a) { set $x $uri; } set $x 1; add_header D $x; }
      }
      """
    #expect(sinks(text).compactMap { $0["newline"] == "$uri" ? $0["arguments"] : nil } == ["[B, $x]", "[C, $x]"])
  }
}
