import Testing

@testable import Knowledge

struct SecretValueTests {
  // The keys are put together here so that no scanner takes this file for a leak.
  @Test(arguments: [
    ("AKIA" + "Z7QW3ERTY8UIOP2L", "AWS"), ("ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "GitHub"),
    ("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "Stripe"), ("sk-ant-" + "api03-Zx9Yw8Vu7Ts6Rq5Po4Nm3L", "Anthropic"),
    ("xoxb-" + "123456789012-abcdefGHIJKL", "Slack"), ("-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE", "private key"),
    ("eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", "JSON web token"),
    ("12345678:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9", "Telegram"),
    ("https://hooks.slack.com/services/T0123/B0456/" + "a1b2c3d4e5", "Slack"),
  ])
  func keysAreKnownByTheirShape(value: String, issuer: String) {
    #expect(SecretValue.issuer(of: value) == issuer)
  }

  @Test(arguments: [
    "", "hello", "postgres", "sk-your-key-here", "ghp_" + String(repeating: "x", count: 36),
    "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", "AKIA",
    "https://hooks.slack.com/services/", "a.b.c", "SKIP", "sk-learn-is-a-python-package-name", "https://x/ghp_",
    "-----BEGIN CERTIFICATE-----",
  ])
  func otherValuesAreNoKeys(value: String) {
    #expect(SecretValue.issuer(of: value) == nil)
  }

  @Test(arguments: [
    "", "  ", "changeme", "CHANGE_ME", "<your token>", "your-api-key", "your_password_here", "xxx", "xxxxxxxx",
    "sk-xxxxxxxx", "{{ token }}",
    "__TOKEN__", "replace-with-a-long-key", "example-key", "TODO", "sk-...", "put the key here", "***",
    "super-secret-change-this-in-production",
    "please_replace_me", "yourpassword_2",
  ])
  func placeholders(value: String) {
    #expect(SecretValue.isPlaceholder(value))
  }

  @Test(arguments: [
    "postgres", "a", "fG7!kq29Lm", "http://api:8000", "production", ".", "yes", "redis://cache:6379/0", "[1, 2]",
  ])
  func realValues(value: String) {
    #expect(!SecretValue.isPlaceholder(value))
  }

  @Test(arguments: ["postgres", "CHANGEME", "minioadmin", "123456"])
  func passwordsThatEverybodyTriesFirst(value: String) {
    #expect(SecretValue.isDefaultPassword(value))
  }

  @Test(arguments: ["", "fG7!kq29Lm", "postgres2"])
  func otherPasswords(value: String) {
    #expect(!SecretValue.isDefaultPassword(value))
  }

  @Test func passwordsStandBeforeTheHostOfAURL() {
    #expect(SecretValue.passwordsInURLs("postgres://app:s3cret@db/app") == ["s3cret"])
    #expect(SecretValue.passwordsInURLs("redis://:s3:cr@t@redis:6379") == ["s3:cr@t"])
    #expect(SecretValue.passwordsInURLs("a://u@h/p:q@r b://u:@h http://h?a:b@c") == [])
    #expect(SecretValue.passwordsInURLs("amqp://a:one@h1,amqp://b:two@h2") == ["one", "two"])
    #expect(SecretValue.passwordsInURLs("http://one two:three@four") == [])
  }
}
