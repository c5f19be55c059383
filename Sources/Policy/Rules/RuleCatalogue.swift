import CEL
import Stack

/// Every type and scope that a rule can be written on: those of the languages, and the suppressions of a run.
public enum RuleCatalogue {
  /// The scopes.
  public static let scopes: [Scope] = ModelCatalogue.scopes + [SuppressionList.scope]

  /// The object types.
  public static let schemas: [ObjectSchema] =
    ModelCatalogue.schemas + [SuppressionModel.modelSchema, SuppressionList.modelSchema]

  /// The object types by name.
  public static let registry = TypeRegistry(schemas)
}
