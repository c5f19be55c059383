import Syntax

/// Finds the comment that takes a finding out without looking at all comments of a file.
struct SuppressionIndex {
  /// The comments of one file, in document order.
  private struct FileIndex {
    var suppressions: [Suppression] = []
    /// The numbers of those that speak of the whole file, or of many lines.
    var wide: [Int] = []
    /// The numbers of the others, by line.
    var byLine: [Int: [Int]] = [:]
  }

  /// Comments that reach over more lines are not listed under each of them.
  private static let lineLimit = 32

  private var files: [SourceFile: FileIndex] = [:]

  /// - Parameter suppressions: the comments of all files, those of each in document order.
  init(_ suppressions: [Suppression]) {
    for suppression in suppressions {
      let source = suppression.place.source
      var index = files.removeValue(forKey: source) ?? FileIndex()
      let number = index.suppressions.count
      index.suppressions.append(suppression)
      if case .lines(let lines) = suppression.reach, lines.count <= Self.lineLimit {
        for line in lines { index.byLine[line, default: []].append(number) }
      } else {
        index.wide.append(number)
      }
      files[source] = index
    }
  }

  /// The first comment that takes a finding out, in the file of its place or else in those of its hidden places.
  func suppression(of finding: Finding) -> Suppression? {
    guard !files.isEmpty else { return nil }
    let places = [finding.place] + finding.hidden
    var asked: [SourceFile] = []
    for source in places.map(\.source) where !asked.contains(source) {
      asked.append(source)
      guard let index = files[source] else { continue }
      let near = places.filter { $0.source === source }
        .flatMap { index.byLine[source.lineTable.line(at: $0.span.start)] ?? [] }
      let number = (index.wide + near).filter { index.suppressions[$0].covers(finding) }.min()
      if let number { return index.suppressions[number] }
    }
    return nil
  }
}
