import Synchronization

/// A value that is worked out when it is first asked for, and kept: for what several rules ask of one object.
public struct Cached<Value: Sendable>: ~Copyable, Sendable {
  private let cell = Mutex<Value?>(nil)

  /// Nothing worked out yet.
  public init() {}

  /// The value, worked out by `make` the first time.
  public borrowing func value(_ make: () -> Value) -> Value {
    if let known = cell.withLock({ $0 }) { return known }
    let made = make()
    cell.withLock { $0 = made }
    return made
  }
}
