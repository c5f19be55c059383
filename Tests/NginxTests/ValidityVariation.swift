/// Configurations that are right or wrong by chance, one directive a line.
enum Variation {
  /// A configuration of a few directives, most of them right, with up to two faults.
  static func make(using generator: inout SplitMix) -> String {
    var http = pick(httpLines, 0...3, &generator)
    var server = pick(serverLines + anyLines, 0...3, &generator)
    var location = pick(locationLines + anyLines, 0...3, &generator)
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      switch Int.random(in: 0...2, using: &generator) {
      case 0: fault(&http, &generator)
      case 1: fault(&server, &generator)
      default: fault(&location, &generator)
      }
    }
    let paths = ["/a", "/a", "= /a", "^~ /a", "~ ^/a", "~* \\.php$", "/b/", "@c", "~ [", "~~ /a", "/"]
    let first = paths.randomElement(using: &generator) ?? "/"
    let second = paths.randomElement(using: &generator) ?? "/"
    return """
      events { }
      http {
      access_log off;
      \(http.joined(separator: "\n"))
      server {
      \(server.joined(separator: "\n"))
      location \(first) {
      \(location.joined(separator: "\n"))
      }
      location \(second) {
      }
      }
      }

      """
  }

  private static func pick(_ lines: [String], _ count: ClosedRange<Int>, _ generator: inout SplitMix) -> [String] {
    (0..<Int.random(in: count, using: &generator)).map { _ in lines.randomElement(using: &generator) ?? "" }
  }

  /// Does something wrong to one of some lines, or adds one that is probably misplaced.
  private static func fault(_ lines: inout [String], _ generator: inout SplitMix) {
    guard let index = lines.indices.randomElement(using: &generator) else {
      lines.append(allLines.randomElement(using: &generator) ?? "")
      return
    }
    var words = lines[index].dropLast().split(separator: " ").map(String.init)
    switch Int.random(in: 0...6, using: &generator) {
    case 0: words.removeLast()
    case 1: words.append(values.randomElement(using: &generator) ?? "x")
    case 2: words[words.count - 1] = values.randomElement(using: &generator) ?? "x"
    case 3: words[0] += "x"
    case 4:
      lines.append(lines[index])
      return
    case 5:
      lines[index] = String(lines[index].dropLast())
      return
    default:
      lines.append(allLines.randomElement(using: &generator) ?? "")
      return
    }
    lines[index] = words.joined(separator: " ") + ";"
  }

  private static let allLines = httpLines + serverLines + locationLines + anyLines

  private static let values = [
    "on", "off", "yes", "10", "0", "-1", "10k", "10m", "1g", "10s", "1h30m", "1y", "30 s", "500ms", "$uri", "$",
    "${uri",
    "\"\"", "all", "/x", "=404", "404", "999", "1000", "http://127.0.0.1:1", "http://127.0.0.1:1/x", "127.0.0.1", "::1",
    "*", "[", "(a", "a**", "\"a b\"", "zone=a:1m", "zone=a", "rate=1r/s", "last", "always", "default", "max", "10/8",
  ]

  /// Directives that may stand in `http` only.
  static let httpLines = [
    "limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;", "limit_conn_zone $binary_remote_addr zone=b:1m;",
    "log_format main '$remote_addr $status';", "log_format json escape=json '{$uri}';",
    "upstream u { server 127.0.0.1:1; }", "upstream v { ip_hash; server 127.0.0.1:1 weight=2 max_fails=3; }",
    "map $uri $m { default 0; ~^/a 1; /b 2; }", "geo $g { default 0; 10.0.0.0/8 1; }",
    "split_clients $uri $s { 10% a; * b; }", "server_names_hash_bucket_size 64;", "variables_hash_max_size 1024;",
    "proxy_cache_path /tmp/stacklint-cache keys_zone=c:1m levels=1:2;", "server { listen 127.0.0.1:8098; }",
  ]

  /// Directives that may stand in `server` only.
  static let serverLines = [
    "listen 127.0.0.1:8099;", "listen 127.0.0.1:8099 default_server;", "listen 127.0.0.1:8097 backlog=10;",
    "server_name a.example *.b.example;", "server_name ~^(?<site>a+)$;", "server_name \"\";",
    "if ($host = a) { return 404; }", "if ($uri ~* \"\\.php$\") { set $x 1; }", "if (-f $request_filename) { break; }",
    "rewrite ^/x(.*)$ /y$1 last;", "return 301 https://example.org$request_uri;", "return 404;", "set $x $uri;",
    "try_files $uri /index.html;", "merge_slashes off;", "client_header_timeout 10s;",
    "large_client_header_buffers 4 8k;",
    "ssl_protocols TLSv1.2 TLSv1.3;", "ssl_session_cache shared:S:1m;", "ssl_session_timeout 1d;",
  ]

  /// Directives that may stand in `location` only.
  static let locationLines = [
    "proxy_pass http://127.0.0.1:1;", "proxy_pass http://127.0.0.1:1/x;", "proxy_pass http://u;",
    "proxy_pass http://u:1;",
    "fastcgi_pass 127.0.0.1:9000;", "alias /srv/;", "internal;", "stub_status;", "empty_gif;",
    "limit_except GET { deny all; }", "if ($arg_a) { return 403; }", "location /a/b { }", "rewrite ^ /z break;",
    "return 200 \"a $uri\";", "set $y \"${uri}x\";",
  ]

  /// Directives that may stand in `http`, `server` and `location`.
  static let anyLines = [
    "root /srv;", "index index.html;", "gzip on;", "gzip_comp_level 5;", "gzip_types text/css;", "gzip_proxied any;",
    "gzip_min_length 1k;", "gzip_buffers 4 8k;", "gzip_disable \"msie6\";", "add_header A b always;", "expires 30d;",
    "expires max;", "error_page 404 /404.html;", "error_page 500 502 =200 /x;", "client_max_body_size 10m;",
    "client_body_buffer_size 16k;", "client_body_timeout 10s;", "keepalive_timeout 65 60;", "keepalive_requests 100;",
    "send_timeout 1m;", "sendfile on;", "tcp_nopush on;", "autoindex on;", "autoindex_format json;", "etag off;",
    "proxy_set_header Host $host;", "proxy_http_version 1.1;", "proxy_buffering off;", "proxy_buffers 8 16k;",
    "proxy_buffer_size 16k;", "proxy_busy_buffers_size 32k;", "proxy_read_timeout 60s;",
    "proxy_next_upstream error timeout;",
    "proxy_redirect off;", "proxy_cookie_path / /x;", "proxy_cache_valid 200 302 10m;", "proxy_cache_bypass $http_a;",
    "proxy_cache c;", "proxy_hide_header A;", "fastcgi_param A $uri;", "fastcgi_index index.php;",
    "fastcgi_split_path_info ^(.+\\.php)(.*)$;", "limit_req zone=a burst=5 nodelay;", "limit_conn b 10;",
    "limit_rate 10k;", "limit_req_status 429;", "access_log off;", "access_log /dev/null main;",
    "access_log /dev/null;",
    "error_log /dev/null warn;", "log_not_found off;", "allow 10.0.0.0/8;", "deny all;", "satisfy any;",
    "auth_basic \"x\";", "auth_basic_user_file /x;", "charset utf-8;", "default_type text/plain;", "server_tokens off;",
    "types { text/css css; }", "open_file_cache max=10 inactive=20s;", "open_file_cache_valid 30s;",
    "open_file_cache_errors on;", "real_ip_header X-Real-IP;", "set_real_ip_from 10.0.0.0/8;",
    "resolver 127.0.0.1 valid=10s;",
    "resolver_timeout 5s;", "sub_filter a b;", "sub_filter_once off;", "valid_referers none blocked example.org;",
    "directio 4m;", "lingering_close always;", "if_modified_since exact;", "dav_methods PUT DELETE;",
    "dav_access user:rw group:r;", "recursive_error_pages on;", "underscores_in_headers on;",
    "reset_timedout_connection on;",
    "client_body_temp_path /tmp/stacklint-body 1 2;", "msie_padding off;", "port_in_redirect off;",
  ]
}
