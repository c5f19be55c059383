/// Names of variables that hold secrets.
enum SecretName {
  private static let words: Set<String> = [
    "password", "passwd", "passphrase", "pwd", "pass", "secret", "secrets", "token", "apikey", "credential",
    "credentials", "passcode",
  ]

  private static let pairs: Set<String> = [
    "api key", "access key", "private key", "secret key", "encryption key", "signing key", "master key", "auth key",
    "account key", "app key", "jwt key", "license key", "session key", "service key", "admin key",
  ]

  /// Last words that turn a secret's name into something about the secret.
  private static let harmlessEndings: Set<String> = [
    "file", "path", "dir", "name", "id", "url", "uri", "host", "port", "ttl", "expiry", "expires", "expiration",
    "expire", "lifetime", "length", "minutes", "hours", "days", "seconds", "algorithm", "type", "policy", "header",
    "enabled",
    "required", "rotation", "timeout", "issuer", "audience", "count", "limit", "version", "endpoint", "reset", "min",
    "max",
    "size", "method", "manager", "provider", "field", "prefix", "mode", "age", "duration", "interval", "attempts",
    "validity", "refresh", "format", "location", "mount", "store", "backend", "public", "size",
  ]

  /// First words of switches.
  private static let switches: Set<String> = [
    "allow", "enable", "disable", "use", "require", "random", "generate", "show", "hide", "no", "skip", "with", "max",
    "min", "enforce", "public", "is", "has",
  ]

  /// Whether a name reads like that of a password, key or token.
  static func isSecret(_ name: String) -> Bool {
    let words = split(name)
    guard let first = words.first, let last = words.last else { return false }
    // `PWD` alone is the shell's working directory.
    if words == ["pwd"] || words == ["oldpwd"] { return false }
    if harmlessEndings.contains(last) || switches.contains(first) { return false }
    if words.contains("random") || words.contains("empty") { return false }
    if words.contains(where: { isSecretWord($0) }) { return true }
    return zip(words, words.dropFirst()).contains { pairs.contains($0 + " " + $1) }
  }

  /// Whether a name is that of a user: `POSTGRES_USER`, `DB_USERNAME`.
  static func isUserName(_ name: String) -> Bool {
    guard let last = split(name).last else { return false }
    return ["user", "username", "login"].contains(last)
  }

  private static func isSecretWord(_ word: String) -> Bool {
    words.contains(word) || word.hasSuffix("password") || word.hasSuffix("passwd") || word.hasSuffix("apikey")
      || word.hasSuffix("secret") || (word.hasSuffix("token") && word != "nontoken")
  }

  /// The words of a name in lower case: `apiKey`, `API_KEY` and `api-key` are `api`, `key`.
  private static func split(_ name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for byte in name.utf8 {
      let isUpper = (0x41...0x5A).contains(byte)
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == 0x20 {
        endWord()
        wasLower = false
        continue
      }
      if isUpper, wasLower { endWord() }
      wasLower = (0x61...0x7A).contains(byte)
      word.append(isUpper ? byte | 0x20 : byte)
    }
    endWord()
    return words
  }
}

/// Passwords that images, examples and tutorials use.
enum DefaultPasswords {
  private static let all: Set<String> = [
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "password1", "password123", "pass", "passwd", "admin", "admin123",
    "administrator", "adminpassword", "root", "rootpassword", "rootpass", "toor", "postgres", "postgresql", "mysql",
    "mariadb", "mongo", "mongodb", "redis", "redispassword", "rabbitmq", "guest", "user", "userpassword", "test",
    "testing",
    "test123", "testpassword", "example", "secret", "secret123", "mysecret", "mysecretpassword", "supersecret",
    "supersecretkey", "super-secret", "secretkey", "default", "demo", "dev", "devpassword", "development", "changeme",
    "change-me", "change_me", "changeit", "changethis", "change-this", "please_change_me", "replaceme", "letmein",
    "welcome",
    "qwerty", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "minio", "minioadmin",
    "minio123", "grafana", "keycloak", "elastic", "neo4j", "sa", "app", "docker", "db_password", "dbpassword",
    "mypassword",
    "wordpress", "nextcloud", "somewordpress", "bitnami", "portainer", "prom-operator",
  ]

  /// Whether a password is one of them.
  static func contains(_ password: String) -> Bool {
    all.contains(password.lowercased()) || (!password.isEmpty && isPlaceholder(password))
  }

  /// Whether a value is an obvious placeholder.
  static func isPlaceholder(_ value: String) -> Bool {
    let text = value.lowercased()
    if text.hasPrefix("<") && text.hasSuffix(">") { return true }
    if text.hasPrefix("your") && (text.contains("_") || text.contains("-") || text.contains(" ")) { return true }
    for part in [
      "changeme", "change_me", "change-me", "change_this", "change-this", "replace_me", "replace-me", "placeholder",
    ]
    where text.contains(part) {
      return true
    }
    return text.count >= 3 && text.allSatisfy { $0 == "x" || $0 == "*" || $0 == "." }
  }
}

/// URLs with credentials in them.
enum CredentialURL {
  /// Whether a text holds `scheme://user:password@` with a password that is not a hole.
  static func hasLiteralPassword(_ text: String) -> Bool {
    var rest = text[...]
    while let scheme = find("://", in: rest) {
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && !$0.isWhitespace }
      guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { continue }
      let password = authority[authority.index(after: colon)..<at]
      if !password.isEmpty, !password.hasHole, !password.allSatisfy({ $0 == "*" || $0 == "x" }) {
        return true
      }
    }
    return false
  }

  private static func find(_ needle: String, in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(needle) { return start..<text.index(start, offsetBy: needle.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
