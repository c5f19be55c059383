import Nginx
import Testing

struct ZoneTests {
  @Test func aZoneIsRead() throws {
    let zone = try #require(config("limit_req_zone $binary_remote_addr zone=login:10m rate=5r/m;").zones.first)
    #expect(zone.name == "login")
    #expect(zone["key"] == "$binary_remote_addr")
    #expect(zone["size"] == "10485760")
    #expect(zone["requests_per_minute"] == "5")
    #expect(zone["kind"] == "req")
  }

  @Test func usesAndDefinitionsAreMatchedWhereAllIsInSight() {
    let config = config(
      """
      events { } http {
        limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;
        limit_req_zone $binary_remote_addr zone=b:1m rate=1r/s;
        limit_conn_zone $binary_remote_addr zone=c:1m;
        server { limit_req zone=a burst=5 nodelay; limit_req zone=x; limit_conn c 10; limit_conn a 10; }
      }
      """)
    #expect(config.zones.map { $0["is_used"] } == ["true", "false", "true"])
    #expect(config.zoneUses.map { $0["is_defined"] } == ["true", "false", "true", "false"])
    #expect(config.zoneUses.first?["burst"] == "5")
    #expect(config.zoneUses.last?["connections"] == "10")
  }

  @Test(arguments: [
    "server { limit_req zone=a; }", "events { } http { include conf.d/*.conf; server { limit_req zone=a; } }",
    "events { } http { server { ${LIMITS}\nlimit_req zone=a; } }",
  ])
  func aUseIsUnknownWhereADefinitionMayBeOutOfSight(text: String) {
    #expect(config(text).zoneUses.first?["is_defined"] == "unknown")
  }

  @Test func includesBringDefinitions() {
    let config = config(
      "events { } http { include limits.conf; server { limit_req zone=a; } }",
      files: ["limits.conf": "limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;"])
    #expect(config.zoneUses.first?["is_defined"] == "true")
    #expect(config.zones.first?["is_used"] == "true")
    #expect(config.sources.map(\.path) == ["nginx.conf", "limits.conf"])
  }

  @Test(arguments: [
    ("$binary_remote_addr", "true"), ("$remote_addr$uri", "true"), ("$server_name", "false"),
    ("$http_x_forwarded_for", "false"),
    ("$limit_key", "true"), ("$other", "unknown"), ("$constant", "false"),
  ])
  func theKeyTellsClientsApart(key: String, isClient: String) {
    let text = """
      geo $limited { default 1; 10.0.0.0/8 0; }
      map $limited $limit_key { 0 ""; 1 $binary_remote_addr; }
      map $uri $constant { default a; }
      limit_req_zone \(key) zone=a:1m rate=1r/s;
      """
    #expect(config(text).zones.first?["is_keyed_by_client_address"] == isClient)
  }

  @Test func aLimitIsInheritedUntilABlockHasItsOwn() {
    let config = config(
      "events { } http { limit_req zone=a; server { location /api { } location /login { limit_req zone=b; } } server { } }"
    )
    #expect(config.locations.map { $0["rate_limits"] } == ["[a]", "[b]"])
    #expect(config.locations.map { $0["is_rate_limited"] } == ["true", "true"])
    #expect(Self.limited("server { location /api { } }") == "false")
    #expect(Self.limited("location /api { }") == "unknown")
  }

  private static func limited(_ text: String) -> String? { config(text).locations.first?["is_rate_limited"] }
}
