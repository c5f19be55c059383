import Syntax

/// Tells from a value itself what kind of secret it is, or that it is none.
public enum SecretValue {
  /// Who issues keys of the value's shape, such as `GitHub`; nil for a value of no well-known shape.
  ///
  /// Private keys in PEM form and signed JSON web tokens count as `private key` and `JSON web token`.
  public static func issuer(of value: String) -> String? {
    var value = value
    return value.withUTF8 { issuer(of: $0) }
  }

  static func issuer(of value: UnsafeBufferPointer<UInt8>) -> String? {
    guard mayBeKey(value) else { return nil }
    let bytes = UnsafeBufferPointer(rebasing: value.prefix(8192))
    switch bytes[0] {
    case Byte.dash:
      return bytes.starts(with: "-----BEGIN ".utf8) && bytes.range(of: "PRIVATE KEY-----".utf8) != nil
        ? "private key" : nil
    case 0x30...0x39: return isTelegramToken(bytes) ? "Telegram" : nil
    case UInt8(ascii: "h") where isSlackWebhook(value): return "Slack"
    case UInt8(ascii: "e") where isWebToken(bytes): return "JSON web token"
    default: return SecretFormat.first(of: bytes)?.issuer
    }
  }

  /// Whether a value may be a key, by its length and its first two bytes: most values need no closer look.
  private static func mayBeKey(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= shortestKey else { return false }
    return value[0].isDigit ? value.count <= 46 : beginningsOfKeys.contains(value[0], value[1])
  }

  /// The bytes of the shortest key of a well-known shape.
  static let shortestKey = 20

  /// The first two bytes of all shapes: those of the formats, of web tokens, of Slack's addresses and of PEM.
  private static let beginningsOfKeys = BytePairs(SecretFormat.all.map(\.prefix) + ["ey", "ht", "--"])

  /// Whether the value stands where somebody is still to write one: empty, `changeme`, `<token>`, `your-key`, `xxx`.
  public static func isPlaceholder(_ value: String) -> Bool {
    let text = value.lowercased()
    let bytes = Array(text.utf8.prefix(1024))
    if bytes.allSatisfy({ $0 == Byte.space }) || placeholders.contains(text) { return true }
    if isWrapped(bytes, "<", ">") || isWrapped(bytes, "{{", "}}") || isWrapped(bytes, "__", "__") { return true }
    if bytes.count > 2, bytes.allSatisfy({ "x*?._-".utf8.contains($0) }) { return true }
    if marksInWords.contains(where: { bytes.range(of: $0.utf8) != nil }) { return true }
    if text.hasSuffix("...") { return true }

    let words = bytes.split { !isLetterOrDigit($0) }.map { String(decoding: $0, as: UTF8.self) }
    guard words.count > 1, let first = words.first, let last = words.last else { return false }
    return beginnings.contains(first) || first.hasPrefix("your") || words.contains("your")
      || words.contains(where: marks.contains)
      || words.count > 2 && last == "here"
  }

  /// Whether the value is one of the passwords that images, examples and attackers start with: `postgres`, `admin`.
  public static func isDefaultPassword(_ value: String) -> Bool {
    defaultPasswords.contains(value.lowercased())
  }

  /// The passwords of the URLs in a text, such as that of `postgres://user:password@host/name`.
  public static func passwordsInURLs(_ text: String) -> [String] {
    var passwords: [String] = []
    var rest = text.utf8.prefix(8192)
    while let separator = rest.range(of: "://".utf8) {
      rest = rest[separator.upperBound...]
      let authority = rest.prefix { $0 > Byte.space && !"/?#".utf8.contains($0) }
      guard let at = authority.lastIndex(of: Byte.at), let colon = authority[..<at].firstIndex(of: Byte.colon) else {
        continue
      }
      let password = authority[..<at][colon...].dropFirst()
      if !password.isEmpty { passwords.append(String(decoding: password, as: UTF8.self)) }
    }
    return passwords
  }

  private static func isWrapped(_ bytes: [UInt8], _ start: String, _ end: String) -> Bool {
    bytes.count > start.utf8.count + end.utf8.count && bytes.starts(with: start.utf8)
      && bytes.reversed().starts(with: end.utf8.reversed())
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isLetter || byte.isDigit
  }

  private static func isSlackWebhook(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.starts(with: "https://hooks.slack.com/services/T".utf8) else { return false }
    let parts = value.split(separator: Byte.slash)
    return parts.count >= 6 && !isPlaceholder(parts.last.map { String(decoding: $0, as: UTF8.self) } ?? "")
  }

  /// A signed token: three parts of base64, of which the first two are JSON objects.
  private static func isWebToken(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.starts(with: "eyJ".utf8) else { return false }
    let parts = bytes.split(separator: Byte.dot, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[1].starts(with: "eyJ".utf8) && parts[2].count >= 16
      && parts.allSatisfy { $0.allSatisfy(SecretFormat.Alphabet.base64URL.contains) }
  }

  private static func isTelegramToken(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = bytes.split(separator: Byte.colon, omittingEmptySubsequences: false)
    return parts.count == 2 && (8...10).contains(parts[0].count) && parts[1].count == 35
      && parts[0].allSatisfy(\.isDigit)
      && parts[1].allSatisfy(SecretFormat.Alphabet.base64URL.contains) && ByteSet(parts[1]).count > 7
  }

  private static let placeholders: Set<String> = [
    "changeme", "changeit", "todo", "fixme", "tbd", "none", "null", "nil", "undefined", "placeholder", "replaceme",
    "example", "dummy", "redacted", "hidden", "value", "string", "fake", "yourpassword", "yoursecret", "yourtoken",
    "yourapikey", "mysecret", "sk-", "...", "…",
  ]

  /// What makes a placeholder of any text around it.
  private static let marksInWords = [
    "xxxx", "****", "changeme", "change_me", "change-me", "changethis", "change_this", "change-this", "replaceme",
    "replace_me", "replace-me", "placeholder",
  ]

  /// First words of phrases such as `insert your key`.
  private static let beginnings: Set<String> = [
    "your", "insert", "enter", "put", "replace", "change", "add", "fill", "set", "paste", "generate", "use",
  ]

  /// Words that make a placeholder of the phrase they stand in.
  private static let marks: Set<String> = [
    "placeholder", "example", "changeme", "replaceme", "dummy", "redacted", "todo", "fixme", "tbd", "sample", "fake",
  ]

  private static let defaultPasswords: Set<String> = [
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "password1", "password123", "pass", "pass123", "passwd", "admin",
    "admin123", "administrator", "root", "root123", "rootpassword", "toor", "postgres", "postgresql", "mysql",
    "mariadb", "mongo", "mongodb", "redis", "rabbitmq", "elastic", "kibana", "grafana", "minio", "minioadmin",
    "neo4j", "oracle", "sa", "changeme", "changeit", "secret", "supersecret", "topsecret", "mysecretpassword", "123",
    "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "qwerty", "qwerty123", "abc123",
    "letmein", "welcome", "welcome1", "test", "test123", "testing", "guest", "user", "default", "example", "demo",
    "dev", "develop", "development", "docker", "local", "app", "db", "database", "wordpress", "drupal", "keycloak",
    "airflow", "superset", "airbyte", "jenkins", "sonar", "nexus", "portainer", "traefik", "vault", "consul",
    "clickhouse", "influxdb", "couchdb", "guacamole", "nextcloud", "gitea", "dbpassword", "dbpass", "mypassword",
    "mypass", "mysecret", "postgrespassword", "foobar", "hunter2", "iloveyou", "monkey", "dragon", "master",
    "changethis", "change-this", "change_this", "111111", "000000", "0000", "1111", "654321", "123123", "s3cr3t",
    "super_secret", "super-secret", "bitnami", "my-secret-pw", "my-secret-password", "redispassword", "redispass",
    "adminpassword", "rootpass", "userpassword", "testpassword", "secret123", "supersecretkey", "secretkey",
    "devpassword", "please_change_me", "replaceme", "change-me", "change_me", "minio123", "db_password",
    "somewordpress", "prom-operator",
  ]
}
