import CEL
import Syntax

/// A `Strict-Transport-Security` value (RFC 6797, 6.1).
public final class NginxHSTS: ModelObject {
  /// How long browsers keep to TLS, in seconds; nil when the value has no valid `max-age`.
  public let maxAge: Int?

  /// Whether subdomains are included.
  public let includesSubdomains: Bool

  /// Whether the site asks to be put into the browsers' preload lists.
  public let preloads: Bool

  /// The header's value.
  public let place: Place?

  private let text: String

  init(_ text: String, place: Place?) {
    self.text = text
    self.place = place
    var maxAge: Int?
    var includesSubdomains = false
    var preloads = false
    for part in text.split(separator: ";") {
      let directive = part.lowercased().filter { $0 != " " && $0 != "\t" && $0 != "\"" }
      if directive.hasPrefix("max-age=") { maxAge = Int(directive.dropFirst("max-age=".count)) }
      if directive == "includesubdomains" { includesSubdomains = true }
      if directive == "preload" { preloads = true }
    }
    self.maxAge = maxAge
    self.includesSubdomains = includesSubdomains
    self.preloads = preloads
  }

  /// The value.
  public var display: String { text }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.hsts") }

  /// `nginx.hsts`.
  public static let modelSchema = ObjectSchema(
    NginxHSTS.self, "nginx.hsts", "A Strict-Transport-Security value."
  ) {
    Field("max_age", "How long browsers keep to TLS, in seconds; absent without a valid max-age.") { $0.maxAge }
    Field("include_subdomains", "Whether subdomains are included.") { $0.includesSubdomains }
    Field("preload", "Whether the site asks to be preloaded by browsers.") { $0.preloads }
    Field("value", "The value as written.") { $0.text }
  }
}
