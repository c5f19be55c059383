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

  /// The service that is waited for; nil when it is not there.
  private let target: ProjectIndex.Member?

  /// Whether the service waited for belongs to profiles none of which this one has, so that it may be missing.
  public let isTargetInactive: Bool

  init(
    _ entry: ComposeMapping.Entry, targetExists: Fact<Bool>, targetHasHealthcheck: Fact<Bool>,
    target: ProjectIndex.Member?, profiles: Set<String>
  ) {
    self.target = target
    isTargetInactive =
      target.map { !$0.profiles.isEmpty && (profiles.isEmpty || !profiles.isSubset(of: $0.profiles)) } ?? false
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

  /// Whether the service waited for surely has no health check: switched off, or none given where the image is known
  /// to bring none.
  public var targetLacksHealthcheck: Fact<Bool> {
    guard let target, targetHasHealthcheck.value == false else { return targetHasHealthcheck.isTrue { !$0 } }
    if let check = target.reader["healthcheck"], !check.isNull { return .known(true) }
    if target.reader.has("build").value != false { return .unknown }
    return .known(target.image?.repository.value.map(WellKnownImage.withoutHealthcheck.contains) ?? false)
  }

  /// The health check of the service that is waited for; nil when the Compose files give none.
  public var targetHealthcheck: ComposeHealthcheck? {
    target?.reader["healthcheck"].flatMap { $0.mapping == nil ? nil : ComposeHealthcheck($0, isIncomplete: false) }
  }

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
    Field("target", "The service that is waited for; its fields are absent when it is not there.") { dependency in
      dependency.target.map { ComposeNeighbour($0.name, at: $0.place, isProxy: $0.isProxy) }
    }
    Field("target_is_data_store", "Whether that service is a database, search engine, cache or vector store.") {
      $0.target?.isDataStore ?? false
    }
    Field(
      "target_is_inactive",
      "Whether that service belongs to profiles and can be off while this one runs."
    ) { $0.isTargetInactive }
    Field(
      "target_lacks_healthcheck",
      "Whether that service surely has no health check: switched off, or none given and the image is known to bring none."
    ) { $0.targetLacksHealthcheck }
    Field("target_healthcheck", "The health check of that service; its fields are absent when there is none.") {
      $0.targetHealthcheck
    }
    Field(
      "target_has_healthcheck", "Whether that service has a health check in the Compose files that is not switched off."
    ) {
      $0.targetHasHealthcheck
    }
  }
}
