extension DiscoveryNotice {
  /// As many paths of one kind are named.
  private static let namedCount = 3

  /// The lines for people of many notices, in their order: skipped files of one kind share a line once they are more than a
  /// few. What made the run fail is always told one by one.
  public static func messages(of notices: [DiscoveryNotice]) -> [(message: String, isFailure: Bool)] {
    if notices.isEmpty { return [] }
    let counts = Dictionary(grouping: notices.filter(\.isShared), by: \.reason).mapValues(\.count)
    var told: [Reason: Int] = [:]
    return notices.compactMap { notice in
      guard notice.isShared, let count = counts[notice.reason], count > namedCount + 1 else {
        return (notice.message, notice.isFailure)
      }
      told[notice.reason, default: 0] += 1
      guard told[notice.reason] == 1 else { return nil }
      let paths = notices.lazy.filter { $0.isShared && $0.reason == notice.reason }.map(\.path).prefix(namedCount)
      return ("\(paths.joined(separator: ", ")) and \(count - namedCount) more: \(notice.explanation)", false)
    }
  }

  /// Repositories have such files by the dozen.
  private var isShared: Bool { !isFailure && reason == .template }
}
