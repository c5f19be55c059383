import Synchronization

/// A part of a rule that is only decoded when it is needed: most rules of most runs find nothing.
final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case made(Value?)
    case pending(@Sendable () -> Value?)
  }

  private let state: Mutex<State>

  /// A value that is there already.
  init(_ value: Value) { state = Mutex(.made(value)) }

  /// A value that `make` gives when it is first asked for; nil if it cannot.
  init(_ make: @escaping @Sendable () -> Value?) { state = Mutex(.pending(make)) }

  /// The value; nil when it could not be made.
  var value: Value? {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .pending(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
