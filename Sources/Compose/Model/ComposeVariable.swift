import CEL
import Knowledge
import Syntax

/// A variable of a service's `environment`, or a build argument.
public final class ComposeVariable: ModelObject {
  /// The whole entry.
  public let place: Place?

  /// Where the name stands; in a list the whole item.
  public let namePlace: Place

  /// Where the value stands, without quotes; nil when there is none.
  public var valuePlace: Place? { scalar?.textPlace }

  /// The name.
  public let name: String

  /// The value as written and looked up; nil for a variable that is handed on from whoever starts Compose.
  let scalar: ComposeScalar?

  /// Whether the name reads like that of a password, key or token.
  public let isSecretName: Bool

  /// Whether the value is one that images or examples use as their default password, or repeats the user's name.
  public let isDefaultPassword: Fact<Bool>

  /// - Parameter users: the values of the variables beside it that name a user.
  init(_ entry: ComposeMapping.Entry, users: Set<String>) {
    name = entry.key
    place = entry.place
    namePlace = entry.keyPlace
    let scalar = entry.value.scalar
    self.scalar = scalar
    isSecretName = SecretName.isSecret(name)
    isDefaultPassword =
      if isSecretName, let scalar {
        scalar.text.isTrue { value in
          SecretValue.isDefaultPassword(value) || users.contains(value)
            || !value.isEmpty && SecretValue.isPlaceholder(value)
        }
      } else {
        .known(false)
      }
  }

  /// The variables of a mapping, which know of each other.
  static func list(_ entries: [ComposeMapping.Entry]) -> [ComposeVariable] {
    var users: Set<String> = []
    for entry in entries where SecretName.isUserName(entry.key) {
      if let user = entry.value.scalar?.text.value, !user.isEmpty { users.insert(user) }
    }
    return entries.map { ComposeVariable($0, users: users) }
  }

  /// The name.
  public var display: String { name }

  /// The value; absent when the variable is handed on from outside.
  public var value: Fact<String> { scalar?.text ?? .absent }

  /// Whether there is a value, rather than that it is handed on from whoever starts Compose.
  public var hasValue: Bool { scalar != nil }

  /// Whether the value, default included, stands in the file itself and is not empty.
  public var hasLiteralValue: Bool { scalar.map { $0.isLiteral && !$0.literalSkeleton.isEmpty } ?? false }

  /// Whether the value holds a URL with a user and a password that stands in the file.
  public var hasCredentialURL: Bool {
    guard let scalar, scalar.literalSkeleton.has(Byte.at) else { return false }
    return SecretValue.passwordsInURLs(scalar.literalSkeleton).contains { password in
      !password.hasHole && !password.allSatisfy { $0 == "*" || $0 == "x" }
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeVariable.self, "compose.variable", "A variable of a service's `environment`, or a build argument."
  ) {
    Field("name", "The name.", at: { $0.namePlace }) { $0.name }
    Field("value", "The value; absent when it is handed on from whoever starts Compose.", at: { $0.valuePlace }) {
      $0.value
    }
    Field("is_secret_name", "Whether the name reads like that of a password, key or token.", at: { $0.namePlace }) {
      $0.isSecretName
    }
    Field(
      "has_literal_value",
      "Whether the value stands in the file itself, as text or as the default of a variable, and is not empty."
    ) {
      $0.hasLiteralValue
    }
    Field("is_passed_through", "Whether there is no value: it is handed on from whoever starts Compose.") {
      $0.scalar == nil
    }
    Field("is_interpolated", "Whether the value refers to variables.") {
      $0.scalar.map { !$0.variables.isEmpty } ?? false
    }
    Field("has_default", "Whether a variable in the value brings a default: `${X:-default}`.") {
      $0.scalar?.variables.contains { $0.hasDefault } ?? false
    }
    Field("is_required", "Whether Compose refuses to start while a variable in the value is unset: `${X:?}`.") {
      $0.scalar?.variables.contains { $0.isRequired } ?? false
    }
    Field(
      "is_file_reference", "Whether the name ends in `_FILE`: the value is the path of a file that holds the secret."
    ) {
      $0.name.uppercased().hasSuffix("_FILE")
    }
    Field(
      "is_placeholder",
      "Whether the value is empty or stands where somebody is still to write one: `<your key>`, `xxx`, `changeme`."
    ) {
      $0.value.isTrue(SecretValue.isPlaceholder)
    }
    Field(
      "is_default_password",
      "Whether a secret's value is a well-known default, or the same as the user's name beside it."
    ) {
      $0.isDefaultPassword
    }
    Field(
      "has_credential_url",
      "Whether the value holds a URL with a password that stands in the file: `scheme://user:password@`."
    ) {
      $0.hasCredentialURL
    }
  }
}
