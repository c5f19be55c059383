import Dispatch
import Synchronization

/// Runs work on all cores.
public enum Parallel {
  /// The results of `body` for all items, in their order.
  ///
  /// Items are handed out one at a time, so that a large file does not hold up the small ones behind it. Few items are
  /// done by the calling thread alone: to start another takes longer than they do.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @Sendable (Item) -> Result
  ) -> [Result] {
    guard items.count > 8 else { return items.map(body) }
    let next = Counter()
    let all = Mutex<[(Int, Result)]>([])
    DispatchQueue.concurrentPerform(iterations: min(items.count, processorCount)) { _ in
      var results: [(Int, Result)] = []
      while let index = next.take(below: items.count) { results.append((index, body(items[index]))) }
      all.withLock { [results] in $0 += results }
    }
    return all.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
  }
}

/// Hands out numbers to several threads.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func take(below limit: Int) -> Int? {
    let index = value.add(1, ordering: .relaxed).oldValue
    return index < limit ? index : nil
  }
}
