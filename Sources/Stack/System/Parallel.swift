import Synchronization

/// Runs work on all cores.
public enum Parallel {
  /// The results of `body` for all items, in their order.
  ///
  /// Items are handed out one at a time, so that a large file does not hold up the small ones behind it.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) -> Result
  ) async -> [Result] {
    guard items.count > 8 else { return items.map(body) }
    let next = Counter()
    let workers = min(items.count, processorCount)
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<workers {
        group.addTask {
          var results: [(Int, Result)] = []
          while let index = next.take(below: items.count) { results.append((index, body(items[index]))) }
          return results
        }
      }
      var all: [(Int, Result)] = []
      all.reserveCapacity(items.count)
      for await results in group { all += results }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
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
