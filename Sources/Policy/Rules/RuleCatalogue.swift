import CEL
import Stack

/// Every type and scope that a rule can be written on: those of the languages, and the suppressions of a run.
public enum RuleCatalogue {
  /// The first words of the names of all families.
  public static let familyNames = ModelCatalogue.familyNames + ["lint"]

  /// The scopes of all families.
  public static var scopes: [Scope] { familyNames.flatMap { family(of: $0)?.scopes ?? [] } }

  /// The object types of all families.
  public static var schemas: [ObjectSchema] { familyNames.flatMap { family(of: $0)?.schemas ?? [] } }

  /// The object types by name; a family is only made when one of its types is asked for.
  public static let registry = TypeRegistry { family(of: $0)?.schema(named: $0) }

  /// The family that a type or scope belongs to, by the first word of its name; nil when there is none.
  public static func family(of name: some StringProtocol) -> ModelFamily? {
    name == "lint" || name.hasPrefix("lint.") ? lint : ModelCatalogue.family(of: name)
  }

  private static let lint = ModelFamily(
    schemas: [SuppressionModel.modelSchema, SuppressionList.modelSchema], scopes: [SuppressionList.scope])
}
