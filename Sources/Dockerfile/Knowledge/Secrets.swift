/// Recognises credentials by the name of a variable and by the form of a value.
enum Secrets {
  /// Whether a variable's name says that it holds a credential.
  ///
  /// A whole word of the name must say so; a name that speaks about a credential instead (`TOKEN_FILE`, `PUBLIC_KEY`,
  /// `ALLOW_EMPTY_PASSWORD`) does not.
  static func isSecretName(_ name: String) -> Bool {
    let words = name.uppercased().split { $0 == "_" || $0 == "-" || $0 == "." }.map(String.init)
    guard let first = words.first, let last = words.last else { return false }
    if wellKnown.contains(name.uppercased()) { return true }
    if words.contains("PUBLIC") || aboutFirst.contains(first) || aboutLast.contains(last) { return false }
    if words.contains(where: terms.contains) { return true }
    if last == "PWD" || last == "PASS" || last == "AUTH" { return words.count > 1 }
    guard last == "KEY" else { return false }
    return words.count == 1 || words.dropLast().contains(where: keyKinds.contains)
  }

  private static let wellKnown: Set<String> = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "PGPASSWORD", "MYSQL_PWD", "NPM_AUTH",
    "SSHPASS", "REDISCLI_AUTH", "GOOGLE_API_KEY", "AZURE_CLIENT_SECRET",
  ]
  private static let terms: Set<String> = [
    "PASSWORD", "PASSWORDS", "PASSWD", "PASSPHRASE", "PWORD", "SECRET", "SECRETS", "TOKEN", "CREDENTIAL", "CREDENTIALS",
    "CREDS", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "SECRETKEY",
  ]
  private static let keyKinds: Set<String> = [
    "API", "ACCESS", "PRIVATE", "SECRET", "ENCRYPTION", "SSH", "AUTH", "SIGNING", "MASTER", "ACCOUNT", "STORAGE",
    "DEPLOY", "SERVICE", "LICENSE", "JWT", "APP", "RSA", "SESSION", "CLIENT", "ADMIN", "ROOT", "AWS", "STRIPE",
    "OPENAI",
    "ANTHROPIC", "SENDGRID", "DATADOG", "TLS", "SSL", "HMAC", "AES", "CRYPT", "COOKIE",
  ]
  private static let aboutFirst: Set<String> = [
    "ALLOW", "DISABLE", "ENABLE", "REQUIRE", "SKIP", "NO", "MAX", "MIN", "RANDOM", "USE",
  ]
  private static let aboutLast: Set<String> = [
    "FILE", "FILES", "PATH", "DIR", "DIRECTORY", "FOLDER", "URL", "URI", "ENDPOINT", "HOST", "PORT", "VERSION", "NAME",
    "ID", "ARN", "ENABLED", "DISABLED", "EXPIRY", "EXPIRES", "EXPIRATION", "EXPIRE", "TTL", "LENGTH", "SIZE", "TYPE",
    "HEADER", "ALGORITHM", "ALG", "ISSUER", "AUDIENCE", "POLICY", "LIFETIME", "TIMEOUT", "MINUTES", "SECONDS", "HOURS",
    "DAYS", "COUNT", "LIMIT", "PREFIX", "SUFFIX", "FORMAT", "PROVIDER", "STORE", "BACKEND", "METHOD", "MODE", "SCOPE",
    "REGION", "FIELD", "PLACEHOLDER", "PUB", "FINGERPRINT", "SHA256", "CHECKSUM", "MANAGER", "OPTIONS", "REQUIRED",
  ]

  /// Whether a value has the form of a well-known kind of key, whatever its variable is called.
  static func isSecretValue(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    if contains(bytes, "-----BEGIN "), contains(bytes, "PRIVATE KEY") { return true }
    for format in formats where bytes.count >= format.minimumLength && bytes.starts(with: format.prefix) {
      let rest = bytes[format.prefix.count...]
      if rest.allSatisfy({ $0.isLetter || $0.isDigit || $0 == Byte.dash || $0 == Byte.underscore || $0 == 0x2E }),
        format.needsDigit ? rest.contains(where: \.isDigit) : true
      {
        return true
      }
    }
    return isWebToken(bytes)
  }

  private struct Format: Sendable {
    let prefix: [UInt8]
    let minimumLength: Int
    var needsDigit = true

    init(_ prefix: String, _ minimumLength: Int) {
      self.prefix = Array(prefix.utf8)
      self.minimumLength = minimumLength
    }
  }

  private static let formats: [Format] = [
    Format("AKIA", 20), Format("ASIA", 20), Format("ghp_", 36), Format("gho_", 36), Format("ghu_", 36),
    Format("ghs_", 36), Format("ghr_", 36), Format("github_pat_", 40), Format("glpat-", 26), Format("sk-", 24),
    Format("sk_live_", 24), Format("rk_live_", 24), Format("pk_live_", 24), Format("xoxb-", 20), Format("xoxp-", 20),
    Format("xoxa-", 20), Format("xoxr-", 20), Format("AIza", 39), Format("ya29.", 24), Format("npm_", 36),
    Format("pypi-AgE", 40), Format("SG.", 60), Format("dckr_pat_", 30), Format("hvs.", 24), Format("hf_", 34),
    Format("shpat_", 38), Format("dop_v1_", 64), Format("AGE-SECRET-KEY-1", 60),
  ]

  /// Three parts of base64url, the first of which is a JSON object.
  private static func isWebToken(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 40, bytes.starts(with: Array("eyJ".utf8)) else { return false }
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[1].starts(with: Array("eyJ".utf8)) && !parts[2].isEmpty
  }

  private static func contains(_ bytes: [UInt8], _ needle: String) -> Bool {
    let needle = Array(needle.utf8)
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { bytes[$0...].starts(with: needle) }
  }

  /// Whether a path is one where credentials are kept: `.env`, private keys, `.npmrc` ...
  static func isSecretPath(_ path: String) -> Bool {
    let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
    if name == ".env" || name.hasPrefix(".env.") {
      return !["example", "sample", "template", "dist", "defaults", "schema"].contains { name.hasSuffix("." + $0) }
    }
    if name.hasSuffix(".pub") || name.hasSuffix(".crt") { return false }
    return secretFiles.contains(name)
      || [".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx"].contains { name.hasSuffix($0) }
  }

  private static let secretFiles: Set<String> = [
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd",
    "credentials.json", "service-account.json", ".dockercfg", "kubeconfig", ".pgpass", ".aws", ".ssh", ".my.cnf",
    "secrets.yml", "secrets.yaml", "secrets.json", ".vault-token",
  ]
}
