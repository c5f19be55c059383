import CEL
import Syntax

/// Something in the merged project for which Compose refuses to load it, though each key and value is well-formed.
public final class ComposeProblem: ModelObject {
  /// What sort of problem it is.
  public enum Kind: String, Sendable {
    /// Something is missing without which the project cannot run.
    case incomplete
    /// Two things exclude each other.
    case contradiction
    /// Services wait for each other in a circle.
    case cycle
    /// `extends` or `include` lead nowhere, or in a circle.
    case loading
    /// Something has no effect, though Compose takes it.
    case ignored
    /// A value has a form that Compose does not take.
    case value
  }

  /// What sort of problem it is.
  public let kind: Kind

  /// What is wrong, in words without a full stop.
  public let message: String

  /// Where.
  public let place: Place?

  init(_ kind: Kind, _ message: String, at place: Place?) {
    self.kind = kind
    self.message = message
    self.place = place
  }

  /// The message.
  public var display: String { message }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeProblem.self, "compose.problem",
    "Something in the merged project for which Compose refuses to load it."
  ) {
    Field(
      "kind",
      "`incomplete`, `contradiction`, `cycle`, `loading`, `value`, or `ignored` for what Compose takes without heeding it."
    ) { $0.kind.rawValue }
    Field("message", "What is wrong, in words.") { $0.message }
  }
}
