#if compiler(<6.2)
  /// Before Swift 6.2, all types can be used from several threads by their names alone.
  public typealias SendableMetatype = Any
#endif

/// A Swift type that a model's field may have.
public protocol CELConvertible: SendableMetatype {
  /// The type that expressions see.
  static var celType: CELType { get }

  /// The value that expressions see; nil for absent.
  var celValue: Value? { get }
}

/// What a model knows of something: a value, that there is none, or that it cannot be known statically.
///
/// An expression that needs an unknown value is itself unknown, and unknown never fires.
public enum Fact<Wrapped> {
  /// The value.
  case known(Wrapped)
  /// There is none.
  case absent
  /// It depends on the build, the environment or a file that is not there.
  case unknown

  /// The value, if it is known.
  public var value: Wrapped? {
    if case .known(let value) = self { value } else { nil }
  }

  /// Whether it cannot be known statically.
  public var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }

  /// The same fact of another value.
  public func map<Result>(_ transform: (Wrapped) -> Result) -> Fact<Result> {
    switch self {
    case .known(let value): .known(transform(value))
    case .absent: .absent
    case .unknown: .unknown
    }
  }
}

extension Fact: Sendable where Wrapped: Sendable {}
extension Fact: Equatable where Wrapped: Equatable {}

extension Fact: CELConvertible where Wrapped: CELConvertible {
  /// The type of the value.
  @inlinable
  public static var celType: CELType { Wrapped.celType }

  /// The value, absent or unknown.
  @inlinable
  public var celValue: Value? {
    switch self {
    case .known(let value): value.celValue
    case .absent: nil
    case .unknown: .unknown
    }
  }
}

extension Optional: CELConvertible where Wrapped: CELConvertible {
  /// The type of the value.
  @inlinable
  public static var celType: CELType { Wrapped.celType }

  /// The value, or absent.
  @inlinable
  public var celValue: Value? { flatMap(\.celValue) }
}

extension Bool: CELConvertible {
  /// `bool`.
  @inlinable
  public static var celType: CELType { .bool }

  /// The value.
  @inlinable
  public var celValue: Value? { .bool(self) }
}

extension Int: CELConvertible {
  /// `int`.
  @inlinable
  public static var celType: CELType { .int }

  /// The value.
  @inlinable
  public var celValue: Value? { .int(Int64(self)) }
}

extension Double: CELConvertible {
  /// `double`.
  @inlinable
  public static var celType: CELType { .double }

  /// The value.
  @inlinable
  public var celValue: Value? { .double(self) }
}

extension String: CELConvertible {
  /// `string`.
  @inlinable
  public static var celType: CELType { .string }

  /// The value.
  @inlinable
  public var celValue: Value? { .string(self) }
}

extension Array: CELConvertible where Element: CELConvertible {
  /// A list of the elements' type.
  @inlinable
  public static var celType: CELType { .list(Element.celType) }

  /// The list; absent elements are null.
  @inlinable
  public var celValue: Value? { .list(map { $0.celValue ?? .null }) }
}

extension Dictionary: CELConvertible where Key == String, Value: CELConvertible {
  /// A map from strings to the values' type.
  @inlinable
  public static var celType: CELType { .map(.string, Value.celType) }

  /// The map, its keys in order.
  @inlinable
  public var celValue: CEL.Value? {
    let entries = sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .map(ValueMap(entries.map { (.string($0.key), $0.value.celValue ?? .null) }))
  }
}

extension ModelObject {
  /// The type that the class declares.
  @inlinable
  public static var celType: CELType { .object(modelSchema.name) }

  /// The object.
  @inlinable
  public var celValue: Value? { .object(self) }
}
