import Stack
import Syntax

/// A baseline, and which of its entries the findings of a run use up.
struct BaselineMatch {
  private let baseline: Baseline
  private let relative: RelativePaths

  /// The path that a file has in the baseline, by its path now; only of files that were renamed.
  private let oldPaths: [String: String]

  /// How many findings are left of each fingerprint, by the path in the baseline.
  private var left: [String: [String: Int]]

  /// A match that nothing has used yet.
  ///
  /// - Parameter trees: all files of the run.
  init(_ baseline: Baseline, relative: RelativePaths, trees: [SyntaxTree]) {
    self.baseline = baseline
    self.relative = relative
    let known = Set(baseline.files.map(\.path))
    let gone = baseline.files.filter { !FileStatus.exists(relative.absolute($0.path)) }
    let new =
      gone.isEmpty
      ? []
      : trees.compactMap { tree -> (path: String, content: ContentSketch)? in
        let path = relative.path(of: tree.source.path)
        return known.contains(path) ? nil : (path, ContentSketch(tree.source))
      }
    let renamed = RenamedFiles.find(gone, among: new)
    oldPaths = Dictionary(renamed.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    left = Dictionary(
      baseline.files.map { file in
        let counts = file.entries.map { ($0.fingerprint, $0.count) }
        return (file.path, Dictionary(counts, uniquingKeysWith: { $0 &+ $1 }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the baseline holds a finding. Each entry counts as often as it says, so that one more is always noticed.
  mutating func takes(_ finding: Finding) -> Bool {
    let now = relative.path(of: finding.place.source.path)
    let path = oldPaths[now] ?? now
    guard left[path] != nil else { return false }
    let fingerprint = finding.fingerprintInFile
    guard let count = left[path]?[fingerprint], count > 0 else { return false }
    left[path]?[fingerprint] = count - 1
    return true
  }

  /// What the run says about the baseline once all findings have been asked about.
  ///
  /// Entries have expired when the run could have found them: when it looked at all that the baseline was made of, and the rule
  /// was on.
  ///
  /// - Parameters:
  ///   - paths: the paths of the run.
  ///   - trees: all files of the run.
  ///   - isOn: whether a rule was on; nil when there is no such rule any more.
  func use(paths: [String], trees: [SyntaxTree], isOn: (String) -> Bool?) -> BaselineUse {
    let isWhole = coversAll(paths)
    let newPaths = Dictionary(oldPaths.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = Dictionary(
      trees.map { (relative.path(of: $0.source.path), $0.source) }, uniquingKeysWith: { first, _ in first })
    var expired = 0
    var files: [BaselinedFile] = []
    for file in baseline.files {
      let path = newPaths[file.path] ?? file.path
      let source = sources[path]
      let isGone = source == nil && !FileStatus.exists(relative.absolute(path))
      var entries: [BaselineEntry] = []
      for entry in file.entries {
        let unused = left[file.path]?[entry.fingerprint] ?? 0
        let canTell = isGone || (isWhole && isOn(entry.rule) != false)
        let kept = canTell ? entry.count - min(entry.count, unused) : entry.count
        expired += entry.count - kept
        if kept > 0 { entries.append(entry.with(count: kept)) }
      }
      if !entries.isEmpty {
        files.append(
          BaselinedFile(path: path, content: source.map { ContentSketch($0) } ?? file.content, entries: entries))
      }
    }
    return BaselineUse(
      expiredCount: expired, isWhole: isWhole, pruned: Baseline(paths: baseline.paths, files: files))
  }

  private func coversAll(_ paths: [String]) -> Bool {
    let run = paths.compactMap { RepositoryRoot.absolute($0) }
    return baseline.paths.allSatisfy { path in
      guard let absolute = RepositoryRoot.absolute(relative.absolute(path)) else { return false }
      return run.contains { FilePath.isPath(absolute, within: $0) }
    }
  }
}

/// What a run says about the baseline it was given.
public struct BaselineUse: Sendable {
  /// The number of findings in the baseline that are no longer found.
  public let expiredCount: Int

  /// Whether the run looked at all that the baseline was made of. If not, only files that are gone have expired.
  public let isWhole: Bool

  /// The baseline without what has expired, its files under the names they have now.
  public let pruned: Baseline
}
