import Syntax

/// Tells from a variable's name whether it holds a secret.
public enum SecretName {
  /// Whether a variable of that name holds something that must stay secret: a password, token, key or credential.
  ///
  /// Names that only speak about a secret do not count: `DB_PASSWORD_FILE`, `TOKEN_TTL`, `MAX_TOKENS`, `PUBLIC_KEY`.
  public static func isSecret(_ name: String) -> Bool {
    mayMention(name) && isSecret(words(of: name))
  }

  private static func isSecret(_ words: [String]) -> Bool {
    guard !speaksAbout(words) else { return false }
    for (previous, word) in zip([nil] + words.map(Optional.some), words) {
      if secretWords.contains(word) || secretEndings.contains(where: word.hasSuffix) { return true }
      guard let previous else { continue }
      if word == "KEY", keyOwners.contains(previous) { return true }
      if word == "STRING", previous == "CONNECTION" { return true }
      if word == "AUTH", word == words.last, credentialOwners.contains(previous) { return true }
    }
    return isPassword(words)
  }

  /// Whether a name has a credential's word in it, as the arguments of a build must not: also `AUTH` and `GIT_KEY`, where
  /// elsewhere a key may be one of a map or a cache.
  public static func mentionsCredential(_ name: String) -> Bool {
    guard mayMention(name) else { return false }
    let words = words(of: name)
    if isSecret(words) || name.uppercased() == "AWS_ACCESS_KEY_ID" { return true }
    guard !speaksAbout(words), words.last != "SOCK", !words.contains("GPG"), !words.contains("PGP") else {
      return false
    }
    for (previous, word) in zip([nil] + words.map(Optional.some), words) {
      if word == "AUTH" || word == "PWORD" || word == "CREDENTIAL" { return true }
      if word == "KEY", previous.map({ !harmlessKeys.contains($0) }) ?? true { return true }
    }
    return false
  }

  /// Whose keys are no secrets.
  private static let harmlessKeys: Set<String> = [
    "CACHE", "SORT", "PRIMARY", "FOREIGN", "PARTITION", "HOST", "REPO", "APT", "RPM", "YUM", "MAP", "INDEX", "LOOKUP",
    "RELEASE", "VERIFY", "TRUSTED",
  ]

  /// Whether a variable of that name holds a password.
  public static func isPassword(_ name: String) -> Bool {
    guard mayMention(name) else { return false }
    let words = words(of: name)
    return !speaksAbout(words) && isPassword(words)
  }

  /// Whether a variable of that name holds a user's name: `POSTGRES_USER`, `DB_USERNAME`.
  public static func isUserName(_ name: String) -> Bool {
    guard name.utf8.count > 256 || endsAsUserName(name) else { return false }
    return words(of: name).last.map(["USER", "USERNAME", "LOGIN"].contains) ?? false
  }

  /// Whether the last letters of a name are those of a word for a user's name; few are.
  private static func endsAsUserName(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      guard let last = bytes.lastIndex(where: { $0.isLetter || $0.isDigit }) else { return false }
      return userWords.contains { word in
        word.count <= last + 1 && word.indices.allSatisfy { bytes[last + 1 - word.count + $0].capital == word[$0] }
      }
    }
  }

  private static let userWords = ["USER", "USERNAME", "LOGIN"].map { Array($0.utf8) }

  private static func isPassword(_ words: [String]) -> Bool {
    if words.contains(where: { passwordWords.contains($0) || $0.hasSuffix("PASSWORD") || $0.hasSuffix("PASSWD") }) {
      return true
    }
    // PWD and OLDPWD alone are the shell's working directories, PASS alone is a verb.
    return words.count > 1 && (words.last == "PWD" || words.last == "PASS")
  }

  /// Whether a name holds the beginning of a word without which none speaks of a secret: most hold none, and need no
  /// closer look.
  private static func mayMention(_ name: String) -> Bool {
    let result = name.utf8.withContiguousStorageIfAvailable { bytes in
      let beginnings = beginnings
      var letters = LetterTriple()
      for byte in bytes.prefix(256) {
        letters.append(byte)
        if beginnings.contains(letters) { return true }
      }
      return false
    }
    return result ?? true
  }

  /// The first three letters of all the words that are looked for below.
  private static let beginnings = LetterTriples([
    "PAS", "PAT", "PWD", "PWO", "SEC", "TOK", "KEY", "CRE", "BEA", "AUT", "STR",
  ])

  private static func speaksAbout(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last else { return true }
    return attributes.contains(last) || switches.contains(first) || words.contains(where: exemptions.contains)
      || pathNames.contains(words)
  }

  /// The parts of a name in capitals: those between `_`, `-` and `.`, and the humps of `camelCase`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8.prefix(256) {
      if !byte.isLetter, !byte.isDigit {
        end()
      } else {
        if byte.isCapital, wasSmall { end() }
        word.append(byte.capital)
      }
      wasSmall = byte.isSmallLetter
    }
    end()
    return words
  }

  private static let passwordWords: Set<String> = [
    "PASSWORD", "PASSWORDS", "PASSWD", "PWORD", "PASSPHRASE", "PASSCODE", "PASSWORT",
  ]

  private static let secretWords: Set<String> = [
    "SECRETS", "SECRETKEY", "ACCESSKEY", "PRIVATEKEY", "CREDENTIAL", "CREDENTIALS", "CREDS", "PAT", "BEARER",
  ]

  /// Ends of words that are written together: `CLIENTSECRET`, `AUTHTOKEN`.
  private static let secretEndings = ["SECRET", "TOKEN", "APIKEY"]

  private static let keyOwners: Set<String> = [
    "API", "ACCESS", "SECRET", "PRIVATE", "ENCRYPTION", "ENCRYPT", "CRYPT", "SIGNING", "SIGN", "MASTER", "APP", "AUTH",
    "SERVICE", "ROLE", "ACCOUNT", "SSH", "DEPLOY", "STORAGE", "WEBHOOK", "LICENSE", "ADMIN", "JWT", "SESSION", "COOKIE",
    "HMAC", "AES", "RSA", "AWS", "OPENAI", "ANTHROPIC", "STRIPE", "SENDGRID", "DATADOG",
  ]

  /// What has a user and a password in one variable called `…_AUTH`.
  private static let credentialOwners: Set<String> = ["NPM", "REDISCLI", "REGISTRY", "DOCKER"]

  /// Last words that make the variable an attribute of a secret, or a place where it lies.
  private static let attributes: Set<String> = [
    "FILE", "FILES", "PATH", "DIR", "DIRECTORY", "FOLDER", "LOCATION", "MOUNT", "URL", "URI", "ENDPOINT", "HOST",
    "PORT",
    "NAME", "ID", "ARN", "LENGTH", "SIZE", "MIN", "MAX", "COUNT", "LIMIT", "ROUNDS", "COST", "BUDGET", "ATTEMPTS",
    "TTL",
    "EXPIRY", "EXPIRE", "EXPIRES", "EXPIRATION", "IN", "LIFETIME", "VALIDITY", "AGE", "DURATION", "INTERVAL", "TIMEOUT",
    "MINUTES", "HOURS", "DAYS", "SECONDS", "ROTATION", "REFRESH", "RESET", "ENABLED", "DISABLED", "REQUIRED", "TYPE",
    "FORMAT", "ALGORITHM", "ALG", "METHOD", "MODE", "SCOPE", "OPTIONS", "POLICY", "HEADER", "ISSUER", "AUDIENCE",
    "PREFIX", "SUFFIX", "FIELD", "PARAM", "VERSION", "REGION", "MANAGER", "STORE", "BACKEND", "PROVIDER", "PLACEHOLDER",
    "PUB", "FINGERPRINT", "CHECKSUM", "SHA256",
  ]

  /// First words of switches and limits.
  private static let switches: Set<String> = [
    "DISABLE", "SHOW", "HIDE", "NO", "SKIP", "WITH", "MIN", "ENFORCE", "GENERATE", "IS", "HAS",
  ]

  /// Words that say wherever they stand that there is no secret.
  private static let exemptions: Set<String> = [
    "PUBLIC", "PUBLISHABLE", "ALLOW", "RANDOM", "EMPTY", "MAX", "REQUIRE", "USE", "ENABLE",
  ]

  /// Names that sound like a secret and hold the path of a file with one.
  private static let pathNames: Set<[String]> = [["GOOGLE", "APPLICATION", "CREDENTIALS"]]
}
