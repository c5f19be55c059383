import Syntax

/// A well-known shape of a key or token: its fixed beginning and what follows.
struct SecretFormat: Sendable {
  /// The bytes that may follow the beginning.
  enum Alphabet: Sendable {
    case lowerHexadecimal
    case upperAlphanumeric
    case alphanumeric
    /// Letters, digits, `-` and `_`.
    case base64URL
    /// What base64 URLs have, and dots.
    case dotted

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .lowerHexadecimal: byte.isDigit || (byte >= 0x61 && byte <= 0x66)
      case .upperAlphanumeric: byte.isDigit || byte.isCapital
      case .alphanumeric: byte.isDigit || byte.isLetter
      case .base64URL: byte.isDigit || byte.isLetter || byte == Byte.dash || byte == Byte.underscore
      case .dotted: Alphabet.base64URL.contains(byte) || byte == Byte.dot
      }
    }
  }

  /// Who issues such keys: `GitHub`.
  let issuer: String
  let prefix: String
  let alphabet: Alphabet
  let minimumTail: Int
  let maximumTail: Int

  private init(_ issuer: String, _ prefix: String, _ alphabet: Alphabet, _ tail: ClosedRange<Int>) {
    self.issuer = issuer
    self.prefix = prefix
    self.alphabet = alphabet
    minimumTail = tail.lowerBound
    maximumTail = tail.upperBound
  }

  /// Whether a whole value has the shape. A tail of very few different characters is a placeholder, not a key.
  func matches(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.starts(with: prefix.utf8) else { return false }
    let tail = value[prefix.utf8.count...]
    guard tail.count >= minimumTail, tail.count <= maximumTail, tail.allSatisfy(alphabet.contains) else { return false }
    return ByteSet(tail.prefix(64)).count >= min(7, minimumTail)
  }

  /// The first format that a value has.
  static func first(of value: UnsafeBufferPointer<UInt8>) -> SecretFormat? {
    guard value.count > 2 else { return nil }
    return byBeginning[BytePairs.number(value[0], value[1])]?.first { $0.matches(value) }
  }

  /// The formats by their first two bytes, in the order of `all`.
  private static let byBeginning = Dictionary(grouping: all) { format in
    let bytes = Array(format.prefix.utf8.prefix(2))
    return bytes.count == 2 ? BytePairs.number(bytes[0], bytes[1]) : 0
  }

  /// The formats, from the issuers' own descriptions.
  static let all: [SecretFormat] = [
    SecretFormat("AWS", "AKIA", .upperAlphanumeric, 16...16),
    SecretFormat("AWS", "ASIA", .upperAlphanumeric, 16...16),
    SecretFormat("GitHub", "ghp_", .alphanumeric, 36...255),
    SecretFormat("GitHub", "gho_", .alphanumeric, 36...255),
    SecretFormat("GitHub", "ghu_", .alphanumeric, 36...255),
    SecretFormat("GitHub", "ghs_", .alphanumeric, 36...255),
    SecretFormat("GitHub", "ghr_", .alphanumeric, 36...255),
    SecretFormat("GitHub", "github_pat_", .base64URL, 40...255),
    SecretFormat("GitLab", "glpat-", .dotted, 20...300),
    SecretFormat("GitLab", "gldt-", .base64URL, 20...64),
    SecretFormat("Slack", "xoxb-", .base64URL, 20...255),
    SecretFormat("Slack", "xoxp-", .base64URL, 20...255),
    SecretFormat("Slack", "xoxa-", .base64URL, 20...255),
    SecretFormat("Slack", "xoxr-", .base64URL, 20...255),
    SecretFormat("Slack", "xoxs-", .base64URL, 20...255),
    SecretFormat("Slack", "xapp-", .base64URL, 20...255),
    SecretFormat("Stripe", "sk_live_", .alphanumeric, 16...255),
    SecretFormat("Stripe", "sk_test_", .alphanumeric, 16...255),
    SecretFormat("Stripe", "rk_live_", .alphanumeric, 16...255),
    SecretFormat("Stripe", "whsec_", .alphanumeric, 24...255),
    SecretFormat("Google", "AIza", .base64URL, 35...35),
    SecretFormat("Google", "GOCSPX-", .base64URL, 28...28),
    SecretFormat("Google", "ya29.", .base64URL, 24...2048),
    SecretFormat("Anthropic", "sk-ant-", .base64URL, 24...255),
    SecretFormat("OpenRouter", "sk-or-v1-", .lowerHexadecimal, 64...64),
    SecretFormat("OpenAI", "sk-proj-", .base64URL, 24...255),
    SecretFormat("OpenAI", "sk-svcacct-", .base64URL, 24...255),
    SecretFormat("OpenAI", "sk-", .alphanumeric, 32...128),
    SecretFormat("Groq", "gsk_", .alphanumeric, 32...128),
    SecretFormat("Hugging Face", "hf_", .alphanumeric, 30...64),
    SecretFormat("Replicate", "r8_", .alphanumeric, 30...64),
    SecretFormat("SendGrid", "SG.", .dotted, 60...80),
    SecretFormat("npm", "npm_", .alphanumeric, 36...36),
    SecretFormat("PyPI", "pypi-", .base64URL, 50...400),
    SecretFormat("RubyGems", "rubygems_", .lowerHexadecimal, 48...48),
    SecretFormat("Docker Hub", "dckr_pat_", .base64URL, 27...64),
    SecretFormat("DigitalOcean", "dop_v1_", .lowerHexadecimal, 64...64),
    SecretFormat("DigitalOcean", "doo_v1_", .lowerHexadecimal, 64...64),
    SecretFormat("HashiCorp Vault", "hvs.", .base64URL, 24...255),
    SecretFormat("Shopify", "shpat_", .lowerHexadecimal, 32...32),
    SecretFormat("Shopify", "shpss_", .lowerHexadecimal, 32...32),
    SecretFormat("Square", "sq0atp-", .base64URL, 22...64),
    SecretFormat("Square", "sq0csp-", .base64URL, 43...64),
    SecretFormat("Databricks", "dapi", .lowerHexadecimal, 32...36),
    SecretFormat("Linear", "lin_api_", .alphanumeric, 32...64),
    SecretFormat("Notion", "ntn_", .alphanumeric, 40...64),
    SecretFormat("Figma", "figd_", .base64URL, 40...64),
    SecretFormat("Postman", "PMAK-", .base64URL, 50...64),
    SecretFormat("New Relic", "NRAK-", .upperAlphanumeric, 27...27),
    SecretFormat("Sentry", "sntrys_", .base64URL, 40...300),
    SecretFormat("Supabase", "sbp_", .lowerHexadecimal, 40...40),
    SecretFormat("Supabase", "sb_secret_", .base64URL, 24...64),
    SecretFormat("Tailscale", "tskey-", .base64URL, 20...80),
    SecretFormat("Twilio", "SK", .lowerHexadecimal, 32...32),
    SecretFormat("Mailgun", "key-", .lowerHexadecimal, 32...32),
    SecretFormat("Fly.io", "FlyV1", .base64URL, 40...600),
    SecretFormat("Grafana", "glsa_", .base64URL, 32...64),
    SecretFormat("Resend", "re_", .base64URL, 32...40),
    SecretFormat("age", "AGE-SECRET-KEY-1", .upperAlphanumeric, 58...58),
  ]
}
