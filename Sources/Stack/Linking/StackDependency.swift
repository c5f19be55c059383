import CEL
import Compose
import Syntax

/// A service that another waits for, with what is known of its image: `stack.dependency`.
public final class StackDependency: ModelObject {
  /// What the Compose file says.
  public let dependency: ComposeDependency

  /// The service that is waited for; nil when the project has none of that name.
  public let target: StackService?

  init(_ dependency: ComposeDependency, target: StackService?) {
    self.dependency = dependency
    self.target = target
  }

  /// The name in `depends_on`.
  public var place: Place? { dependency.place }

  /// The name.
  public var display: String { dependency.name }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackDependency.self, "stack.dependency", "A service that another waits for, with what is known of its image."
  ) {
    Field("name", "The name of the service that is waited for.") { $0.dependency.name }
    Field("condition", "`service_started`, `service_healthy` ...", at: { $0.dependency.conditionPlace }) {
      $0.dependency.condition
    }
    Field("target", "The service that is waited for.", at: { $0.target?.place }) { $0.target }
    Field("has_target", "The project has that service.") { $0.target != nil }
  }
}
