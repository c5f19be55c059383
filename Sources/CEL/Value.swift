/// A value of an expression.
public enum Value: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A signed integer.
  case int(Int64)
  /// An unsigned integer.
  case uint(UInt64)
  /// A floating-point number.
  case double(Double)
  /// A string; compared by its code points, never by canonical equivalence.
  case string(String)
  /// Bytes.
  case bytes([UInt8])
  /// A list.
  case list([Value])
  /// A map.
  case map(ValueMap)
  /// An object of a model.
  case object(any ModelObject)
  /// The default of an object type: all fields are absent. What reading an absent field of that type gives.
  case absentObject(String)
  /// Not knowable statically; spreads through everything that needs it, and never fires.
  case unknown
}
