import Nginx
import Testing

struct ServerTests {
  @Test(arguments: [
    ("80", "", "80", "true"), ("8080 default_server", "", "8080", "true"),
    ("127.0.0.1:8080", "127.0.0.1", "8080", "false"),
    ("[::]:443 ssl", "::", "443", "true"), ("[::1]:80", "::1", "80", "false"),
    ("localhost", "localhost", "80", "false"),
    ("*:81", "", "81", "true"), ("unix:/run/a.sock", "/run/a.sock", "absent", "false"),
    ("${PORT}", "", "unknown", "true"),
    ("$address:80", "unknown", "80", "unknown"), ("10.0.0.1", "10.0.0.1", "80", "true"),
  ])
  func listenIsReadAsNginxDoes(words: String, address: String, port: String, isPublic: String) throws {
    let listen = try #require(config("server { listen \(words); }").servers.first?.listens.first)
    #expect(listen["address"] == address)
    #expect(listen["port"] == port)
    #expect(listen["is_public"] == isPublic)
  }

  @Test(arguments: [
    ("", "true"), ("listen 127.0.0.1:80; listen unix:/x;", "false"), ("listen 127.0.0.1:80; listen 443 ssl;", "true"),
    ("include x.conf;", "unknown"),
  ])
  func aServerIsPublicByItsSockets(body: String, isPublic: String) {
    #expect(config("server { \(body) }").servers.first?["is_public"] == isPublic)
  }

  @Test(arguments: [
    ("return 301 https://$host$request_uri;", "true", "false"),
    ("rewrite ^ https://$host$request_uri permanent;", "true", "false"),
    ("if ($host = a) { return 301 https://a; } return 404;", "true", "false"), ("return 404;", "false", "false"),
    ("location / { return 308 https://a; } location ^~ /.well-known/acme-challenge/ { root /x; }", "true", "false"),
    ("location / { return 301 https://a; } location /api { proxy_pass http://b; }", "false", "true"),
    ("root /x;", "false", "true"), ("deny all;", "false", "false"),
    ("location = /stub { stub_status; } location / { deny all; }", "false", "false"),
  ])
  func serversThatOnlyRedirectOrRefuseAreTold(body: String, isRedirectOnly: String, servesContent: String) {
    let server = config("server { \(body) }").servers.first
    #expect(server?["is_redirect_only"] == isRedirectOnly)
    #expect(server?["serves_content"] == servesContent)
  }

  @Test(arguments: [
    ("events { } http { server { } }", "true", "true"),
    ("events { } http { server_tokens off; server { } }", "false", "false"),
    ("server { }", "unknown", "true"), ("server { server_tokens off; }", "false", "false"),
    ("events { } http { include x.conf; server { } }", "unknown", "unknown"),
    ("events { } http { include mime.types; include conf.d/*.conf; server { } }", "true", "true"),
  ])
  func serverTokensAreInherited(text: String, tokens: String, discloses: String) {
    let server = config(text).servers.first
    #expect(server?["server_tokens"] == tokens)
    #expect(server?["discloses_version"] == discloses)
  }

  @Test func protocolsAndCiphersAreJudgedByTheirEffectiveValue() {
    let server = config(
      "http { ssl_protocols TLSv1 TLSv1.1 TLSv1.2; ssl_ciphers 'ECDHE-RSA-AES128-GCM-SHA256:RC4-SHA:DES-CBC3-SHA:HIGH:!aNULL:!MD5'; server { listen 443 ssl; } }"
    ).servers.first
    #expect(server?["weak_protocols"] == "[TLSv1, TLSv1.1]")
    #expect(server?.text(at: "weak_protocols") == "ssl_protocols TLSv1 TLSv1.1 TLSv1.2")
    #expect(server?["weak_ciphers"] == "[RC4-SHA, DES-CBC3-SHA]")
    #expect(config("http { server { } }").servers.first?["ssl_protocols"] == "absent")
    #expect(config("server { }").servers.first?["ssl_protocols"] == "unknown")
  }

  @Test(arguments: [
    ("HIGH:!aNULL:!MD5", "[]"), ("ALL:!aNULL", "[ALL]"), ("ALL:!aNULL:!RC4:!3DES", "[]"), ("ALL", "[ALL]"),
    ("EECDH+RC4:!RC4", "[]"),
    ("EXPORT:LOW", "[EXPORT, LOW]"),
  ])
  func cipherClassesCanBeRemoved(list: String, weak: String) {
    #expect(config("server { ssl_ciphers \(list); }").servers.first?["weak_ciphers"] == weak)
  }

  @Test func clearTextIsRedirected() {
    let tls = "server { listen 443 ssl; server_name a; root /x; }"
    #expect(
      config("http { \(tls) server { listen 80; server_name a b; return 301 https://a; } }").servers.first?[
        "has_https_redirect"] == "true")
    #expect(config("http { \(tls) }").servers.first?["has_https_redirect"] == "false")
    #expect(config(tls).servers.first?["has_https_redirect"] == "unknown")
  }

  @Test func requestLimitsAreInherited() {
    let server = config(
      "http { client_body_timeout 10s; client_max_body_size 10m; server { client_header_timeout 10s; } }"
    ).servers.first
    #expect(server?["missing_request_limits"] == "[large_client_header_buffers]")
    #expect(server?["client_max_body_size"] == "10485760")
  }

  @Test func hiddenFilesAreDeniedByALocation() {
    #expect(config("http { server { location ~ /\\. { deny all; } } }").servers.first?["denies_hidden_files"] == "true")
    #expect(config("http { server { location / { } } }").servers.first?["denies_hidden_files"] == "false")
  }
}
