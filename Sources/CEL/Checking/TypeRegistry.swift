/// The object types that expressions may meet, by name.
public struct TypeRegistry: Sendable {
  private var schemas: [String: ObjectSchema]
  private let lookUp: @Sendable (String) -> ObjectSchema?

  /// A registry of schemas; of two with one name the last holds.
  public init(_ schemas: [ObjectSchema]) {
    self.schemas = Dictionary(schemas.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    lookUp = { _ in nil }
  }

  /// A registry that finds schemas when they are asked for.
  public init(lookUp: @escaping @Sendable (String) -> ObjectSchema?) {
    schemas = [:]
    self.lookUp = lookUp
  }

  /// The schema of a name.
  public func schema(named name: String) -> ObjectSchema? { schemas[name] ?? lookUp(name) }

  /// The registry with one schema more.
  public func adding(_ schema: ObjectSchema) -> TypeRegistry {
    var copy = self
    copy.schemas[schema.name] = schema
    return copy
  }
}
