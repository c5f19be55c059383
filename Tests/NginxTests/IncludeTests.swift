import Nginx
import Syntax
import Testing

struct IncludeTests {
  @Test func filesAreExpandedWhereTheyStand() {
    let config = config(
      "http { gzip on; include a.conf; sendfile on; }",
      files: ["a.conf": "server { include b.conf; }", "b.conf": "root /x;"])
    #expect(config.directives.map(\.name) == ["http", "gzip", "include", "server", "include", "root", "sendfile"])
    #expect(config.directives.map { $0["context"] }.suffix(4) == ["http", "server", "server", "http"])
    #expect(config["has_unresolved_includes"] == "false")
  }

  @Test func cyclesAreSurvived() {
    let config = config(
      "include a.conf;", files: ["a.conf": "include b.conf; root /a;", "b.conf": "include a.conf; root /b;"])
    #expect(config.directives.filter { $0.name == "root" }.map { $0.arguments[0] } == ["/b", "/a"])
  }

  @Test func growthIsBounded() {
    var files: [String: String] = ["x0": "root /x;"]
    for level in 1...20 { files["x\(level)"] = "include x\(level - 1); include x\(level - 1);" }
    let config = config("include x20;", files: files)
    #expect(config.sources.count > 1000)
  }

  @Test func whatNginxsPackagesBringHidesNothing() {
    #expect(
      config("http { include mime.types; include /etc/nginx/fastcgi_params; }")["has_unresolved_includes"] == "false")
    #expect(config("http { include x.conf; }")["unresolved_includes"] == "[x.conf]")
  }

  @Test func deepNestingIsSurvived() {
    let text = String(repeating: "location / { ", count: 5000)
    #expect(config(text).locations.count == 5000)
  }

  @Test func everyFieldOfEveryScopeCanBeRead() {
    let text = """
      user nginx; worker_processes auto; events { worker_connections 1024; }
      http {
        include x.conf; limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s; upstream u { server b:80; keepalive 8; }
        add_header X-A b;
        server { listen 80; if ($a) { return 404; } location / { limit_req zone=a; proxy_pass http://u; add_header Content-Security-Policy "default-src 'self'"; } }
      }
      """
    for text in [
      text, "location / { if ($a) { root /x; } }", "add_header A b;", "",
      "limit_req; limit_req_zone; listen; server { listen; }",
    ] {
      let config = config(text)
      for scope in NginxLanguage.scopes {
        for frame in scope.frames(config) {
          #expect(frame.count == scope.variables.count)
          guard case .object(let object)? = frame.last else { continue }
          for field in object.schema.fields {
            _ = field.read(object)
            _ = field.locate?(object)
          }
        }
      }
    }
  }
}
