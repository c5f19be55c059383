import Synchronization

/// How far a run is: counted by the threads that do the work, read by whoever shows it.
public final class RunProgress: Sendable {
  /// What a run does, one after the other.
  public enum Phase: Int, Sendable {
    /// Files are being looked for.
    case finding
    /// Files are read and parsed.
    case reading
    /// Rules are run.
    case linting
    /// Another program is asked.
    case asking
  }

  private let phase = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let total = Atomic<Int>(0)

  /// A run that has not begun.
  public init() {}

  /// What is being done, how often it is done already, and how often it has to be; 0 when that is not known.
  public var state: (phase: Phase, done: Int, total: Int) {
    (
      Phase(rawValue: phase.load(ordering: .relaxed)) ?? .finding, done.load(ordering: .relaxed),
      total.load(ordering: .relaxed)
    )
  }

  /// Begins a phase of so many steps.
  func begin(_ phase: Phase, of count: Int = 0) {
    done.store(0, ordering: .relaxed)
    total.store(count, ordering: .relaxed)
    self.phase.store(phase.rawValue, ordering: .relaxed)
  }

  /// Counts a step.
  func step() { done.add(1, ordering: .relaxed) }
}
