import Nginx
import Testing

struct CSPTests {
  private func policy(_ text: String) throws -> NginxCSP {
    try #require(config("server { add_header Content-Security-Policy \"\(text)\" always; }").headers.first?.csp.value)
  }

  @Test func directivesAndSourcesAreRead() throws {
    let policy = try policy("default-src 'self'; Script-Src 'self' https://a.example;; script-src *")
    #expect(policy.directives == ["default-src": ["'self'"], "script-src": ["'self'", "https://a.example"]])
    #expect(policy["missing_directives"] == "[object-src, base-uri, frame-ancestors]")
    #expect(policy.text(at: "script_sources") == "Script-Src 'self' https://a.example")
  }

  @Test(arguments: [
    ("script-src 'self'", "[]"),
    ("script-src 'unsafe-inline' 'unsafe-eval'", "[script-src 'unsafe-inline', script-src 'unsafe-eval']"),
    ("default-src * data:", "[default-src *, default-src data:]"), ("script-src 'unsafe-inline' 'nonce-$n'", "[]"),
    ("script-src 'unsafe-inline' https: 'strict-dynamic'", "[]"), ("script-src 'unsafe-inline' 'sha256-abc='", "[]"),
    ("default-src 'unsafe-inline'; script-src 'self'", "[]"), ("script-src *.example.com", "[]"),
    ("frame-ancestors *", "[frame-ancestors *]"), ("script-src 'wasm-unsafe-eval'", "[]"),
  ])
  func weakSourcesAreNamed(text: String, weak: String) throws {
    #expect(try policy(text)["weak_sources"] == weak)
  }

  @Test func aDefaultThatDeniesStandsInForObjects() throws {
    #expect(try policy("default-src 'none'; base-uri 'none'; frame-ancestors 'none'")["missing_directives"] == "[]")
  }

  @Test func variablesMakeThePolicyPartlyUnknown() throws {
    let policy = try policy("default-src 'self' $extra; script-src 'unsafe-inline'")
    #expect(policy["missing_directives"] == "unknown")
    #expect(policy["has_default_src"] == "true")
    #expect(policy["has_base_uri"] == "unknown")
    #expect(policy["unsafe_inline_script"] == "true")
  }

  @Test func reportOnlyIsNotEnforced() {
    let config = config("server { add_header Content-Security-Policy-Report-Only \"default-src 'self'\"; }")
    #expect(config.servers.first?["csp"] == "absent")
    #expect(config.headers.first?.csp.value?["is_report_only"] == "true")
  }
}
