import Synchronization

/// A value that is worked out when it is first asked for, and kept: for what several rules ask of one object.
public struct Cached<Value: Sendable>: ~Copyable, Sendable {
  @usableFromInline let cell: Mutex<Value?>

  /// Nothing worked out yet.
  @inlinable public init() { cell = Mutex(nil) }

  /// The value, worked out by `make` the first time.
  @inlinable
  public borrowing func value(_ make: () -> Value) -> Value {
    if let known = cell.withLock({ $0 }) { return known }
    let made = make()
    cell.withLock { $0 = made }
    return made
  }
}
