import Syntax

/// An object of a model: what an expression reaches with `stage.base`.
///
/// A conforming class declares its fields once, in `modelSchema`; the type checker, the evaluator and the reference
/// documentation all read that declaration, so they cannot disagree.
public protocol ModelObject: AnyObject, Sendable, CELConvertible {
  /// The declaration of the class's fields.
  static var modelSchema: ObjectSchema { get }

  /// The declaration that holds for this object; that of its class unless fields are only known at run time.
  var schema: ObjectSchema { get }

  /// Where the object stands; nil when it stands in no file.
  var place: Place? { get }

  /// What a message shows for the object: `{stage.base}`.
  var display: String { get }
}

extension ModelObject {
  /// The declaration of the class.
  public var schema: ObjectSchema { Self.modelSchema }
}

/// The declaration of an object type: its name and its fields.
public final class ObjectSchema: Sendable {
  /// The name that expressions and documentation use: `dockerfile.stage`.
  public let name: String

  /// One line that says what such an object is.
  public let documentation: String

  /// The fields, in the order of their declaration.
  public let fields: [AnyField]

  private let indices: [String: Int]

  /// The schema of a class.
  public init<Owner: ModelObject>(
    _ owner: Owner.Type, _ name: String, _ documentation: String, @FieldListBuilder<Owner> fields: () -> [Field<Owner>]
  ) {
    self.name = name
    self.documentation = documentation
    self.fields = fields().map(\.erased)
    indices = ObjectSchema.index(self.fields)
  }

  /// A schema whose fields are only known at run time (a rule's options).
  public init(name: String, documentation: String, fields: [AnyField]) {
    self.name = name
    self.documentation = documentation
    self.fields = fields
    indices = ObjectSchema.index(fields)
  }

  /// The index of a field in `fields`; nil when there is none of that name.
  public func index(of field: String) -> Int? { indices[field] }

  private static func index(_ fields: [AnyField]) -> [String: Int] {
    Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A declared field, whatever class it belongs to.
public struct AnyField: Sendable {
  /// The name that expressions use, in snake_case as CEL's own names: `runs_as_root`.
  public let name: String

  /// The type that the checker assumes.
  ///
  /// Asked for only when it is needed: types may refer to each other in circles, schemas while they are made may not.
  public var type: CELType { makeType() }

  @usableFromInline let makeType: @Sendable () -> CELType

  /// One line for the reference.
  public let documentation: String

  /// Reads the field; nil means absent: `has()` is false and reading gives the type's default (empty string, 0,
  /// empty list, an object whose fields are all absent).
  public let read: @Sendable (any ModelObject) -> Value?

  /// Where the field's value stands; nil when the object's own place will do.
  public let locate: (@Sendable (any ModelObject) -> Place?)?

  /// A field.
  @inlinable
  public init(
    name: String, type: @autoclosure @escaping @Sendable () -> CELType, documentation: String,
    read: @escaping @Sendable (any ModelObject) -> Value?,
    locate: (@Sendable (any ModelObject) -> Place?)? = nil
  ) {
    self.name = name
    makeType = type
    self.documentation = documentation
    self.read = read
    self.locate = locate
  }
}

/// A field of a certain class, as it is declared.
///
///     Field("user", "The user of the last `USER`.", at: { $0.userPlace }) { $0.user }
public struct Field<Owner: ModelObject>: Sendable {
  @usableFromInline
  let erased: AnyField

  /// A field whose type follows from what `read` returns.
  ///
  /// - Parameters:
  ///   - name: the name that expressions use, in snake_case.
  ///   - documentation: one line for the reference.
  ///   - locate: where the value stands, for `at:` and `related:`.
  ///   - read: the value; nil for absent, `Fact.unknown` for what cannot be known before the build or the run.
  @inlinable
  public init<Result: CELConvertible>(
    _ name: String, _ documentation: String, at locate: (@Sendable (Owner) -> Place?)? = nil,
    _ read: @escaping @Sendable (Owner) -> Result
  ) {
    let readErased: @Sendable (any ModelObject) -> Value? = { object in
      guard let owner = Owner.exactly(object) else { return nil }
      return read(owner).celValue
    }
    var locateErased: (@Sendable (any ModelObject) -> Place?)?
    if let locate {
      locateErased = { object in
        guard let owner = Owner.exactly(object) else { return nil }
        return locate(owner)
      }
    }
    erased = AnyField(
      name: name, type: Result.celType, documentation: documentation, read: readErased, locate: locateErased)
  }
}

extension ModelObject {
  /// The object as an instance of this class; nil when it is of another one.
  ///
  /// Comparing the class itself is many times as fast as a dynamic cast, and fields are read all the time.
  @inlinable
  package static func exactly(_ object: any ModelObject) -> Self? {
    ObjectIdentifier(type(of: object)) == ObjectIdentifier(Self.self)
      ? unsafeDowncast(object, to: Self.self) : object as? Self
  }
}

/// Lets a schema list its fields one a line.
@resultBuilder
public enum FieldListBuilder<Owner: ModelObject> {
  /// A line.
  public static func buildExpression(_ field: Field<Owner>) -> Field<Owner> { field }

  /// The list.
  public static func buildBlock(_ fields: Field<Owner>...) -> [Field<Owner>] { fields }
}
