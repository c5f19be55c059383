import CEL
import Knowledge
import Syntax

/// A variable of an environment file.
public final class EnvVariable: ModelObject {
  /// The fields that rules see.
  public static let modelSchema = ObjectSchema(
    EnvVariable.self, "env.variable", "A variable of an environment file."
  ) {
    Field("name", "The name.", at: { $0.namePlace }) { $0.name }
    Field(
      "value", "The value; absent if it is taken over from the environment, unknown if other variables are part of it.",
      at: { $0.valuePlace }
    ) { $0.value }
    Field("is_inherited", "Whether there is only a name, so that the value comes from the environment.") {
      $0.isInherited
    }
    Field("is_exported", "Whether the line starts with `export`.") { $0.isExported }
    Field("is_interpolated", "Whether other variables are part of the value.") { $0.isInterpolated }
    Field("is_redefined", "Whether a later line of the file gives the same name another value, which then holds.") {
      $0.isRedefined
    }
    Field("is_secret_name", "Whether the name says that the value is to be kept secret.") { $0.isSecretName }
    Field("is_password_name", "Whether the name says that the value is a password.") { $0.isPasswordName }
    Field("looks_like_secret_value", "Whether the value has the shape of a well-known kind of key or token.") {
      $0.looksLikeSecretValue
    }
    Field("secret_issuer", "Who issues keys of the value's shape: `GitHub`; absent for other values.") {
      $0.secretIssuer
    }
    Field("looks_random", "Whether the value looks like it came out of a generator of keys.") { $0.looksRandom }
    Field("is_placeholder", "Whether the value is empty or stands where somebody is still to write one.") {
      $0.isPlaceholder
    }
    Field(
      "is_default_password",
      "Whether the name says password or secret, and the value is one of those that everybody tries first."
    ) { $0.isDefaultPassword }
    Field(
      "has_url_password",
      "Whether the value is a URL with a password in it that is no placeholder and no well-known default."
    ) {
      $0.hasURLPassword
    }
  }

  /// The whole definition.
  public let place: Place?

  /// Where the name stands.
  public let namePlace: Place

  /// Where the value stands, quotes included; nil for an inherited variable.
  public let valuePlace: Place?

  /// The name.
  public let name: String

  /// The value with interpolation marks left in it; nil for an inherited variable.
  public let rawValue: String?

  /// Whether the line starts with `export`.
  public let isExported: Bool

  /// Whether other variables are part of the value.
  public let isInterpolated: Bool

  /// Whether a later line of the file gives the same name another value.
  public let isRedefined: Bool

  init(_ node: SyntaxNode, isRedefined: Bool) {
    let argument = node.arguments.first
    place = node.place
    namePlace = node.namePlace
    valuePlace = argument?.place
    name = node.name
    rawValue = argument?.value
    isExported = !node.flags.isEmpty
    isInterpolated = argument.map { $0.quoting != .single && EnvVariable.hasInterpolation($0.value) } ?? false
    self.isRedefined = isRedefined
    isLiteral = argument?.quoting == .single
  }

  private let isLiteral: Bool

  /// The value as a program gets it.
  public var value: Fact<String> {
    guard let rawValue else { return .absent }
    if isInterpolated { return .unknown }
    return .known(isLiteral ? rawValue : EnvVariable.resolvingDollars(rawValue))
  }

  /// Whether there is only a name.
  public var isInherited: Bool { rawValue == nil }

  /// Whether the name says that the value is to be kept secret.
  public var isSecretName: Bool { SecretName.isSecret(name) }

  /// Whether the name says that the value is a password.
  public var isPasswordName: Bool { SecretName.isPassword(name) }

  /// Who issues keys of the value's shape.
  public var secretIssuer: Fact<String> {
    switch value {
    case .known(let value): SecretValue.issuer(of: value).map { .known($0) } ?? .absent
    case .absent: .absent
    case .unknown: .unknown
    }
  }

  /// Whether the value has the shape of a well-known kind of key.
  public var looksLikeSecretValue: Fact<Bool> { judge { SecretValue.issuer(of: $0) != nil } }

  /// Whether the value looks like it came out of a generator of keys.
  public var looksRandom: Fact<Bool> { judge(SecretValue.looksRandom) }

  /// Whether the value is empty or still to be written; false for an inherited variable.
  public var isPlaceholder: Fact<Bool> { judge(SecretValue.isPlaceholder) }

  /// Whether the value of a secret is a password that everybody tries first.
  public var isDefaultPassword: Fact<Bool> {
    guard isSecretName else { return .known(false) }
    return judge(SecretValue.isDefaultPassword)
  }

  /// Whether the value is a URL with a password that is neither a placeholder nor one that everybody tries first.
  public var hasURLPassword: Fact<Bool> {
    judge {
      SecretValue.passwordsInURLs($0).contains { !SecretValue.isPlaceholder($0) && !SecretValue.isDefaultPassword($0) }
    }
  }

  /// What a message shows: the name, never the value.
  public var display: String { name }

  private func judge(_ test: (String) -> Bool) -> Fact<Bool> {
    switch value {
    case .known(let value): .known(test(value))
    case .absent: .known(false)
    case .unknown: .unknown
    }
  }

  /// Whether a dollar starts a variable in it; `$$` is a dollar.
  private static func hasInterpolation(_ value: String) -> Bool {
    var bytes = value.utf8[...]
    while let dollar = bytes.firstIndex(of: Byte.dollar) {
      bytes = bytes[bytes.index(after: dollar)...]
      guard let next = bytes.first else { return false }
      switch next {
      case Byte.dollar: bytes = bytes.dropFirst()
      case _ where next == Byte.openBrace || next.isNameStart: return true
      default: break
      }
    }
    return false
  }

  private static func resolvingDollars(_ value: String) -> String {
    guard value.utf8.contains(Byte.dollar) else { return value }
    var result: [UInt8] = []
    var isSecond = false
    for byte in value.utf8 {
      isSecond = byte == Byte.dollar && !isSecond && result.last == byte
      if !isSecond { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
