/// Tells from a variable's name whether it holds a secret.
public enum SecretName {
  /// Whether a variable of that name holds something that must stay secret: a password, token, key or credential.
  ///
  /// Names that only speak about a secret do not count: `DB_PASSWORD_FILE`, `TOKEN_TTL`, `MAX_TOKENS`, `PUBLIC_KEY`.
  public static func isSecret(_ name: String) -> Bool {
    let words = words(of: name)
    guard !speaksAbout(words) else { return false }
    for (index, word) in words.enumerated() {
      if secretWords.contains(word) { return true }
      if word == "KEY", index > 0, keyOwners.contains(words[index - 1]) { return true }
      if word == "STRING", index > 0, words[index - 1] == "CONNECTION" { return true }
    }
    return isPassword(words)
  }

  /// Whether a variable of that name holds a password.
  public static func isPassword(_ name: String) -> Bool {
    let words = words(of: name)
    return !speaksAbout(words) && isPassword(words)
  }

  private static func isPassword(_ words: [String]) -> Bool {
    // PWD and OLDPWD alone are the shell's working directories.
    words.contains { passwordWords.contains($0) || $0.hasSuffix("PASSWORD") || $0.hasSuffix("PASSWD") }
      || words.count > 1 && words.contains("PWD")
  }

  private static func speaksAbout(_ words: [String]) -> Bool {
    guard let last = words.last else { return true }
    return attributes.contains(last) || words.contains { exemptions.contains($0) }
  }

  /// The parts of a name in capitals: those between `_`, `-` and `.`, and the humps of `camelCase`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8.prefix(256) {
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      if !isLower, !isUpper, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        end()
      } else {
        if isUpper, wasLower { end() }
        word.append(isLower ? byte & 0xDF : byte)
      }
      wasLower = isLower
    }
    end()
    return words
  }

  private static let passwordWords: Set<String> = ["PASSWORD", "PASSWD", "PASS", "PASSPHRASE", "PASSWORT"]

  private static let secretWords: Set<String> = [
    "SECRET", "SECRETS", "TOKEN", "APIKEY", "APITOKEN", "SECRETKEY", "ACCESSKEY", "PRIVATEKEY", "CREDENTIAL",
    "CREDENTIALS", "PAT", "BEARER",
  ]

  private static let keyOwners: Set<String> = [
    "API", "ACCESS", "SECRET", "PRIVATE", "ENCRYPTION", "ENCRYPT", "SIGNING", "SIGN", "MASTER", "APP", "AUTH",
    "SERVICE",
    "ROLE", "ACCOUNT", "SSH", "DEPLOY", "STORAGE", "WEBHOOK", "LICENSE", "ADMIN", "JWT", "SESSION", "COOKIE", "HMAC",
    "AES", "RSA", "OPENAI", "ANTHROPIC", "STRIPE", "SENDGRID",
  ]

  /// Last words that make the variable an attribute of a secret, or a place where it lies.
  private static let attributes: Set<String> = [
    "FILE", "PATH", "DIR", "DIRECTORY", "NAME", "LENGTH", "SIZE", "TTL", "EXPIRY", "EXPIRE", "EXPIRES", "EXPIRATION",
    "LIFETIME", "AGE", "TIMEOUT", "ENABLED", "DISABLED", "TYPE", "ALGORITHM", "ALG", "HEADER", "ISSUER", "AUDIENCE",
    "ID",
    "POLICY", "MIN", "MAX", "COUNT", "LIMIT", "ROUNDS", "REQUIRED", "ENDPOINT", "MINUTES", "HOURS", "DAYS", "SECONDS",
    "IN",
    "PREFIX", "FIELD", "PARAM", "VERSION", "REGION", "MANAGER", "STORE", "PROVIDER", "COST", "BUDGET",
  ]

  /// Words that say wherever they stand that there is no secret.
  private static let exemptions: Set<String> = [
    "PUBLIC", "PUBLISHABLE", "ALLOW", "RANDOM", "MAX", "REQUIRE", "USE", "ENABLE",
  ]
}
