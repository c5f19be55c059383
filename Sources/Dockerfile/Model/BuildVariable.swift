import CEL
import Knowledge
import Syntax

/// A variable that ARG or ENV declares: `dockerfile.variable`.
public final class BuildVariable: ModelObject {
  /// The name.
  public let name: String

  /// `ARG` or `ENV`.
  public let kind: String

  /// The value with variables put in: absent for an ARG without default.
  public let value: Fact<String>

  /// The value as written, quotes included; nil for an ARG without default.
  public let text: String?

  /// Whether it stands before the first FROM.
  public let isGlobal: Bool

  /// Where name and value stand.
  public let place: Place?

  /// Where the value stands; that of the whole where there is none.
  public let valuePlace: Place?

  let references: [String]
  let siblings: [String]

  init(
    name: String, kind: String, value: Fact<String>, text: String?, references: [String], siblings: [String] = [],
    isGlobal: Bool, place: Place, valuePlace: Place
  ) {
    (self.name, self.kind, self.value, self.text) = (name, kind, value, text)
    self.siblings = siblings
    (self.references, self.isGlobal, self.place, self.valuePlace) = (references, isGlobal, place, valuePlace)
  }

  /// The name.
  public var display: String { name }

  /// Whether a value is written out: not empty and without a reference to another variable.
  public var hasLiteralValue: Bool {
    guard let text, !text.utf8.contains(Byte.dollar) else { return false }
    return value.value.map { !$0.isEmpty } ?? false
  }

  /// Whether the name says that it holds a credential.
  public var hasSecretName: Bool { SecretName.mentionsCredential(name) }

  /// Whether the value has the form of a well-known kind of key.
  public var hasSecretValue: Bool { value.value.flatMap(SecretValue.issuer) != nil }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    BuildVariable.self, "dockerfile.variable", "A variable that ARG or ENV declares."
  ) {
    Field("name", "The name.") { $0.name }
    Field("kind", "`ARG` or `ENV`.") { $0.kind }
    Field("value", "The value, variables put in; absent for an ARG without default.", at: { $0.valuePlace }) {
      $0.value
    }
    Field("text", "The value as written, quotes included.", at: { $0.valuePlace }) { $0.text }
    Field("is_global", "It stands before the first FROM.") { $0.isGlobal }
    Field("references", "The names of the variables that the value uses.") { $0.references }
    Field(
      "sibling_references", "The names in the value that the same ENV sets and nothing before it did.",
      at: { $0.valuePlace }
    ) { $0.siblings }
    Field("has_literal_value", "A value is written out: not empty, no reference to a variable.") { $0.hasLiteralValue }
    Field("is_secret_name", "The name says that it holds a credential: password, token, secret, API key ...") {
      $0.hasSecretName
    }
    Field(
      "is_secret", "The name says that it holds a credential, or the value has the form of a well-known kind of key."
    ) {
      $0.hasSecretName || $0.hasSecretValue
    }
    Field("has_url", "An address stands in the value: `https://…`.", at: { $0.valuePlace }) {
      $0.text?.contains("://") ?? false
    }
    Field("looks_random", "The value looks as if it had been made by chance, as keys are; checksums do not.") {
      // Hexadecimal numbers are checksums and commits for the most part.
      guard let value = $0.value.value, !value.utf8.allSatisfy(\.isHexadecimal) else { return false }
      return SecretValue.looksRandom(value)
    }
    Field("looks_like_secret_value", "The value has the form of a well-known kind of key, whatever the name.") {
      $0.hasSecretValue
    }
  }
}
