import CEL
import Syntax

/// A service that a service waits for.
public final class ComposeDependency: ModelObject {
  /// The name in `depends_on`.
  public let place: Place?

  /// The name of the service that is waited for.
  public let name: String

  /// `service_started`, `service_healthy` or `service_completed_successfully`.
  public let condition: Fact<String>

  /// Where the condition stands; nil in the short form.
  public let conditionPlace: Place?

  /// Whether Compose refuses to start when the service is not there.
  public let isRequired: Fact<Bool>

  /// Whether the project has that service; unknown where a file could not be read.
  public let targetExists: Fact<Bool>

  /// Whether the service waited for has a health check in the Compose files.
  public let targetHasHealthcheck: Fact<Bool>

  init(_ entry: ComposeMapping.Entry, targetExists: Fact<Bool>, targetHasHealthcheck: Fact<Bool>) {
    name = entry.key
    place = entry.keyPlace
    let scalar = entry.value["condition"]?.scalar
    condition = scalar?.text ?? .known("service_started")
    conditionPlace = entry.value["condition"]?.place
    isRequired = entry.value["required"]?.scalar?.bool ?? .known(true)
    self.targetExists = targetExists
    self.targetHasHealthcheck = targetHasHealthcheck
  }

  /// The name.
  public var display: String { name }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeDependency.self, "compose.dependency", "A service that a service waits for (`depends_on`)."
  ) {
    Field("name", "The name of the service that is waited for.") { $0.name }
    Field(
      "condition",
      "`service_started` (also where none is given), `service_healthy` or `service_completed_successfully`.",
      at: { $0.conditionPlace }
    ) {
      $0.condition
    }
    Field("has_condition", "Whether the long form gives a condition.") { $0.conditionPlace != nil }
    Field("is_required", "Whether Compose refuses to start when the service is not there.") { $0.isRequired }
    Field("target_exists", "Whether the project has that service.") { $0.targetExists }
    Field(
      "target_has_healthcheck", "Whether that service has a health check in the Compose files that is not switched off."
    ) {
      $0.targetHasHealthcheck
    }
  }
}
