/// Configurations whose verdict is known, for us and for nginx alike.
enum ValidityCases {
  private static func http(_ text: String) -> String { "events { }\nhttp {\naccess_log off;\n\(text)\n}\n" }
  private static func server(_ text: String) -> String { http("server {\nlisten 127.0.0.1:8099;\n\(text)\n}") }
  private static func location(_ text: String) -> String { server("location / {\n\(text)\n}") }

  /// What nginx refuses, one fault each.
  static let broken: [String] =
    [
      "http {\nserver {\n}\n}\n", "events { }\nevents { }\n", "events { }\nhttp {\n}\nhttp {\n}\n",
      "worker_processes some;\nevents { }\n", "worker_processes 1;\nworker_processes 2;\nevents { }\n",
      "events {\nworker_connections many;\n}\n", "events {\nuse best;\n}\n", "error_log /dev/null loud;\nevents { }\n",
      "events {\nlisten 80;\n}\n", "daemon maybe;\nevents { }\n",
    ]
    + [
      "upstream a {\n}", "upstream a { server 127.0.0.1:1; }\nupstream A { server 127.0.0.1:1; }",
      "upstream a { server 127.0.0.1:1 heavy; }", "upstream a { server http://127.0.0.1:1; }",
      "upstream a { ip_hash; server 127.0.0.1:1 backup; }", "upstream a { server 127.0.0.1:99999; }",
      "upstream a { server 127.0.0.1:1; keepalive 0; }", "upstream a { server 127.0.0.1:1; zone a 1k; }",
      "limit_req_zone $uri zone=a rate=1r/s;", "limit_req_zone $uri zone=a:1k rate=1r/s;",
      "limit_req_zone $uri zone=a:1m rate=fast;", "limit_req_zone $uri rate=1r/s zone=:1m;",
      "limit_req_zone $uri zone=a:1m rate=1r/s;\nlimit_req_zone $host zone=a:1m rate=1r/s;",
      "limit_req_zone $uri zone=a:1m rate=1r/s;\nlimit_conn_zone $uri zone=a:1m;",
      "limit_conn_zone $uri zone=a:1m;\nlimit_conn a 0;", "limit_conn_zone $uri zone=a:1m;\nlimit_conn a 70000;",
      "limit_req_zone $uri zone=a:1m rate=1r/s;\nlimit_req zone=a;\nlimit_req zone=a;",
      "limit_req_zone $uri zone=a:1m rate=1r/s;\nlimit_req zone=a burst=0;", "limit_req burst=5;",
      "log_format a '$uri';\nlog_format a '$host';", "log_format a escape=xml '$uri';", "log_format a '${uri';",
      "log_format combined '$uri';", "access_log /dev/null none;", "access_log /dev/null combined buffer=0;",
      "access_log /dev/null combined flush=1s;", "access_log off combined;", "access_log /dev/null combined gzip=10;",
      "map $uri $a { a b c; }", "map $uri a { default 1; }", "map $uri $a { default 1; default 2; }",
      "map $uri $a { x 1; X 2; }", "map $uri $a { ~( 1; }", "map $uri $host { default 1; }", "map $uri $a { b $; }",
      "geo $a { 10.0.0.300 1; }", "geo $a { 10.0.0.0/40 1; }", "geo a { default 1; }", "geo $a { ranges; 10.0.0.1 1; }",
      "split_clients $uri $a { ten a; * b; }", "split_clients $uri $a { 60% a; 50% b; }", "types { include a b; }",
      "proxy_cache_path /tmp/x;", "proxy_cache_path /tmp/x keys_zone=a:1k;", "proxy_cache_path /tmp/x keys_zone=a;",
      "proxy_cache_path /tmp/x keys_zone=a:1m levels=3;", "proxy_cache_path /tmp/x keys_zone=a:1m color=red;",
      "proxy_buffers 1 4k;\nserver { listen 127.0.0.1:8099; }",
      "proxy_busy_buffers_size 1k;\nserver { listen 127.0.0.1:8099; }",
      "proxy_busy_buffers_size 64k;\nserver { listen 127.0.0.1:8099; }", "open_file_cache inactive=1s;",
      "open_file_cache max=0;", "server {\nlisten 127.0.0.1:8099;\n}\nlocation / { }",
      "server { listen 127.0.0.1:8099 default_server; }\nserver { listen 127.0.0.1:8099 default_server; }",
      "server { listen 127.0.0.1:8099 backlog=9; }\nserver { listen 127.0.0.1:8099 backlog=9; }",
      "server { listen 127.0.0.1:8099 ssl; }", "server { listen 127.0.0.1:8099; if ($nothing) { return 404; } }",
    ].map(http)
    + [
      "listen 127.0.0.1:8099;", "listen 127.0.0.1:0;", "listen 127.0.0.1:8098 fast;", "listen unix:;", "listen [::1;",
      "listen 127.0.0.1:8098 backlog=0;", "listen 127.0.0.1:8098 rcvbuf=big;", "listen /x;", "listen 90-80;",
      "listen 127.0.0.1:8098 so_keepalive=::;", "server_name *;", "server_name *x.example;", "server_name ~;",
      "server_name ~[;", "root /a;\nroot /b;", "root /a$document_root;", "index;", "gzip maybe;", "gzip_comp_level 10;",
      "gzip_comp_level high;", "gzip_proxied some;", "gzip_buffers 0 4k;", "client_max_body_size 10mb;",
      "client_body_buffer_size 1g;", "keepalive_timeout 65sec;", "send_timeout 1y;", "expires sometimes;",
      "expires @25h;",
      "error_page 200 /x;", "error_page 499 /x;", "error_page = /x;", "error_page x /x;", "satisfy none;",
      "set x 1;", "set $host x;", "set $x $;", "set $x ${uri;", "set $x \"$ y\";", "return 1000;", "return moved;",
      "return /x;", "rewrite ^/x /y lastly;", "rewrite ( /y;", "rewrite ^ \"\";", "try_files $uri =1000;",
      "try_files $uri;",
      "if $uri { return 404; }", "if ($uri == a) { return 404; }", "if ($uri ~ () { return 404; }",
      "if (-z a) { return 404; }",
      "if ($uri = a b) { return 404; }", "if () { return 404; }", "add_header A b sometimes;", "allow everybody;",
      "deny 10.0.0.0/33;", "access_log /dev/null combined size=1;", "auth_basic;", "limit_rate 1g;", "limit_rate fast;",
      "proxy_pass http://127.0.0.1:1;", "location { }", "location /a { }\nlocation /a { }",
      "location /a { }\nlocation ^~ /a { }", "location = /a { }\nlocation = /a { }", "location ~~ /a { }",
      "location ~ [ { }",
      "location = /a { location /a/b { } }", "location /a { location /b { } }", "location /a { location @b { } }",
      "location @a { location /b { } }", "location @a { alias /x; }", "unknown_thing on;", "upstream a { }",
      "resolver;", "resolver valid=10s;", "resolver 127.0.0.1 valid=soon;", "ssl_session_cache shared:S;",
      "ssl_session_cache shared:S:1k;", "ssl_protocols TLSv1.4;", "ssl_verify_client perhaps;",
      "error_log /dev/null loud;",
      "server_tokens\noff on;", "gzip on;\ngzip off;", "limit_conn nowhere 1;", "proxy_set_header A $nothing_such;",
    ].map(server)
    + [
      "proxy_pass 127.0.0.1:1;", "proxy_pass http://;", "proxy_pass http://127.0.0.1:0;",
      "proxy_pass http://127.0.0.1:1;\nproxy_pass http://127.0.0.1:2;", "limit_except JUMP { deny all; }",
      "limit_except GET { proxy_pass http://127.0.0.1:1/x; }", "if ($uri) { proxy_pass http://127.0.0.1:1/x; }",
      "fastcgi_pass http://127.0.0.1:1;", "fastcgi_pass nowhere;", "fastcgi_split_path_info (;",
      "fastcgi_param A b sometimes;", "root /a;\nalias /b;", "alias /a;\nalias /b;", "proxy_redirect default;",
      "proxy_redirect on;", "proxy_redirect off;\nproxy_redirect off;", "proxy_pass $uri;\nproxy_redirect default;",
      "proxy_cookie_path off x y;", "proxy_cookie_domain x;", "proxy_cache nowhere;", "proxy_cache_valid soon;",
      "proxy_cache_valid 600 1m;", "proxy_next_upstream never;", "proxy_store_access user;", "listen 80;",
      "server_name a;", "internal on;", "dav_methods GET;", "dav_access user:rwx;", "worker_processes 1;",
      "client_body_temp_path /tmp/stacklint-x 0;", "types { } x;", "gzip_disable \"(\";", "aio never;", "directio big;",
      "valid_referers none ~a;",
    ].map(location)

  /// What nginx accepts although it looks odd.
  static let valid: [String] =
    [
      "events { }\n", "worker_processes auto;\nevents { }\n", "worker_cpu_affinity 01 10;\nevents { }\n",
      "worker_priority -5;\nevents { }\n", "events {\nuse epoll;\nworker_connections 64;\n}\n",
    ]
    + [
      "", "server {\nlisten 127.0.0.1:8099;\nlisten [::1]:8099;\nlisten unix:/tmp/stacklint.sock;\n}",
      "upstream a { least_conn; server 127.0.0.1:1 backup; server 127.0.0.1:2 down; }",
      "upstream a { hash $uri consistent; server unix:/tmp/x; keepalive 8; }",
      "map $uri $a { hostnames; volatile; default 0; *.x 1; \\default 2; ~*^/(?<b>x) $b; include /dev/null; }",
      "geo $remote_addr $a { default 0; proxy 10.0.0.0/8; ::1 1; 10.0.0.1/8 2; }",
      "split_clients \"${uri}x\" $a { 0.5% a; 99.5% b; }", "charset_map koi8-r utf-8 { 80 E282AC; }",
      "limit_req_zone $uri zone=a:1m rate=30r/m;\nlimit_req zone=a burst=5 delay=2;\nlimit_req_log_level warn;",
      "log_format a escape=json '$uri' \"x ${host}\";\naccess_log /dev/null a buffer=4k flush=1s if=$uri;",
      "proxy_cache_path /tmp/stacklint-c keys_zone=a:8k levels=1:2 use_temp_path=off inactive=1d max_size=1g;",
      "gzip on;\nserver { listen 127.0.0.1:8099; gzip off; location / { gzip on; if ($uri) { gzip off; } } }",
    ].map(http)
    + [
      "error_page 404 = @x;\nlocation @x { return 200; }", "error_page 500 502 =200 /x;",
      "rewrite ^ https://a.example/;",
      "return https://a.example$uri;", "return 444;", "if ($http_a ~* \"a|b\") { return 403; }",
      "if (!-e $uri) { break; }",
      "if ( $uri = a ) { return 404; }", "set $args a=b;", "set $1 x;",
      "location ~ \"^/a{2}\" { }\nlocation ~ \"^/a{2}\" { }",
      "location =/a { }\nlocation /a { }\nlocation ~*\\.php$ { }", "location ^~/a { location ~ b { } }",
      "server_name .a.example ~^www\\d+\\.a$ \"\";\nserver_name b.*;", "expires -1;", "expires modified +1h;",
      "expires $uri;",
      "keepalive_timeout 1h30m 60s;", "client_max_body_size 0;", "client_max_body_size 1g;", "send_timeout 500ms;",
      "proxy_read_timeout 1w2d;", "root \"/srv/my www\";", "add_header A \"\";", "access_log syslog:server=127.0.0.1;",
      "satisfy ANY;\ngzip ON;", "auth_basic off;", "limit_rate $arg_a;",
      "allow 127.0.0.1;\nallow 1.2.3.;\nallow ::1;\nallow unix:;\ndeny all;",
      "types { }\ndefault_type x;", "try_files /a/ $uri/ =404;", "index a.html /b.html;",
      "proxy_set_header A $http_any_thing;",
    ].map(server)
    + [
      "proxy_pass http://127.0.0.1:1;\nproxy_redirect default;\nproxy_redirect ~^a b;", "proxy_pass $scheme://$host;",
      "proxy_pass http://unix:/tmp/x:/y;", "proxy_cookie_path off;", "limit_except GET HEAD { deny all; }",
      "fastcgi_pass unix:/tmp/x;\nfastcgi_param A $uri if_not_empty;", "alias /srv/$arg_a/;", "proxy_cache off;",
      "proxy_buffers 16 8k;\nproxy_busy_buffers_size 64k;", "proxy_max_temp_file_size 0;",
      "valid_referers none ~a b.example;",
    ].map(location)
}
