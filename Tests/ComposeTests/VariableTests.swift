import CEL
import Compose
import Testing

struct VariableTests {
  private func variable(_ name: String, _ value: String) throws -> ComposeVariable {
    try #require(try service("environment:\n  \(name): \"\(value)\"").environment.first)
  }

  @Test(arguments: [("POSTGRES_PASSWORD", true), ("POSTGRES_PASSWORD_FILE", false), ("PATH", false)])
  func namesOfSecrets(name: String, isSecret: Bool) throws {
    #expect(try variable(name, "x").field("is_secret_name") == "\(isSecret)")
  }

  @Test(
    arguments: [
      ("postgres://app:s3cret@db/app", true), ("postgres://app:${DB_PASSWORD}@db/app", false),
      ("postgres://app:${DB_PASSWORD:-s3cret}@db/app", true), ("redis://:s3cret@redis:6379", true),
      ("http://example.com/a:b@c", false), ("postgres://app@db/app", false),
    ])
  func aURLWithAPasswordInIt(value: String, isCredential: Bool) throws {
    #expect(try variable("URL", value).field("has_credential_url") == "\(isCredential)")
  }

  @Test func defaultPasswordsAreKnownOnesAndTheUsersName() throws {
    #expect(try variable("DB_PASSWORD", "changeme").field("is_default_password") == "true")
    #expect(try variable("DB_PASSWORD", "kV9!xq2Lm").field("is_default_password") == "false")
    #expect(try variable("DB_PASSWORD", "${X}").field("is_default_password") == "unknown")
    let service = try service("environment:\n  DB_USER: warehouse\n  DB_PASSWORD: warehouse")
    #expect(service.environment.map { $0.field("is_default_password") } == ["false", "true"])
  }

  @Test func placesOfNameAndValue() throws {
    let list = try service("environment:\n  - KEY=some value")
    #expect(list.environment.first?.place?.text == "KEY=some value")
    #expect(list.environment.first?.fieldPlace("value") == "some value")
    let map = try service("environment:\n  KEY: 'it''s'")
    #expect(map.environment.first?.fieldPlace("name") == "KEY")
    #expect(map.environment.first?.fieldPlace("value") == "it''s")
  }
}
